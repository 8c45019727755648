#pragma once
#include "catalogue/catalogue.h"
#include "extract/decider_model.h"
#include "model/facts.h"
#include "model/protocol_doc.h"

namespace clausebook {

// All facts that a document's units state, each list in document order.
Facts extract_facts(const ProtocolDoc& doc, const Catalogue& catalogue, const DeciderModel& deciders);

}  // namespace clausebook
