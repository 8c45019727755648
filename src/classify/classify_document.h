#pragma once
#include <vector>

#include "catalogue/catalogue.h"
#include "learning/linear_model.h"
#include "model/facts.h"
#include "model/protocol_doc.h"
#include "model/provision.h"

namespace clausebook {

// How a document is classified; what the measurements of docs/quality/provisions.md vary.
struct ClassifyOptions {
    // The least probability of an answer. Chosen on whole protocols that the model was not shown, a third of them at a time: the middle of the thresholds
    // whose share of right cells is within the noise of the best.
    double found = 0.25;
    bool sentences = true;  // a unit answers as well as its best sentence does
    bool rules = true;      // no answer without the fact that its question asks for
};

// What one document says on each provision of the catalogue, in the catalogue's order: the units that answer it, best first, each with its
// probability and reasons, and of each the sentence that answers (`quotes`); or, where none is likely enough, silence and the units that came
// closest. `value` is left empty (compare/values.h fills it). A provision that the model does not know is silent.
std::vector<ProvisionAnswer> classify_document(const ProtocolDoc& doc, const Facts& facts, const LinearModel& model, const Catalogue& catalogue,
                                               const ClassifyOptions& options = {});

}  // namespace clausebook
