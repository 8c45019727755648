#include <fmt/format.h>

#include <array>
#include <iterator>
#include <set>

#include "extract/decider_training.h"
#include "extract/deciders.h"
#include "measure.h"

namespace clausebook {
namespace {

constexpr double k_never = 2;  // no probability
constexpr std::array<double, 9> k_thresholds = {k_never, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9};

}  // namespace

std::string measure_deciders(const MarkedClauses& clauses, const Catalogue& catalogue) {
    const std::vector<MarkedClause> all = clauses.all();
    std::set<std::string> sources;
    for (const MarkedClause& clause : clauses.late) sources.insert(clause.source);
    std::array<Agreement, k_thresholds.size()> counts;
    for (const std::string& source : sources) {
        std::vector<MarkedClause> seen;
        std::copy_if(all.begin(), all.end(), std::back_inserter(seen), [&](const MarkedClause& clause) { return clause.source != source; });
        const auto model = LinearModel::from_bytes(write_linear_model(train_decider_model(seen, catalogue.roles)), "held out");
        for (std::size_t t = 0; t < k_thresholds.size(); ++t) {
            const DeciderModel asked(*model, k_thresholds[t]);
            for (const MarkedClause& clause : clauses.late) {
                if (clause.source != source) continue;
                counts[t].add(clause, extract_deciders(DocumentReading(clause_document(clause.heading, clause.text), catalogue.roles), asked), 1);
            }
        }
    }
    std::string out = "threshold  precision  recall  F1     stage  of marked\n";
    for (std::size_t t = 0; t < k_thresholds.size(); ++t) {
        const Agreement& count = counts[t];
        const std::string threshold = k_thresholds[t] == k_never ? "frames" : fmt::format("{:.2f}", k_thresholds[t]);
        out += fmt::format("{:<9}  {:.3f}      {:.3f}   {:.3f}  {:.3f}  {}\n", threshold, count.precision(), count.recall(), count.f1(),
                           static_cast<double>(count.right_stage) / std::max(count.right, 1), count.wanted);
    }
    return out;
}

}  // namespace clausebook
