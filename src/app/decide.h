#pragma once
#include <vector>

#include "app/knowledge.h"
#include "app/library.h"
#include "book/apply_decisions.h"
#include "model/decision.h"
#include "model/document_record.h"

namespace clausebook {

// What people decided about a document, laid over what the program made of it: first how it is cut into units, then its answers. The same record and decisions
// give the same. `outcomes`, where given, gets what became of each decision.
void decide_units(const Library& library, DocumentRecord& record, std::vector<DecisionOutcome>* outcomes = nullptr);
void decide_cells(const Library& library, DocumentRecord& record, std::vector<DecisionOutcome>* outcomes = nullptr);

// Of `decisions` those that count in a version of a document of the library.
StandingDecisions standing_decisions(const Library& library, const std::vector<Decision>& decisions, const DocumentRef& ref);
// Ids and citations as the units now stand.
void rename_units(ProtocolDoc& doc);
// How a document is made anew whose units were changed. `knowledge` must outlive it.
Renewal renewal_with(const Knowledge& knowledge);

}  // namespace clausebook
