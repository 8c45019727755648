#pragma once
#include <vector>

#include "catalogue/catalogue.h"
#include "learning/linear_model.h"
#include "model/facts.h"
#include "model/protocol_doc.h"
#include "model/provision.h"

namespace clausebook {

// What one document says on each provision of the catalogue, in the catalogue's order: the units that answer it, best first, each with its
// probability and reasons, and of each the sentence that answers (`quotes`); or, where none is likely enough, silence and the units that came
// closest. `value` is left empty (compare/values.h fills it). A provision that the model does not know is silent.
std::vector<ProvisionAnswer> classify_document(const ProtocolDoc& doc, const Facts& facts, const LinearModel& model, const Catalogue& catalogue);

}  // namespace clausebook
