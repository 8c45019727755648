#include "classify/classify_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "classify/unit_scores.h"
#include "classify/weigh_units.h"

namespace clausebook {
namespace {

constexpr double k_deferred = 0.05;
constexpr double k_near = 0.08;         // a probability this close to the threshold is doubtful
constexpr double k_fact_missing = 2.0;  // log-odds against an answer without the fact that its question asks for
constexpr std::size_t k_most_units = 6;
constexpr std::size_t k_nearest = 3;
constexpr std::size_t k_reasons = 5;

double probability_of(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

// What the facts of units say for or against their answering a question of some kind: how quickly asks for a limit that somebody other than a member bears,
// who asks for a decider or at least for a place where one is named.
class Evidence {
 public:
    Evidence(const ProtocolDoc& doc, const Facts& facts, const Roles& roles)
        : doc_(doc), roles_(roles), limited_(doc.units.size(), false), names_somebody_(doc.units.size(), Naming::unknown) {
        for (const TimeLimit& limit : facts.time_limits) {
            if (limit.bearer != "member") limited_[static_cast<std::size_t>(limit.unit)] = true;
        }
        for (const Decider& decider : facts.deciders) names_somebody_[static_cast<std::size_t>(decider.unit)] = Naming::somebody;
        for (const Reference& reference : facts.references) names_somebody_[static_cast<std::size_t>(reference.unit)] = Naming::somebody;
    }

    bool limited(int unit) const { return limited_[static_cast<std::size_t>(unit)]; }

    // In log-odds.
    double of(AnswerType answer, int unit) {
        const auto at = static_cast<std::size_t>(unit);
        switch (answer) {
            case AnswerType::duration:
                return limited_[at] ? 0 : -k_fact_missing;
            case AnswerType::role:
                if (names_somebody_[at] == Naming::unknown) names_somebody_[at] = names_a_role(at) ? Naming::somebody : Naming::nobody;
                return names_somebody_[at] == Naming::somebody ? 0 : -k_fact_missing;
            case AnswerType::yes_no:
            case AnswerType::text:
                return 0;
        }
        return 0;
    }

 private:
    enum class Naming : std::uint8_t { unknown, somebody, nobody };

    bool names_a_role(std::size_t unit) const {
        const std::vector<RoleMention> named = find_roles(roles_, doc_.words(doc_.units[unit].text));
        return std::any_of(named.begin(), named.end(),
                           [&](const RoleMention& mention) { return !roles_.functions[static_cast<std::size_t>(mention.function)].everyone; });
    }

    const ProtocolDoc& doc_;
    const Roles& roles_;
    std::vector<bool> limited_;
    std::vector<Naming> names_somebody_;
};

bool names_another_document(const Facts& facts, int unit) {
    return std::any_of(facts.references.begin(), facts.references.end(),
                       [&](const Reference& r) { return r.unit == unit && r.kind == ReferenceKind::external; });
}

// The clause that came closest is to the point, but names another document instead of answering.
bool points_elsewhere(const Facts& facts, const ProvisionAnswer& answer) {
    return !answer.nearest.empty() && answer.nearest.front().probability >= k_deferred && names_another_document(facts, answer.nearest.front().unit);
}

// Why units answer: the weightiest traits of their words for a key, as people can read them.
class Reasons {
 public:
    Reasons(const ProtocolDoc& doc, const Facts& facts, const LinearModel& model, const Roles& roles)
        : doc_(doc), facts_(facts), model_(model), roles_(roles) {}

    // `length` is that of the unit's features (UnitScores).
    std::vector<std::string> of(int unit, double length, int key) {
        const auto [read, is_new] = units_.try_emplace(unit);
        const FeatureNames& names = read->second.names;
        if (is_new) {
            read->second.names = named_features(unit_passage(doc_, facts_, unit), roles_);
            read->second.known = model_.look_up(names.features());
        }
        struct Share {
            double weight;
            std::uint64_t hash;
            std::size_t place;
        };
        std::vector<Share> shares;
        for (std::size_t i = 0; i < names.features().size(); ++i) {
            const double weight = model_.share(read->second.known[i], key, length);
            if (weight > 0) shares.push_back({weight, names.features()[i].hash, i});
        }
        const auto weightier = [](const Share& a, const Share& b) { return a.weight != b.weight ? a.weight < b.weight : a.hash > b.hash; };
        std::make_heap(shares.begin(), shares.end(), weightier);
        std::vector<std::string> because;
        for (std::uint64_t last = 0; !shares.empty() && because.size() < k_reasons; shares.pop_back()) {
            std::pop_heap(shares.begin(), shares.end(), weightier);
            const Share& share = shares.back();
            if (std::exchange(last, share.hash) == share.hash) continue;  // a trait that the unit has more than once
            because.push_back(fmt::format("{} ({:+.2f})", names.name(share.place), share.weight));
        }
        return because;
    }

 private:
    struct Read {
        FeatureNames names;
        std::vector<LinearModel::Known> known;  // where the model has them
    };
    const ProtocolDoc& doc_;
    const Facts& facts_;
    const LinearModel& model_;
    const Roles& roles_;
    std::map<int, Read> units_;  // the same few clauses come closest to many questions
};

}  // namespace

std::vector<ProvisionAnswer> classify_document(const ProtocolDoc& doc, const Facts& facts, const LinearModel& model, const Catalogue& catalogue,
                                               const ClassifyOptions& options) {
    UnitScores scored = score_units(doc, facts, model, catalogue.roles, options.sentences);
    Evidence evidence(doc, facts, catalogue.roles);
    for (const Provision& provision : catalogue.provisions.list) {
        const int key = model.find(provision.key);
        for (std::size_t i = 0; options.rules && key >= 0 && i < scored.units.size(); ++i) {
            scored.scores[i][static_cast<std::size_t>(key)] += evidence.of(provision.answer, scored.units[i]);
        }
    }
    weigh_units(model, scored.scores);
    Reasons reasons(doc, facts, model, catalogue.roles);
    std::vector<ProvisionAnswer> answers;
    for (const Provision& provision : catalogue.provisions.list) {
        ProvisionAnswer answer;
        answer.key = provision.key;
        const int key = model.find(provision.key);
        struct Ranked {
            double probability;
            std::size_t place;  // in `scored`
        };
        std::vector<Ranked> ranked;
        for (std::size_t i = 0; key >= 0 && i < scored.units.size(); ++i) {
            ranked.push_back({probability_of(scored.scores[i][static_cast<std::size_t>(key)]), i});
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.probability > b.probability; });
        answer.probability = ranked.empty() ? 0 : ranked.front().probability;
        answer.near_threshold = std::abs(answer.probability - options.found) < k_near;
        const auto sentence_of = [&](const Ranked& unit) { return scored.answering[unit.place][static_cast<std::size_t>(key)]; };
        for (const Ranked& unit : ranked) {
            const bool found = unit.probability >= options.found;
            std::vector<ProvisionUnit>& list = found ? answer.units : answer.nearest;
            if (!found && (!answer.units.empty() || list.size() == k_nearest)) break;
            if (found && list.size() == k_most_units) break;
            if (found) answer.quotes.push_back(sentence_of(unit));
            const int number = scored.units[unit.place];
            list.push_back({number, unit.probability, reasons.of(number, scored.lengths[unit.place], key)});
        }
        // Clauses on how quickly that set no limit, the first of which names another document, leave the answer to that one.
        const bool left_to_another =
            provision.answer == AnswerType::duration && !answer.units.empty() && names_another_document(facts, answer.units.front().unit) &&
            std::none_of(answer.units.begin(), answer.units.end(), [&](const ProvisionUnit& each) { return evidence.limited(each.unit); });
        if (left_to_another) {
            answer.nearest = std::move(answer.units);
            answer.units.clear();
            answer.quotes.clear();
        }
        answer.status = answer.units.empty() ? AnswerStatus::silent : AnswerStatus::found;
        if (answer.status == AnswerStatus::silent && points_elsewhere(facts, answer)) {
            answer.status = AnswerStatus::deferred;
            answer.quotes.push_back(sentence_of(ranked.front()));
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace clausebook
