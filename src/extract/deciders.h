#pragma once
#include <vector>

#include "catalogue/roles.h"
#include "model/facts.h"
#include "model/protocol_doc.h"

namespace clausebook {

// Who decides, approves, reviews, advises, investigates, or is told or asked, in each unit of a document: one row a unit, role and stage,
// in document order. A list item is read with the sentence that introduces it. The span holds the role's words, or, where the role
// stands in the introducing sentence, the words that say what it does.
std::vector<Decider> extract_deciders(const ProtocolDoc& doc, const Roles& roles);

}  // namespace clausebook
