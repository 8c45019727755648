#pragma once
#include <vector>

#include "compare/diff_tokens.h"
#include "model/change.h"

namespace clausebook {

// The words of some units of the old version against some of the new one (one each, or one against several), as runs in reading
// order; what is replaced comes before what replaces it. The old runs, one after another, are the old units' labels,
// headings and texts letter for letter, the new runs the new ones'.
std::vector<WordsRun> diff_words(const DiffDocument& old_doc, const std::vector<int>& old_units, const DiffDocument& new_doc,
                                 const std::vector<int>& new_units);

}  // namespace clausebook
