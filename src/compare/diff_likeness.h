#pragma once
#include <utility>
#include <vector>

#include "compare/diff_tokens.h"

namespace clausebook {

// How alike units are by the words they share, a rare word weighing more than a common one.
class Likeness {
 public:
    Likeness(const DiffDocument& old_doc, const DiffDocument& new_doc, std::size_t vocabulary_size);

    double weight(int word) const { return weights_[static_cast<std::size_t>(word)]; }
    double weight(const std::vector<int>& sorted_words) const;
    std::size_t vocabulary_size() const { return weights_.size(); }
    // Weight of the words that both lists have, each as often as both have it.
    double shared(const std::vector<int>& sorted_a, const std::vector<int>& sorted_b) const;
    // 0 nothing shared, 1 the same words: twice the shared weight over the sum of both (Dice's coefficient).
    double likeness(const std::vector<int>& sorted_a, const std::vector<int>& sorted_b) const;

 private:
    std::vector<double> weights_;  // by number of the word: the logarithm of units over units that have it
};

// Finds, among some units, those like a given one without comparing it with each.
class SharedWords {
 public:
    SharedWords(const DiffDocument& doc, const std::vector<int>& units, const Likeness& likeness);

    // The units whose likeness to these words is at least `least`, with it; in order.
    std::vector<std::pair<int, double>> likeness_to(const std::vector<int>& sorted_words, double least);

 private:
    struct Posting {
        int place;  // index into units_
        int count;
    };
    const Likeness& likeness_;
    std::vector<int> units_;
    std::vector<double> weights_;                 // by place: of all its words
    std::vector<std::vector<Posting>> postings_;  // by word
    std::vector<double> shared_;                  // by place; all zero between calls
};

}  // namespace clausebook
