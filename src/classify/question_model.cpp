#include "classify/question_model.h"

#include <algorithm>
#include <cmath>

#include "classify/training.h"

namespace clausebook {
namespace {

// Turns the distances that a support vector machine gives into odds: the value that makes training questions that the model was not shown likeliest.
constexpr double k_sharpness = 6.5;

// Of a text of which the model knows less than this share, it can tell nothing: most runs of letters of a misspelt word are known, few of a word
// that is none.
constexpr double k_least_known = 1.0 / 3;

}  // namespace

AskedProvisions which_provisions(std::string_view question, const LinearModel& model, const Concepts& concepts) {
    AskedProvisions asked;
    const std::vector<Feature> features = question_features(question, concepts);
    std::vector<LinearModel::Known> known = model.look_up(features);
    std::erase_if(known, [](const LinearModel::Known& one) { return one.row == LinearModel::k_unknown; });
    const std::vector<double> scores = model.scores(known);
    if (features.empty() || scores.empty() || static_cast<double>(known.size()) < k_least_known * static_cast<double>(features.size())) {
        asked.nothing = 1;
        return asked;
    }
    const double greatest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (const double score : scores) sum += std::exp(k_sharpness * (score - greatest));
    for (std::size_t k = 0; k < scores.size(); ++k) {
        const double probability = std::exp(k_sharpness * (scores[k] - greatest)) / sum;
        if (model.keys()[k] == k_none) {
            asked.nothing = probability;
        } else {
            asked.ranked.push_back({model.keys()[k], probability});
        }
    }
    std::stable_sort(asked.ranked.begin(), asked.ranked.end(), [](const AskedProvision& a, const AskedProvision& b) { return a.probability > b.probability; });
    return asked;
}

}  // namespace clausebook
