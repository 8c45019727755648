#pragma once
#include <string_view>

#include "classify/features.h"
#include "learning/linear_model.h"
#include "model/asked_provisions.h"

namespace clausebook {

// Which provisions a question or the words of a search ask for, by the model that was learnt from corpus/training for it (questions.model,
// train_question_models); `concepts` are those that it was learnt with. An empty text asks for nothing.
AskedProvisions which_provisions(std::string_view question, const LinearModel& model, const Concepts& concepts);

}  // namespace clausebook
