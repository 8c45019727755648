#include "measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace clausebook {
namespace {

constexpr std::size_t k_folds = 10;
constexpr int k_documents = 300;
constexpr int k_near_misses = 30;    // clauses of a made document that answer nothing
constexpr double k_answered = 0.62;  // share of the catalogue that a document speaks of

struct Decided {
    double threshold = 0;
    double cells = 0;
    double first = 0;
};

struct HeldOut {
    const Example* example = nullptr;
    std::vector<double> scores;  // by key: log-odds of a model that has not seen the clause
};

std::vector<HeldOut> hold_out(const std::vector<Example>& examples, const std::vector<std::string>& keys, const Catalogue& catalogue,
                              const TrainingOptions& options) {
    std::vector<HeldOut> out;
    for (std::size_t fold = 0; fold < k_folds; ++fold) {
        std::vector<Example> seen;
        std::vector<const Example*> unseen;
        std::size_t number = 0;
        for (const Example& example : examples) {
            if (example.kind == ExampleKind::clause && number++ % k_folds == fold) {
                unseen.push_back(&example);
            } else {
                seen.push_back(example);
            }
        }
        const auto model = LinearModel::from_bytes(write_linear_model(train_models(seen, keys, catalogue.roles, options)), "held out");
        for (const Example* example : unseen) {
            out.push_back({example, model->scores(passage_features({example->heading, {}, example->text, example->facts, false}, catalogue.roles))});
        }
    }
    return out;
}

bool answers(const Example& example, const std::string& key) { return std::find(example.keys.begin(), example.keys.end(), key) != example.keys.end(); }

std::vector<Decided> decide(const std::vector<HeldOut>& clauses, const std::vector<std::string>& keys) {
    std::vector<Decided> table;
    for (double threshold = 0.06; threshold < 0.41; threshold += 0.02) table.push_back({threshold, 0, 0});
    std::vector<double> found(table.size(), 0.0);
    std::mt19937 random(1);
    const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
    std::vector<const HeldOut*> misses;
    for (const HeldOut& clause : clauses) {
        if (clause.example->keys.empty()) misses.push_back(&clause);
    }
    for (int document = 0; document < k_documents; ++document) {
        std::vector<const HeldOut*> units;
        for (int i = 0; i < k_near_misses; ++i) units.push_back(misses[below(misses.size())]);
        for (const std::string& key : keys) {
            if (static_cast<double>(below(1000)) >= k_answered * 1000) continue;
            std::vector<const HeldOut*> of_key;
            for (const HeldOut& clause : clauses) {
                if (answers(*clause.example, key)) of_key.push_back(&clause);
            }
            for (std::size_t i = 0; i <= below(2); ++i) units.push_back(of_key[below(of_key.size())]);
        }
        for (std::size_t k = 0; k < keys.size(); ++k) {
            const HeldOut* best =
                *std::max_element(units.begin(), units.end(), [&](const HeldOut* a, const HeldOut* b) { return a->scores[k] < b->scores[k]; });
            const bool spoken_of = std::any_of(units.begin(), units.end(), [&](const HeldOut* unit) { return answers(*unit->example, keys[k]); });
            const double probability = 1 / (1 + std::exp(-best->scores[k]));
            for (std::size_t t = 0; t < table.size(); ++t) {
                const bool says = probability >= table[t].threshold;
                const bool right = says && answers(*best->example, keys[k]);
                table[t].cells += says ? right : !spoken_of;
                table[t].first += right;
                found[t] += says && spoken_of;
            }
        }
    }
    for (std::size_t t = 0; t < table.size(); ++t) {
        table[t].cells /= static_cast<double>(k_documents) * static_cast<double>(keys.size());
        table[t].first /= std::max(found[t], 1.0);
    }
    return table;
}

std::vector<std::string> keys_of(const Catalogue& catalogue) {
    std::vector<std::string> keys;
    for (const Provision& provision : catalogue.provisions.list) keys.push_back(provision.key);
    return keys;
}

}  // namespace

std::string measure_thresholds(const std::vector<Example>& examples, const Catalogue& catalogue, const TrainingOptions& options) {
    const std::vector<std::string> keys = keys_of(catalogue);
    std::string out = "threshold  cells  first\n";
    for (const Decided& line : decide(hold_out(examples, keys, catalogue, options), keys)) {
        out += fmt::format("     {:.2f}  {:.3f}  {:.3f}\n", line.threshold, line.cells, line.first);
    }
    return out;
}

}  // namespace clausebook
