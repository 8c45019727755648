#pragma once
#include <vector>

#include "compare/diff_tokens.h"

namespace clausebook {

// How alike units are by the words they share, a rare word weighing more than a common one.
class Likeness {
 public:
    Likeness(const DiffDocument& old_doc, const DiffDocument& new_doc, std::size_t vocabulary_size);

    double weight(const std::vector<int>& sorted_words) const;
    // Weight of the words that both lists have, each as often as both have it.
    double shared(const std::vector<int>& sorted_a, const std::vector<int>& sorted_b) const;
    // 0 nothing shared, 1 the same words: twice the shared weight over the sum of both (Dice's coefficient).
    double likeness(const std::vector<int>& sorted_a, const std::vector<int>& sorted_b) const;

 private:
    std::vector<double> weights_;  // by number of the word: the logarithm of units over units that have it
};

}  // namespace clausebook
