#pragma once
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "model/document_record.h"
#include "model/findings.h"

namespace clausebook {

// What a reviewer would want to know of a classified document, alone and beside its peers: provisions that most peers have and it lacks, limits longer or
// shorter than the peers' median (of like limits only), vague limits, limits that contradict each other, deciders without a route for disputes,
// dangling, doubtful and repealed references, lapsed bodies and terms, abbreviations that nothing explains, several names of one statutory post, doubts of
// numbering, an overdue review. `today`: ISO date.
CheckReport check_document(const DocumentRecord& record, const std::vector<DocumentRecord>& peers, const Catalogue& catalogue, const std::string& today);

}  // namespace clausebook
