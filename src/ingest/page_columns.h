#pragma once
#include <cstddef>
#include <vector>

#include "ingest/page_words.h"

namespace clausebook {

// A part of a page whose words stand in one column.
struct ColumnPart {
    std::vector<std::size_t> words;  // indices, in no order
    int column = 0;
    int columns = 1;
};

// Cuts a page into parts in reading order: what stands across the page, then the columns from the left, and so on down.
// `usual_gutter` is the middle of the gutter between two columns on the pages before, 0 where there was none; it is kept up.
std::vector<ColumnPart> column_parts(const std::vector<PageWord>& words, double& usual_gutter);

}  // namespace clausebook
