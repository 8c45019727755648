#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "learning/feature.h"
#include "learning/linear_model.h"
#include "model/facts.h"

namespace clausebook {

// What was learnt from corpus/training/facts of who decides, advises, reviews or is told: it is asked of roles of which no frame speaks.
class DeciderModel {
 public:
    // How likely it must be that a role is one. The best of those measured on held-out clauses: docs/quality/deciders.md.
    static constexpr double k_threshold = 0.8;

    // Errors: those of LinearModel::open, and a model of something else.
    static Result<DeciderModel> open(const std::filesystem::path& path);
    // `model`: as train_decider_model made it.
    explicit DeciderModel(LinearModel model, double threshold = k_threshold);

    // What a role of such features does, most likely; nothing where it is likelier that nothing is said of it.
    std::optional<Stage> ask(const std::vector<Feature>& features) const;

    // The keys of the model: whether anything is said of the role, then each stage's name.
    static std::vector<std::string> keys();

 private:
    LinearModel model_;
    double threshold_;
};

}  // namespace clausebook
