#pragma once
#include "model/change.h"
#include "model/facts.h"
#include "model/protocol_doc.h"

namespace clausebook {

// What changed from the old version of a document to the new one. Facts give the substance of each change and the references that
// broke; without them (empty) the rest is the same. Never fails; deterministic.
Changes diff_documents(const ProtocolDoc& old_doc, const Facts& old_facts, const ProtocolDoc& new_doc, const Facts& new_facts);

}  // namespace clausebook
