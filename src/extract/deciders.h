#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "extract/decider_model.h"
#include "extract/reading.h"
#include "learning/feature.h"
#include "model/facts.h"

namespace clausebook {

inline constexpr std::string_view k_learnt_rule = "learnt";

// Who decides, approves, reviews, advises, investigates, or is told or asked, in each unit of a document: one row a unit, role and stage,
// in document order. Frames speak first (decider_table.h); of the other roles the model is asked, and the rule is then k_learnt_rule. A list item is read with
// the sentence that introduces it. The span holds the role's words, or, where the role stands in the introducing sentence, the words that say what it does.
std::vector<Decider> extract_deciders(const DocumentReading& document, const DeciderModel& model);

// A place in a unit's own text where a role is named, as an example to learn from.
struct DeciderCandidate {
    std::string role;      // as printed
    bool pronoun = false;  // it is meant by "who" or "they" there
    bool by_rule = false;  // a frame speaks of it
    std::vector<Feature> features;
};

// All such places of a document.
std::vector<DeciderCandidate> decider_candidates(const DocumentReading& document);

}  // namespace clausebook
