#pragma once
#include "model/source_text.h"

namespace clausebook {

// Makes words whole that a line's end has cut: the rest moves up to the line where the word begins, and a line of which nothing is left goes.
// What becomes of the hyphen says text/cut_words.h; a soft hyphen always goes, dashes stay. A line continues the one before unless its start,
// label, role or list sign says otherwise; furniture is taken out before, its places kept up.
void join_cut_words(SourceText& source);

}  // namespace clausebook
