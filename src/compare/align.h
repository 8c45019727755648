#pragma once
#include <vector>

#include "model/alignment.h"
#include "model/document_record.h"

namespace clausebook {

struct AlignOptions {
    bool one_to_one = false;  // each clause of the documents is matched with at most one of each other, so that the whole fits best
};

// The equivalents of unit `unit` of `from` in each of `others` (`from` itself is passed over), catalogued or not: likeness of the words (rare ones
// weigh more; a clause that is contained in a longer one counts), of the headings, provisions that both answer, facts, and place. A list
// item is read with the sentence that opens it. None where nothing is alike enough.
Alignment align_clause(const DocumentRecord& from, int unit, const std::vector<DocumentRecord>& others, const AlignOptions& options);

}  // namespace clausebook
