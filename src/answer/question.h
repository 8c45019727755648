#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/asked_provisions.h"

namespace clausebook {

// Tells which provisions a text asks for.
using AskModel = std::function<AskedProvisions(std::string_view)>;

struct QuestionPart {
    std::string text;  // of the question, with the sentences that lead up to it
    AskedProvisions asked;
};

// The questions that a text asks: cut where a sentence, or a clause behind "and", "or", "but" or a semicolon, asks something of its own
// ("..., and who decides?"); sentences that ask nothing go with the question that they lead up to. Parts that ask the same, and those that say
// too little by themselves ("and in writing?"), stay together. Never empty: a text that asks nothing is one part.
std::vector<QuestionPart> split_question(std::string_view question, const AskModel& ask);

}  // namespace clausebook
