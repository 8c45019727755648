#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/roles.h"
#include "model/facts.h"

namespace clausebook {

// One trait of a text, by the hash of its name, and how much it counts before the model's own weighting.
struct Feature {
    std::uint64_t hash = 0;
    float weight = 0;

    friend bool operator==(const Feature&, const Feature&) = default;
};

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

// What a feature's name is made of, for people: "words 'need to'".
using FeatureNames = std::map<std::uint64_t, std::string>;

// The passage's features, by hash, each once: folded words, their stems, neighbouring words, stems no more than three words apart, and runs of 3 to
// 5 letters; the heading's apart from the text's; the functions of the roles that are named, who stands before whom, periods with a number, and the
// facts.
// `names`, where given, takes up what each hash means.
std::vector<Feature> passage_features(const Passage& passage, const Roles& roles, FeatureNames* names = nullptr);

}  // namespace clausebook
