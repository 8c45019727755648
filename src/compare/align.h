#pragma once
#include <vector>

#include "model/alignment.h"

namespace clausebook {

struct AlignOptions {
    bool one_to_one = false;  // each clause is matched with at most one of each other document, so that the whole fits best
};

// The equivalents of clause `which` of `asked` among those that are likely to be some, catalogued or not: likeness of the words (rare ones weigh more; a clause
// that is contained in a longer one counts), of the headings, provisions that both answer, facts, and place. A list item is read with the sentence that opens
// it. None where nothing is alike enough. One to one, `asked` are all clauses of its document. In whatever order clauses are given, the outcome is the same.
Alignment align_clause(const std::vector<ComparableClause>& asked, std::size_t which, const LikelyEquivalents& likely, const WordCounts& counts,
                       const AlignOptions& options);

}  // namespace clausebook
