#pragma once
#include <memory>

#include "app/library.h"
#include "base/result.h"
#include "catalogue/provisions.h"
#include "catalogue/synonyms.h"
#include "classify/features.h"
#include "learning/linear_model.h"

namespace clausebook {

// What it takes to understand a question or a search.
struct QuestionKnowledge {
    Provisions provisions;
    Synonyms synonyms;
    LinearModel model;  // which provision a question asks for
    Concepts concepts;  // that it was learnt with
};

// What the installation holds, or else what is read from its share folder: a part of Knowledge, so that a search starts quickly. Errors: those of
// read_provisions, read_synonyms and LinearModel::open.
Result<std::shared_ptr<const QuestionKnowledge>> question_knowledge(const Installation& installation);

}  // namespace clausebook
