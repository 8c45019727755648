#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "model/answer.h"

namespace clausebook {

// The documents without an answer to one part of a question that asks for something known, in the order of Answer::sources.
struct PartSources {
    std::vector<const CitedSource*> not_found;
    std::vector<const CitedSource*> silent;  // a person has checked it, for every provision that the part asks for
    std::vector<const CitedSource*> elsewhere;
};

PartSources sources_without(const Answer& answer, std::size_t part);

// "checked by A. Officer on 31 March 2026", once for each who checked the document on this part; empty where nobody has.
std::string checked_words(const Answer& answer, std::size_t part, const std::string& document);

// The law that governs what a part asks for, each named once.
std::vector<std::string> statutes_of(const AnswerPart& part);

}  // namespace clausebook
