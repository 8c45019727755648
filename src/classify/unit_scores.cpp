#include "classify/unit_scores.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "model/introduction.h"
#include "text/words.h"

namespace clausebook {
namespace {

constexpr double k_sentence_handicap = 1.0;  // log-odds; a sentence alone is surer of itself than its context warrants

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

bool can_answer(const ProtocolDoc& doc, const Unit& unit) {
    if (unit.text.empty()) return false;
    if (unit.kind != UnitKind::title) return true;
    const char last = doc.words(unit.text).back();
    return last == '.' || last == ';' || last == ':';
}

// Brings features together that the model knows, each once.
class KnownFeatures {
 public:
    explicit KnownFeatures(const LinearModel& model) : seen_(model.rows(), 0) {}

    // Drops what was gathered before.
    void begin() {
        known_.clear();
        ++turn_;
    }
    void add(const LinearModel::Known& feature) {
        if (feature.row != LinearModel::k_unknown && std::exchange(seen_[feature.row], turn_) != turn_) known_.push_back(feature);
    }
    void add(const std::vector<LinearModel::Known>& features) {
        for (const LinearModel::Known& each : features) add(each);
    }
    const std::vector<LinearModel::Known>& known() const { return known_; }

 private:
    std::vector<std::uint32_t> seen_;  // by row: in which turn it was added last
    std::uint32_t turn_ = 0;
    std::vector<LinearModel::Known> known_;
};

}  // namespace

Passage unit_passage(const ProtocolDoc& doc, const Facts& facts, int index) {
    const Unit& unit = unit_at(doc, index);
    Passage passage;
    passage.text = doc.words(unit.text);
    passage.facts = fact_traits(facts, index, unit.span());
    passage.heading = doc.words(unit.heading);
    for (int up = unit.parent; up >= 0 && passage.heading.empty(); up = unit_at(doc, up).parent) passage.heading = doc.words(unit_at(doc, up).heading);
    if (unit.kind == UnitKind::bullet || unit.kind == UnitKind::clause) passage.introduction = introduction_of(doc, index);
    return passage;
}

UnitScores score_units(const ProtocolDoc& doc, const Facts& facts, const LinearModel& model, const Roles& roles, bool with_sentences) {
    UnitScores out;
    KnownFeatures gathered(model);
    std::string_view heading;
    std::vector<LinearModel::Known> of_heading;
    LinearModel::Sum heading_sum;
    std::vector<Feature> features;
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        if (!can_answer(doc, doc.units[i])) continue;
        const Passage whole = unit_passage(doc, facts, static_cast<int>(i));
        if (whole.heading.data() != heading.data() || whole.heading.size() != heading.size()) {
            heading = whole.heading;
            features.clear();
            add_heading(heading, features);
            gathered.begin();
            gathered.add(model.look_up(features));
            of_heading = gathered.known();
            heading_sum = {};
            model.add(of_heading, 0, heading_sum);
        }
        std::string text(whole.introduction);
        if (!text.empty()) text += ' ';
        const std::size_t offset = text.size();
        text += whole.text;
        const PassageFeatures found(text, roles);
        const std::vector<LinearModel::Known> of_words = model.look_up(found.of_words());
        const auto first_word_from = [&](std::size_t at) {
            const auto word = std::partition_point(found.words().begin(), found.words().end(), [&](const Word& w) { return w.span.begin < offset + at; });
            return static_cast<std::size_t>(word - found.words().begin());
        };
        const std::size_t first_own = first_word_from(0), all = found.words().size();
        std::optional<LinearModel::Sum> opening_sum;  // of the heading and the introduction
        const auto score = [&](std::size_t first, std::size_t end, const std::vector<std::string>& fact_names) {
            gathered.begin();
            gathered.add(of_heading);
            std::size_t summed = gathered.known().size();
            const auto add = [&](std::size_t feature) { gathered.add(of_words[feature]); };
            LinearModel::Sum sum = heading_sum;
            if (first > first_own) {
                found.each_within(0, first_own, add);
                if (!opening_sum) {
                    opening_sum = heading_sum;
                    model.add(gathered.known(), summed, *opening_sum);
                }
                sum = *opening_sum;
                summed = gathered.known().size();
            } else {
                first = 0;
            }
            found.each_within(first, end, add);
            features.clear();
            found.add_roles(first, end, features);
            add_facts(fact_names, features);
            gathered.add(model.look_up(features));
            model.add(gathered.known(), summed, sum);
            return sum;
        };
        const LinearModel::Sum all_of_it = score(0, all, whole.facts);
        std::vector<double> scores = model.scores(all_of_it);
        const std::vector<Span> parts = sentences(whole.text);
        std::vector<Span> answering(scores.size(), doc.units[i].text);
        std::vector<double> best(scores.size(), -std::numeric_limits<double>::infinity());
        for (const Span part : parts) {
            if (!with_sentences || parts.size() < 2) break;
            const Span place{doc.units[i].text.begin + part.begin, doc.units[i].text.begin + part.end};
            const std::vector<double> alone =
                model.scores(score(first_word_from(part.begin), first_word_from(part.end), fact_traits(facts, static_cast<int>(i), place)));
            for (std::size_t k = 0; k < scores.size(); ++k) {
                if (alone[k] <= best[k]) continue;
                best[k] = alone[k];
                answering[k] = place;
            }
        }
        for (std::size_t k = 0; k < scores.size(); ++k) scores[k] = std::max(scores[k], best[k] - k_sentence_handicap);
        out.answering.push_back(std::move(answering));
        out.units.push_back(static_cast<int>(i));
        out.lengths.push_back(all_of_it.length());
        out.scores.push_back(std::move(scores));
    }
    return out;
}

}  // namespace clausebook
