#pragma once
#include <string>
#include <vector>

#include "model/protocol_doc.h"

namespace clausebook {

// One unit of a document made for a test.
struct SmallUnit {
    std::string id;
    std::string parent;  // the id of an earlier unit; empty at the top
    UnitKind kind = UnitKind::paragraph;
    std::string label;
    std::string heading;
    std::string text;
};

// A document of these units, its text laid out as the segmenter lays it out. The title, where one is given, is that of its details too.
ProtocolDoc small_doc(const std::vector<SmallUnit>& units, const std::string& title = {});

}  // namespace clausebook
