#include "extract/decider_model.h"

#include <algorithm>
#include <cmath>

#include "model/names.h"

namespace clausebook {
namespace {

constexpr std::array<Stage, 7> k_stages = {Stage::initial, Stage::advice, Stage::dispute, Stage::review, Stage::approval, Stage::report_to, Stage::investigate};

}  // namespace

std::vector<std::string> DeciderModel::keys() {
    std::vector<std::string> out = {"decider"};
    for (const Stage stage : k_stages) out.emplace_back(name_of(stage));
    return out;
}

Result<DeciderModel> DeciderModel::open(const std::filesystem::path& path) {
    auto model = LinearModel::open(path);
    if (!model) return fail(model.error());
    if (model->keys() != keys())
        return fail({"model-damaged", "the model is not one of deciders", "install clausebook's share folder anew", path.string(), ""});
    return DeciderModel(std::move(*model));
}

DeciderModel::DeciderModel(LinearModel model, double threshold) : model_(std::move(model)), threshold_(threshold) {}

std::optional<Stage> DeciderModel::ask(const std::vector<Feature>& features) const {
    const std::vector<double> scores = model_.scores(features);
    if (1 / (1 + std::exp(-scores.front())) < threshold_) return std::nullopt;
    return k_stages[static_cast<std::size_t>(std::max_element(scores.begin() + 1, scores.end()) - scores.begin() - 1)];
}

}  // namespace clausebook
