#pragma once
#include <string>
#include <vector>

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

}  // namespace clausebook
