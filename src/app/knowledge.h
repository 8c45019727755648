#pragma once
#include "app/library.h"
#include "base/result.h"
#include "catalogue/catalogue.h"
#include "classify/linear_model.h"

namespace clausebook {

// What the stages need besides a document: read once, used from several threads.
struct Knowledge {
    Catalogue catalogue;
    LinearModel provisions;  // which provision a clause answers
};

// Errors: those of read_catalogue and LinearModel::open.
Result<Knowledge> read_knowledge(const Installation& installation);

}  // namespace clausebook
