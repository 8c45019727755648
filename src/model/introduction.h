#pragma once
#include "model/protocol_doc.h"

namespace clausebook {

// What opens a list is a sentence or a few. What is longer is none: it would be weighed again with every item.
inline constexpr std::size_t k_longest_introduction = 4000;

// The words of the unit above where they open a list, which is told by the colon that ends them; else empty.
inline std::string_view introduction_of(const ProtocolDoc& doc, int unit) {
    const int parent = doc.units[static_cast<std::size_t>(unit)].parent;
    if (parent < 0) return {};
    const std::string_view above = doc.words(doc.units[static_cast<std::size_t>(parent)].text);
    return !above.empty() && above.back() == ':' && above.size() <= k_longest_introduction ? above : std::string_view();
}

}  // namespace clausebook
