#pragma once
#include <vector>

#include "ingest/page_words.h"

namespace clausebook {

// A line with what is needed to judge, once all pages are read, how it stands to its neighbours.
struct PageLine {
    Line line;              // text, style, box, page; indents, gap and start not yet
    double first_word = 0;  // width of its first word
    double text_left = 0;   // left edge of the first letter after a printed label or bullet
    double baseline = 0;    // bottom of most of its letters
    double doubtful = 0;    // share of letters that are no readable characters
    int column = 0;         // on its page, from the left
    int columns = 1;        // that its part of the page has
};

// The lines of one page in reading order: column by column where it has columns, else from the top. A row of a
// table is one line, its cells parted by tabs. `usual_gutter` as in page_columns.h.
std::vector<PageLine> lines_of_page(const PageWords& page, double& usual_gutter);

}  // namespace clausebook
