#pragma once
#include <optional>
#include <vector>

#include "model/source_text.h"

namespace clausebook {

// Says of each of `source.lines` whether it is page furniture, by repetition and place: running headers and footers, page
// numbers, contents lists, watermarks. Lines are in reading order with page_number set; those without pages are searched
// for contents lists only. With geometry (Line::box, Page::height) the place on the page counts, without it the order of
// lines on it.
std::vector<std::optional<FurnitureKind>> find_furniture(const SourceText& source);

// Moves the lines that `kinds` names to `source.furniture` (with before_line set) and mines all furniture for page labels
// (`pages[i].label`), dates, version and DRAFT/SUPERSEDED marks (`details`, where still empty, and diagnostics).
void take_out(SourceText& source, const std::vector<std::optional<FurnitureKind>>& kinds);

// Both in one.
inline void take_furniture(SourceText& source) { take_out(source, find_furniture(source)); }

}  // namespace clausebook
