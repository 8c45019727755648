#include "extract/decider_training.h"

#include <algorithm>

#include "extract/decider_model.h"
#include "extract/deciders.h"
#include "model/names.h"

namespace clausebook {
namespace {

constexpr double k_cost = 12;        // liblinear's C, the best of those measured on held-out clauses
constexpr std::size_t k_fewest = 3;  // rarer features are left out

struct Example {
    std::vector<Feature> features;
    const MarkedClause::MarkedDecider* mark = nullptr;  // none: nothing is said of the role
};

// A mark names a role, but not where: it is the place where a frame found it, else where the role itself stands and no pronoun for it. Other places that name
// it are no examples at all.
void add_examples(const MarkedClause& clause, const Roles& roles, std::vector<Example>& out) {
    const ProtocolDoc doc = clause_document(clause.heading, clause.text);
    std::vector<DeciderCandidate> candidates = decider_candidates(DocumentReading(doc, roles));
    std::vector<const MarkedClause::MarkedDecider*> marks(candidates.size(), nullptr);
    std::vector<char> left_out(candidates.size(), 0);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        left_out[i] =
            std::any_of(clause.doubtful.begin(), clause.doubtful.end(), [&](const std::string& role) { return same_words(role, candidates[i].role); });
    }
    for (const MarkedClause::MarkedDecider& mark : clause.deciders) {
        const auto rank = [](const DeciderCandidate& candidate) { return candidate.by_rule && !candidate.pronoun ? 0 : candidate.pronoun ? 2 : 1; };
        int best = 3;
        for (const DeciderCandidate& candidate : candidates) {
            if (same_words(mark.role, candidate.role)) best = std::min(best, rank(candidate));
        }
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (!same_words(mark.role, candidates[i].role)) continue;
            if (rank(candidates[i]) == best) {
                marks[i] = &mark;
            } else if (!marks[i]) {
                left_out[i] = 1;
            }
        }
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!left_out[i] || marks[i]) out.push_back({std::move(candidates[i].features), marks[i]});
    }
}

}  // namespace

TrainedWeights train_decider_model(const std::vector<MarkedClause>& clauses, const Roles& roles) {
    std::vector<Example> examples;
    for (const MarkedClause& clause : clauses) add_examples(clause, roles, examples);
    std::vector<std::vector<Feature>> features;
    for (Example& example : examples) features.push_back(std::move(example.features));
    const std::vector<std::string> keys = DeciderModel::keys();
    const auto answers = [&](std::size_t row, std::size_t key) {
        const MarkedClause::MarkedDecider* mark = examples[row].mark;
        return mark && (key == 0 || keys[key] == name_of(mark->stage));
    };
    return train_linear(make_training_table(features, k_fewest, [](double) { return 1.0; }), keys, answers, {Loss::logistic, k_cost, 1.0});
}

}  // namespace clausebook
