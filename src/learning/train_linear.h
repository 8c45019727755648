#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "learning/feature.h"
#include "learning/linear_model.h"

namespace clausebook {

// Examples as rows of numbers, with the features that make the columns.
struct TrainingTable {
    struct Term {
        int column = 0;  // from 1, as liblinear counts
        double weight = 0;
    };
    std::vector<std::uint64_t> hashes;
    std::vector<float> rarity;
    std::vector<std::vector<Term>> rows;  // each of length 1
};

// `examples`: the features of each, each feature once. Features that fewer than `fewest` examples have are left out. `rarity`: how much a feature counts that
// one example in so many has.
TrainingTable make_training_table(const std::vector<std::vector<Feature>>& examples, std::size_t fewest, const std::function<double(double)>& rarity);

enum class Loss : std::uint8_t { logistic, squared_hinge };

struct Solver {
    Loss loss = Loss::logistic;
    double cost = 1;             // liblinear's C: how little the weights are held back
    double positive_weight = 1;  // an example that answers counts as so many that do not
};

// Trains one model for each of `keys`, each by itself: the examples of which `answers(row, key)` says yes against all others. What other keys there are
// changes nothing. The same input gives the same bytes, under any BLAS: liblinear's dual solvers call none.
TrainedWeights train_linear(TrainingTable table, const std::vector<std::string>& keys, const std::function<bool(std::size_t, std::size_t)>& answers,
                            const Solver& solver);

}  // namespace clausebook
