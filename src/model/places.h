#pragma once
#include <string_view>
#include <vector>

#include "model/protocol_doc.h"

namespace clausebook {

// The pages that a run of the text stands on, in order; none where the format has no pages.
std::vector<Page> pages_of(const ProtocolDoc& doc, Span span);

// The unit that a run of the text lies in; -1 where it is in none.
int unit_of(const ProtocolDoc& doc, Span span);

// The headings above a unit and its own, from the top.
std::vector<std::string_view> headings_of(const ProtocolDoc& doc, int unit);

}  // namespace clausebook
