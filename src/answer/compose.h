#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "answer/question.h"
#include "catalogue/provisions.h"
#include "model/answer.h"
#include "model/stored_answer.h"

namespace clausebook {

// How well the words of one part of a question are found in a unit: by document and unit's id; 1 for the unit that has them best.
using WordFit = std::map<std::pair<std::string, std::string>, double>;

// The provisions that a part of a question may mean, likeliest first: their answers are needed to tell which it does.
std::vector<std::string> candidate_keys(const QuestionPart& part);

// Which provisions a part asks for: by what the model says of the words, and by how well the words are found in the units that answer each.
// `stored` holds what the documents say on the candidates.
AnswerPart understand_part(const QuestionPart& part, const std::vector<StoredAnswer>& stored, const WordFit& fit, const Provisions& provisions);

// The other steps of the rules that the parts ask for, in the catalogue's order. What is a step of several rules leads to none of them.
std::vector<std::string> step_keys(const std::vector<AnswerPart>& parts, const Provisions& provisions);

// Puts together what the documents say to each part, and on the other steps of the same rule where they state it. `stored` holds what they say on the
// parts' provisions and steps; `fits` has one for each part; `sources` names the documents that were asked, our own first. Within an answer, units that
// have the question's words go before equally good ones.
Answer compose_answer(std::string question, std::vector<AnswerPart> parts, const std::vector<StoredAnswer>& stored, const std::vector<WordFit>& fits,
                      std::vector<CitedSource> sources, const Provisions& provisions);

}  // namespace clausebook
