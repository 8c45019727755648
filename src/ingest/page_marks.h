#pragma once
#include <vector>

#include "ingest/page_words.h"

namespace clausebook {

// Takes out of a page's words what is stamped over or beside its text: letters far larger than the text that lie across other
// words, and words that run in another direction. before_line is left at 0.
std::vector<Furniture> take_marks(PageWords& page);

}  // namespace clausebook
