#pragma once
#include <vector>

#include "ingest/page_lines.h"

namespace clausebook {

// Sets Line::indent, text_indent, gap_before, spare and start of every line, by what the whole document shows of its columns'
// edges and its usual distance between lines. `lines` are in reading order, page furniture taken out.
void set_line_features(std::vector<PageLine>& lines);

}  // namespace clausebook
