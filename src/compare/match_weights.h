#pragma once
#include <vector>

namespace clausebook {

struct WeightedPair {
    int left = 0;   // from 0
    int right = 0;  // from 0
    int weight = 0;
};

// The pairs of the heaviest matching: no left and no right stands in two of them, and no other choice weighs more. Gives for each left
// its right, -1 for none.
std::vector<int> heaviest_matching(int lefts, int rights, const std::vector<WeightedPair>& pairs);

}  // namespace clausebook
