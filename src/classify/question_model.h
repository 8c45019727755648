#pragma once
#include <string_view>

#include "catalogue/roles.h"
#include "classify/linear_model.h"
#include "model/asked_provisions.h"

namespace clausebook {

// Which provisions a question or the words of a search ask for, by the model that was learnt from corpus/training (provisions.model): the
// same that reads clauses, so that a question and the clause that answers it are told by the same traits. An empty text asks for nothing.
AskedProvisions which_provisions(std::string_view question, const LinearModel& model, const Roles& roles);

}  // namespace clausebook
