#include "classify/weigh_units.h"

#include <algorithm>
#include <cmath>

#include "classify/features.h"
#include "classify/training.h"

namespace clausebook {
namespace {

// Chosen on whole protocols that the model was not shown, as the threshold of classify_document.cpp was.
constexpr double k_other_share = 0.5;
constexpr double k_least_other = -4;  // in log-odds: a clause of which nothing at all is known is not lifted further
constexpr double k_neighbour_share = 0.5;
constexpr double k_least_likely = 0.01;  // what a neighbour is less likely to answer tells nothing

using ByKey = std::vector<double>;

void lift(ByKey& of_clause, std::size_t none) {
    std::size_t best = none;
    double greatest = k_least_other, second = k_least_other;
    for (std::size_t k = 0; k < of_clause.size(); ++k) {
        if (k == none || of_clause[k] <= second) continue;
        second = of_clause[k];
        if (second > greatest) {
            std::swap(greatest, second);
            best = k;
        }
    }
    for (std::size_t k = 0; k < of_clause.size(); ++k) of_clause[k] -= k_other_share * std::min(k == best ? second : greatest, 0.0);
}

// What each key's clauses add to the log-odds of those beside them, by key; nothing where the model knows no such neighbours.
std::vector<ByKey> neighbour_weights(const LinearModel& model) {
    std::vector<Feature> features;
    for (const std::string& key : model.keys()) features.push_back(neighbour_feature(key));
    std::vector<ByKey> weights;
    for (const LinearModel::Known& feature : model.look_up(features)) {
        ByKey& line = weights.emplace_back(model.keys().size());
        for (std::size_t k = 0; feature.row != LinearModel::k_unknown && k < line.size(); ++k) {
            const int key = static_cast<int>(k);
            line[k] = model.share(feature, key) * model.step(key, 1.0);
        }
    }
    return weights;
}

// What a clause with these log-odds adds to those of the clauses beside it.
ByKey as_neighbour(const std::vector<ByKey>& weights, const ByKey& of_clause, std::size_t none) {
    ByKey likely(of_clause.size(), 0.0), sums(of_clause.size(), 0.0);
    double all = 0;
    for (std::size_t k = 0; k < likely.size(); ++k) {
        if (k != none) all += likely[k] = 1 / (1 + std::exp(-of_clause[k]));
    }
    for (std::size_t j = 0; j < likely.size(); ++j) {
        if (likely[j] < k_least_likely) continue;
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += k_neighbour_share * likely[j] / std::max(all, 1.0) * weights[j][k];
    }
    return sums;
}

}  // namespace

void weigh_units(const LinearModel& model, std::vector<std::vector<double>>& log_odds) {
    if (model.find(k_none) < 0) return;
    const auto none = static_cast<std::size_t>(model.find(k_none));
    const std::vector<ByKey> weights = neighbour_weights(model);
    std::vector<ByKey> beside;
    for (ByKey& of_clause : log_odds) {
        lift(of_clause, none);
        beside.push_back(as_neighbour(weights, of_clause, none));
    }
    for (std::size_t i = 0; i < log_odds.size(); ++i) {
        for (std::size_t k = 0; k < log_odds[i].size(); ++k) {
            if (i > 0) log_odds[i][k] += beside[i - 1][k];
            if (i + 1 < log_odds.size()) log_odds[i][k] += beside[i + 1][k];
        }
    }
}

}  // namespace clausebook
