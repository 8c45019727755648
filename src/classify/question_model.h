#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/roles.h"
#include "classify/linear_model.h"

namespace clausebook {

struct AskedProvision {
    std::string key;         // of corpus/provisions.xml
    double probability = 0;  // that it is what the question is about; all of them and `nothing` make 1
};

// What a question or a search asks for.
struct AskedProvisions {
    std::vector<AskedProvision> ranked;  // every provision that the model knows, likeliest first
    double nothing = 0;                  // the probability that it asks for none of them

    // It asks for something else: no provision is likelier than none.
    bool none() const { return ranked.empty() || nothing > ranked.front().probability; }
};

// Which provisions a question or the words of a search ask for, by the model that was learnt from corpus/training (provisions.model): the
// same that reads clauses, so that a question and the clause that answers it are told by the same traits. An empty text asks for nothing.
AskedProvisions which_provisions(std::string_view question, const LinearModel& model, const Roles& roles);

}  // namespace clausebook
