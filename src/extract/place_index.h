#pragma once
#include <map>
#include <string>
#include <vector>

#include "extract/place_mentions.h"
#include "model/protocol_doc.h"

namespace clausebook {

// A step, stage or note that is no unit's label, heading or kind is none of this document's places: "at step 2 the officer replies".
bool must_be_named(std::string_view noun);

// The units of a document by their labels as printed, to find the place that a reference means.
class PlaceIndex {
 public:
    explicit PlaceIndex(const ProtocolDoc& doc);

    // The unit that the mention in the unit `from` means; -1 where no such place exists. Of several that bear the label: one whose
    // kind the mention's noun names ("section 3"), in the same part of the document, on the side that "above" or "below" says, the nearest.
    int resolve(const PlaceMention& place, int from) const;

    // Whether any unit bears the first of the labels, by itself or at the head of its own.
    bool knows_first(const std::vector<std::string>& labels) const;
    // The greatest number that a top-level label bears.
    int greatest_number() const { return greatest_number_; }

 private:
    int neighbour(const PlaceMention& place, int from) const;
    const Unit& unit(int at) const { return doc_.units[static_cast<std::size_t>(at)]; }
    bool bears_name(int at, std::string_view noun) const;  // in its label or heading
    int depth_shared(int a, int b) const;

    const ProtocolDoc& doc_;
    std::vector<std::vector<std::string>> own_, path_;           // by unit: the parts of its label, and those of the labels from the top
    std::map<std::string, std::vector<int>, std::less<>> last_;  // units by the last part of their label
    int greatest_number_ = 0;
};

}  // namespace clausebook
