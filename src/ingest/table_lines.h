#pragma once
#include <vector>

#include "model/source_text.h"

namespace clausebook {

// A table as its cells' paragraphs; empty paragraphs are left out, but for those that only a number makes.
struct TableCells {
    using Cell = std::vector<Line>;
    using Row = std::vector<Cell>;
    std::vector<Row> rows;
};

// The table's lines in reading order. A table that sets out data gives a line a row, role table_row, cells parted by tabs. One that only places
// prose gives the prose: a box around text, a column of numbers beside a column of clauses, lists side by side (read down each).
std::vector<Line> table_lines(TableCells table);

}  // namespace clausebook
