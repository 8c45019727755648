#pragma once
#include <string>

#include "render/diff_view.h"
#include "render/text_table.h"

namespace clausebook {

// For a terminal: the substance first, broken references, then each change with its words marked, renumbering in one
// line. Removed words are [-so-] and inserted ones {+so+}; with colour, red and green instead.
std::string diff_text(const VersionComparison& versions, const TextStyle& style);

}  // namespace clausebook
