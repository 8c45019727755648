#pragma once
#include <vector>

#include "ingest/page_words.h"

namespace clausebook {

using WordRow = std::vector<const PageWord*>;  // one printed line, from the left

// A printed line, or a row of a table: cells of one or more printed lines each.
struct PrintedRow {
    std::vector<std::vector<WordRow>> cells;

    bool is_table() const { return cells.size() > 1; }
};

// Finds tables among the printed lines of a column, from the top: at least three lines in a row whose words begin again at the
// same place after a wide gap, and no word across it. Lists, whose labels stand before a gap as well, are no tables. Lines
// that are in none come back as they are, in one cell.
std::vector<PrintedRow> table_rows(std::vector<WordRow> lines);

}  // namespace clausebook
