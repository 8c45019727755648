#pragma once
#include <vector>

#include "model/source_text.h"

namespace clausebook {

// Writers use heading styles to number clauses and break lines by hand inside paragraphs. These two weigh what such markup says against the
// words, so that a line's role and start mean what they say.

// Headings that are sentences become body text or, where they bear an automatic number, list items: long ones, ones that end as
// sentences do, and short sentences of a level that holds mostly such.
void demote_prose_headings(std::vector<Line>& lines);

// Lines that a manual line break parts from the one before (start unknown): where the breaks only wrap running text the start stays
// unknown; else the line begins a block of its own, and the one before is whole. A line that goes on in small letters in
// the middle of a sentence stays unknown.
void settle_line_breaks(std::vector<Line>& lines);

}  // namespace clausebook
