#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/roles.h"
#include "catalogue/synonyms.h"
#include "learning/feature.h"
#include "model/facts.h"

namespace clausebook {

// What the model is asked about: a clause, or one sentence of it, in its surroundings; for a question or a search only `text`.
struct Passage {
    std::string_view heading;       // the nearest heading above the clause, or its own
    std::string_view introduction;  // of a list item: the sentence that opens its list
    std::string_view text;
    std::vector<std::string> facts = {};  // what was extracted from `text`, as fact_traits() names it
    bool question = false;                // asks for a provision instead of making it
};

// The facts that stand in a run of a document's text (a unit's, or one sentence's), as names of traits: "limit officer figure",
// "promise full-reply", "decides dispute".
std::vector<std::string> fact_traits(const Facts& facts, int unit, Span within);

// The text that a passage's own features are taken from: its introduction, if any, and its text.
std::string text_of(const Passage& passage);

// That a clause stands next to one that answers a provision.
Feature neighbour_feature(std::string_view key);

// All features of a passage, by hash, each once; those of the kinds `without` ("near", "heading near") left out.
//
// Of the words: folded words, their stems, neighbouring words, stems no more than three words apart, runs of 3 to 5 letters, periods with a number. Of the
// roles named: their functions, and who stands before whom. Of the question: its stems. The heading's features stand in a space of their own.
std::vector<Feature> passage_features(const Passage& passage, const Roles& roles, const std::vector<std::string>& without = {});

// What words point to, by their stems: the groups of corpus/concepts.xml, each named by its first term.
using Concepts = std::unordered_map<std::string, std::vector<std::string>>;
Concepts concepts_by_stem(const Synonyms& groups);

// The features of a question, of a search's words, or of a clause as an example of what is asked: folded words, neighbouring words, stems no more than
// three words apart, runs of 3 to 5 letters within a word and the blanks round it, the concepts that words point to, and concepts that follow each other. By
// hash, each once; what comes again counts by the logarithm.
std::vector<Feature> question_features(std::string_view text, const Concepts& concepts);

}  // namespace clausebook
