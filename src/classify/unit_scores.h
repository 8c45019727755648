#pragma once
#include <vector>

#include "catalogue/roles.h"
#include "classify/features.h"
#include "classify/known_words.h"
#include "learning/linear_model.h"
#include "model/protocol_doc.h"

namespace clausebook {

// What the model thinks of each unit of a document, before rules and thresholds.
struct UnitScores {
    std::vector<int> units;                    // the units that can answer anything: they have text of their own and are no title line
    std::vector<std::vector<double>> scores;   // by place in `units`, then key of the model: log-odds
    std::vector<std::vector<Span>> answering;  // likewise: the sentence that answers best, in ProtocolDoc::text
    std::vector<double> lengths;               // by place in `units`: of the whole unit's features (LinearModel::Sum)
    std::vector<KnownPassage> passages;        // likewise: its words and those that introduce it, as far as they have names
};

// The passage that stands for a unit: its text, the nearest heading, for an item of a list the sentence that opens it, and its facts.
Passage unit_passage(const ProtocolDoc& doc, const Facts& facts, int unit);

// A unit's score is (with `sentences`) the greater of the whole unit's and its best sentence's, the latter held back a little: a long paragraph answers a
// question in one place. `known` must outlive what is given.
UnitScores score_units(const ProtocolDoc& doc, const Facts& facts, KnownWords& known, const Roles& roles, bool sentences = true);

}  // namespace clausebook
