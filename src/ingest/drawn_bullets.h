#pragma once
#include <vector>

#include "ingest/page_lines.h"
#include "ingest/pdf_file.h"

namespace clausebook {

// Browsers draw the discs and squares of a list as shapes, not as letters. Where a document prints no bullet as a letter,
// looks for ink of a bullet's size and place before its indented lines, on the drawn pages, and sets Line::bullet and start.
// `lines` have their features set.
void find_drawn_bullets(const PdfFile& file, std::vector<PageLine>& lines);

}  // namespace clausebook
