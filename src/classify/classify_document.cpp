#include "classify/classify_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "classify/unit_scores.h"

namespace clausebook {
namespace {

// Chosen on the training examples alone, by documents put together from held-out ones (clausebook-train --thresholds): the highest
// threshold whose share of right cells is within the noise of the best, because a guess is worse than silence.
constexpr double k_found = 0.14;
constexpr double k_deferred = 0.05;
constexpr double k_near = 0.08;         // a probability this close to the threshold is doubtful
constexpr double k_fact_missing = 2.0;  // log-odds against an answer without the fact that its question asks for
constexpr std::size_t k_most_units = 6;
constexpr std::size_t k_nearest = 3;
constexpr std::size_t k_reasons = 5;

double probability_of(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

// What the facts of a unit say for or against its answering a question of that kind, in log-odds: how quickly asks for a limit that
// somebody other than a member bears, who asks for a decider or at least for a place where one is named.
double evidence(const ProtocolDoc& doc, const Facts& facts, const Roles& roles, AnswerType answer, int unit) {
    const auto here = [&](const auto& fact) { return fact.unit == unit; };
    switch (answer) {
        case AnswerType::duration: {
            const bool limited = std::any_of(facts.time_limits.begin(), facts.time_limits.end(),
                                             [&](const TimeLimit& limit) { return here(limit) && limit.bearer != "member"; });
            return limited ? 0 : -k_fact_missing;
        }
        case AnswerType::role: {
            if (std::any_of(facts.deciders.begin(), facts.deciders.end(), here) || std::any_of(facts.references.begin(), facts.references.end(), here))
                return 0;
            const std::vector<RoleMention> named = find_roles(roles, doc.words(doc.units[static_cast<std::size_t>(unit)].text));
            const bool somebody = std::any_of(
                named.begin(), named.end(), [&](const RoleMention& mention) { return !roles.functions[static_cast<std::size_t>(mention.function)].everyone; });
            return somebody ? 0 : -k_fact_missing;
        }
        case AnswerType::yes_no:
        case AnswerType::text:
            return 0;
    }
    return 0;
}

// The clause that came closest is to the point, but names another document instead of answering.
bool points_elsewhere(const Facts& facts, const ProvisionAnswer& answer) {
    if (answer.nearest.empty() || answer.nearest.front().probability < k_deferred) return false;
    const int unit = answer.nearest.front().unit;
    return std::any_of(facts.references.begin(), facts.references.end(),
                       [&](const Reference& r) { return r.unit == unit && r.kind == ReferenceKind::external; });
}

// The weightiest traits of the unit's words for the key, as people can read them.
std::vector<std::string> reasons(const ProtocolDoc& doc, const Facts& facts, int unit, const LinearModel& model, const Roles& roles, int key) {
    FeatureNames names;
    const std::vector<Feature> features = passage_features(unit_passage(doc, facts, unit), roles, &names);
    std::vector<std::string> because;
    for (const LinearModel::Share& share : model.shares(features, key)) {
        const std::string& name = names.at(share.hash);
        if (because.size() == k_reasons || share.weight <= 0) break;
        // Runs of letters say nothing to a reader that the words they stand in do not say.
        if (name.starts_with("run:") || name.starts_with("heading run:")) continue;
        because.push_back(fmt::format("{} ({:+.2f})", name, share.weight));
    }
    return because;
}

}  // namespace

std::vector<ProvisionAnswer> classify_document(const ProtocolDoc& doc, const Facts& facts, const LinearModel& model, const Catalogue& catalogue) {
    const UnitScores scored = score_units(doc, facts, model, catalogue.roles);
    std::vector<ProvisionAnswer> answers;
    for (const Provision& provision : catalogue.provisions.list) {
        ProvisionAnswer answer;
        answer.key = provision.key;
        const int key = model.find(provision.key);
        std::vector<ProvisionUnit> ranked;
        std::map<int, Span> answering;
        for (std::size_t i = 0; key >= 0 && i < scored.units.size(); ++i) {
            const double log_odds = scored.scores[i][static_cast<std::size_t>(key)] + evidence(doc, facts, catalogue.roles, provision.answer, scored.units[i]);
            ranked.push_back({scored.units[i], probability_of(log_odds), {}});
            answering.emplace(scored.units[i], scored.answering[i][static_cast<std::size_t>(key)]);
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const ProvisionUnit& a, const ProvisionUnit& b) { return a.probability > b.probability; });
        answer.probability = ranked.empty() ? 0 : ranked.front().probability;
        answer.near_threshold = std::abs(answer.probability - k_found) < k_near;
        for (ProvisionUnit& unit : ranked) {
            const bool found = unit.probability >= k_found;
            std::vector<ProvisionUnit>& list = found ? answer.units : answer.nearest;
            if (!found && (!answer.units.empty() || list.size() == k_nearest)) break;
            if (found && list.size() == k_most_units) break;
            unit.because = reasons(doc, facts, unit.unit, model, catalogue.roles, key);
            if (found) answer.quotes.push_back(answering.at(unit.unit));
            list.push_back(std::move(unit));
        }
        answer.status = answer.units.empty() ? AnswerStatus::silent : AnswerStatus::found;
        if (answer.status == AnswerStatus::silent && points_elsewhere(facts, answer)) {
            answer.status = AnswerStatus::deferred;
            answer.quotes.push_back(answering.at(answer.nearest.front().unit));
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace clausebook
