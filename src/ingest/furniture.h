#pragma once
#include "model/source_text.h"

namespace clausebook {

// Takes out of `source.lines` what is page furniture, by repetition and place: running headers and footers, page numbers,
// contents lists, watermarks. It goes to `source.furniture` (with before_line set) and is mined for page labels
// (`pages[i].label`), dates, version and DRAFT/SUPERSEDED marks (`details`, where still empty, and diagnostics).
// `source.lines` are in reading order with page_number set; those without pages are searched for contents lists only.
// With geometry (Line::box, Page::width and height) the place on the page counts, without it the order of lines on it.
void take_furniture(SourceText& source);

}  // namespace clausebook
