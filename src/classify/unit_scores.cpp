#include "classify/unit_scores.h"

#include <algorithm>
#include <limits>
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

// The features that the model knows, each once.
std::vector<LinearModel::Known> known_once(const LinearModel& model, const std::vector<Feature>& features) {
    std::vector<LinearModel::Known> known = model.look_up(features);
    std::erase_if(known, [](const LinearModel::Known& each) { return each.row == LinearModel::k_unknown; });
    std::sort(known.begin(), known.end(), [](const LinearModel::Known& a, const LinearModel::Known& b) { return a.row < b.row; });
    known.erase(std::unique(known.begin(), known.end(), [](const LinearModel::Known& a, const LinearModel::Known& b) { return a.row == b.row; }), known.end());
    return known;
}

// Adds up what the words of a unit make, and of each of its sentences. A feature counts once in each of them; the weights of one that stands in one sentence
// alone are read once for both.
class UnitSummer {
 public:
    explicit UnitSummer(const LinearModel& model) : model_(model), seen_(model.rows(), 0) {}

    // The next unit; what follows counts in it and in all its sentences, until the first of them.
    void begin_unit(const LinearModel::Sum& heading) {
        unit_ = ++part_;
        all_ = opening_ = heading;
    }
    void add_opening(const KnownPassage& passage, std::size_t first, std::size_t end) {
        gather(passage, first, end);
        model_.add(fresh_, opening_);
        all_ = opening_;
    }
    // What the next sentence makes, with the opening.
    LinearModel::Sum sentence(const KnownPassage& passage, std::size_t first, std::size_t end) {
        ++part_;
        gather(passage, first, end);
        LinearModel::Sum alone;
        model_.add(fresh_, alone);
        all_ += alone;
        alone += opening_;
        model_.add(again_, alone);
        return alone;
    }
    // What the whole unit makes.
    const LinearModel::Sum& whole(const KnownPassage& passage) {
        ++part_;
        gather(passage, 0, passage.size());
        model_.add(fresh_, all_);
        return all_;
    }

 private:
    // What the part of the unit brings that its opening has not: what no part before had, and what one had.
    void gather(const KnownPassage& passage, std::size_t first, std::size_t end) {
        fresh_.clear();
        again_.clear();
        passage.each_within(first, end, [&](const LinearModel::Known& known) {
            const std::uint32_t before = std::exchange(seen_[known.row], part_);
            if (before < unit_) {
                fresh_.push_back(known);
            } else if (before == unit_) {
                seen_[known.row] = unit_;
            } else if (before != part_) {
                again_.push_back(known);
            }
        });
    }

    const LinearModel& model_;
    std::vector<std::uint32_t> seen_;  // by row: in which part it was met last
    std::uint32_t unit_ = 0, part_ = 0;
    LinearModel::Sum opening_, all_;
    std::vector<LinearModel::Known> fresh_, again_;
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

UnitScores score_units(const ProtocolDoc& doc, const Facts& facts, KnownWords& known, const Roles& roles, bool with_sentences) {
    const LinearModel& model = known.model();
    UnitScores out;
    UnitSummer summer(model);
    std::string_view heading;
    LinearModel::Sum heading_sum;
    std::vector<Feature> features;
    const auto take = [&](const Feature& feature, const auto&...) { features.push_back(feature); };
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        if (!can_answer(doc, doc.units[i])) continue;
        const int unit = static_cast<int>(i);
        const Passage passage = unit_passage(doc, facts, unit);
        if (passage.heading.data() != heading.data() || passage.heading.size() != heading.size()) {
            heading = passage.heading;
            features.clear();
            each_heading_feature(heading, Runs::with, take);
            heading_sum = {};
            model.add(known_once(model, features), heading_sum);
        }
        const std::string text = text_of(passage);
        KnownPassage found(text, known, roles);
        const std::size_t offset = text.size() - passage.text.size();
        // What the words make, and the roles and facts among them.
        const auto scores_of = [&](LinearModel::Sum& sum, std::size_t first, std::size_t end, const std::vector<std::string>& fact_names) {
            features.clear();
            each_role_feature(found.mentions(), roles, first, end, take);
            each_fact_feature(fact_names, take);
            model.add(known_once(model, features), sum);
            return model.scores(sum);
        };
        const std::size_t first_own = found.first_word_from(offset), all = found.size();
        summer.begin_unit(heading_sum);
        summer.add_opening(found, 0, first_own);
        const std::vector<Span> parts = sentences(passage.text);
        const std::size_t keys = model.keys().size();
        std::vector<Span> answering(keys, doc.units[i].text);
        std::vector<double> best(keys, -std::numeric_limits<double>::infinity());
        for (const Span part : parts) {
            if (!with_sentences || parts.size() < 2) break;
            const Span place{doc.units[i].text.begin + part.begin, doc.units[i].text.begin + part.end};
            const std::size_t end = found.first_word_from(offset + part.end);
            std::size_t first = found.first_word_from(offset + part.begin);
            if (first <= first_own) first = 0;  // the first goes on from the introduction
            LinearModel::Sum sum = summer.sentence(found, first, end);
            const std::vector<double> alone = scores_of(sum, first, end, fact_traits(facts, unit, place));
            for (std::size_t k = 0; k < keys; ++k) {
                if (alone[k] <= best[k]) continue;
                best[k] = alone[k];
                answering[k] = place;
            }
        }
        LinearModel::Sum whole = summer.whole(found);
        std::vector<double> scores = scores_of(whole, 0, all, passage.facts);
        for (std::size_t k = 0; k < keys; ++k) scores[k] = std::max(scores[k], best[k] - k_sentence_handicap);
        out.answering.push_back(std::move(answering));
        out.units.push_back(unit);
        out.lengths.push_back(whole.length());
        out.scores.push_back(std::move(scores));
        found.keep_named();
        out.passages.push_back(std::move(found));
    }
    return out;
}

}  // namespace clausebook
