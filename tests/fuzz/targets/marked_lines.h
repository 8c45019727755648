#pragma once
#include <string_view>

#include "model/source_text.h"

namespace clausebook {

// A text whose lines say before a "|" what markup or layout would: letters T H I R N (title, heading, list item, table row, note), w (whole
// paragraph), n c (new block, continuation), b (bullet), * (bold), digits (page), > (indented), ^ (space above), then "label|" where "l" is among them.
SourceText marked_lines(std::string_view bytes);

}  // namespace clausebook
