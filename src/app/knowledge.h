#pragma once
#include <memory>

#include "app/library.h"
#include "app/question_knowledge.h"
#include "base/result.h"
#include "catalogue/catalogue.h"
#include "extract/decider_model.h"
#include "learning/linear_model.h"

namespace clausebook {

// What the stages need besides a document: read once, used from several threads.
struct Knowledge {
    Catalogue catalogue;
    LinearModel provisions;  // which provision a clause answers
    std::shared_ptr<const QuestionKnowledge> questions;
    DeciderModel deciders;  // which roles decide, advise, review or are told where no frame says so
};

// What the installation holds, or else what is read from its share folder. Errors: those of read_catalogue, question_knowledge, LinearModel::open and
// DeciderModel::open.
Result<std::shared_ptr<const Knowledge>> shared_knowledge(const Installation& installation);
// The same as a value of one's own.
Result<Knowledge> read_knowledge(const Installation& installation);

}  // namespace clausebook
