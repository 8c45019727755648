#include "classify/classify_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <deque>

#include "classify/unit_scores.h"
#include "classify/weigh_units.h"
#include "text/elsewhere.h"

namespace clausebook {
namespace {

constexpr double k_deferred = 0.05;
// Words that only point to where a limit stands lack most of what the model knows limits by: less is asked of them, and the rule on facts set aside.
constexpr double k_limit_deferred = 0.01;
constexpr double k_near = 0.08;         // a probability this close to the threshold is doubtful
constexpr double k_fact_missing = 2.0;  // log-odds against an answer without the fact that its question asks for
constexpr std::size_t k_most_units = 6;
constexpr std::size_t k_nearest = 3;
constexpr std::size_t k_reasons = 5;

double probability_of(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }
double log_odds_of(double probability) { return std::log(probability / (1 - probability)); }

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

// Why one unit answers: the weightiest traits of its words for a key, as people can read them.
class Reasons {
 public:
    // `place` of the unit in UnitScores.
    Reasons(const ProtocolDoc& doc, const Facts& facts, const UnitScores& scored, std::size_t place, const LinearModel& model, const Roles& roles)
        : model_(model), length_(scored.lengths[place]) {
        const KnownPassage& words = scored.passages[place];
        words.each_named([&](const LinearModel::Known& known, const FeatureKind& kind, std::string_view first, std::string_view second) {
            traits_.push_back({known, &kind, first, second});
        });
        const Passage passage = unit_passage(doc, facts, scored.units[place]);
        std::vector<Feature> features;
        std::vector<Trait> others;
        const auto take = [&](const Feature& feature, const FeatureKind& kind, std::string_view first, std::string_view second) {
            features.push_back(feature);
            others.push_back({{}, &kind, kept(first), kept(second)});
        };
        each_role_feature(words.mentions(), roles, 0, words.size(), take);
        each_heading_feature(passage.heading, Runs::without, take);
        each_fact_feature(passage.facts, take);
        const std::vector<LinearModel::Known> known = model_.look_up(features);
        for (std::size_t i = 0; i < known.size(); ++i) {
            others[i].known = known[i];
            if (known[i].row != LinearModel::k_unknown) traits_.push_back(others[i]);
        }
    }

    std::vector<std::string> for_key(int key) const {
        const double step = model_.step(key, length_);
        struct Share {
            double weight;
            const Trait* trait;
        };
        std::vector<Share> best;  // the weightiest first
        for (const Trait& trait : traits_) {
            const double weight = model_.share(trait.known, key) * step;
            if (weight <= 0) continue;
            const auto next = std::find_if(best.begin(), best.end(), [&](const Share& other) {
                return weight > other.weight || (weight == other.weight && trait.known.row <= other.trait->known.row);
            });
            if (next != best.end() && next->trait->known.row == trait.known.row) continue;  // a trait that the unit has more than once
            best.insert(next, {weight, &trait});
            if (best.size() > k_reasons) best.pop_back();
        }
        std::vector<std::string> because;
        for (const Share& share : best)
            because.push_back(fmt::format("{} ({:+.2f})", share.trait->kind->name(share.trait->first, share.trait->second), share.weight));
        return because;
    }

 private:
    struct Trait {
        LinearModel::Known known;
        const FeatureKind* kind;
        std::string_view first, second;
    };

    std::string_view kept(std::string_view text) { return text.empty() ? text : std::string_view(words_.emplace_back(text)); }

    const LinearModel& model_;
    const double length_;
    std::vector<Trait> traits_;
    std::deque<std::string> words_;  // of traits that are none of the clause's own words
};

// Says of all units that answer or come near why they do, unit by unit: one comes near to several keys.
void give_reasons(const ProtocolDoc& doc, const Facts& facts, const UnitScores& scored, const LinearModel& model, const Roles& roles,
                  std::vector<ProvisionAnswer>& answers) {
    struct Asked {
        ProvisionUnit* unit;
        int key;
    };
    std::vector<Asked> asked;
    for (ProvisionAnswer& answer : answers) {
        for (std::vector<ProvisionUnit>* list : {&answer.units, &answer.nearest}) {
            for (ProvisionUnit& unit : *list) asked.push_back({&unit, model.find(answer.key)});
        }
    }
    std::stable_sort(asked.begin(), asked.end(), [](const Asked& a, const Asked& b) { return a.unit->unit < b.unit->unit; });
    std::size_t next = 0;
    for (std::size_t place = 0; place < scored.units.size() && next < asked.size(); ++place) {
        if (asked[next].unit->unit != scored.units[place]) continue;
        const Reasons reasons(doc, facts, scored, place, model, roles);
        for (; next < asked.size() && asked[next].unit->unit == scored.units[place]; ++next) asked[next].unit->because = reasons.for_key(asked[next].key);
    }
}

}  // namespace

std::vector<ProvisionAnswer> classify_document(const ProtocolDoc& doc, const Facts& facts, const LinearModel& model, const Catalogue& catalogue,
                                               const ClassifyOptions& options) {
    KnownWords known(model);
    UnitScores scored = score_units(doc, facts, known, catalogue.roles, options.sentences);
    Evidence evidence(doc, facts, catalogue.roles);
    for (const Provision& provision : catalogue.provisions.list) {
        const int key = model.find(provision.key);
        for (std::size_t i = 0; options.rules && key >= 0 && i < scored.units.size(); ++i) {
            scored.scores[i][static_cast<std::size_t>(key)] += evidence.of(provision.answer, scored.units[i]);
        }
    }
    weigh_units(model, scored.scores);
    const auto points_elsewhere = [&](int unit, Span quoted) { return !document_pointed_to(doc, facts, unit, quoted).empty(); };
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
            list.push_back({scored.units[unit.place], unit.probability, {}});
        }
        // Clauses on how quickly that set no limit, the first of which names another document, leave the answer to that one.
        const bool left_to_another =
            provision.answer == AnswerType::duration && !answer.units.empty() && points_elsewhere(answer.units.front().unit, sentence_of(ranked.front())) &&
            std::none_of(answer.units.begin(), answer.units.end(), [&](const ProvisionUnit& each) { return evidence.limited(each.unit); });
        if (left_to_another) {
            answer.nearest = std::move(answer.units);
            answer.units.clear();
            answer.quotes.clear();
        }
        answer.status = answer.units.empty() ? AnswerStatus::silent : AnswerStatus::found;
        if (answer.status == AnswerStatus::silent && !answer.nearest.empty()) {
            // The clause that came closest is to the point, but points to another document instead of answering.
            const ProvisionUnit& closest = answer.nearest.front();
            const bool limit = options.rules && provision.answer == AnswerType::duration && !evidence.limited(closest.unit);
            const double without_rule = limit ? probability_of(log_odds_of(closest.probability) + k_fact_missing) : closest.probability;
            if (without_rule >= (limit ? k_limit_deferred : k_deferred) && points_elsewhere(closest.unit, sentence_of(ranked.front()))) {
                answer.status = AnswerStatus::deferred;
                answer.quotes.push_back(sentence_of(ranked.front()));
            }
        }
        answers.push_back(std::move(answer));
    }
    give_reasons(doc, facts, scored, model, catalogue.roles, answers);
    return answers;
}

}  // namespace clausebook
