#pragma once
#include <vector>

#include "catalogue/roles.h"
#include "extract/marked_clauses.h"
#include "learning/train_linear.h"

namespace clausebook {

// Learns from marked clauses which of the roles that a clause names decides, advises, reviews or is told: what DeciderModel asks. The same input gives the
// same bytes.
TrainedWeights train_decider_model(const std::vector<MarkedClause>& clauses, const Roles& roles);

}  // namespace clausebook
