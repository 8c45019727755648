#include "classify/unit_scores.h"

#include <algorithm>
#include <limits>

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

}  // namespace

Passage unit_passage(const ProtocolDoc& doc, const Facts& facts, int index) {
    const Unit& unit = unit_at(doc, index);
    Passage passage;
    passage.text = doc.words(unit.text);
    passage.facts = fact_traits(facts, index, unit.span());
    passage.heading = doc.words(unit.heading);
    for (int up = unit.parent; up >= 0 && passage.heading.empty(); up = unit_at(doc, up).parent) passage.heading = doc.words(unit_at(doc, up).heading);
    if (unit.parent >= 0 && (unit.kind == UnitKind::bullet || unit.kind == UnitKind::clause)) {
        const std::string_view above = doc.words(unit_at(doc, unit.parent).text);
        if (!above.empty() && above.back() == ':') passage.introduction = above;
    }
    return passage;
}

UnitScores score_units(const ProtocolDoc& doc, const Facts& facts, const LinearModel& model, const Roles& roles) {
    UnitScores out;
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        if (!can_answer(doc, doc.units[i])) continue;
        const Passage whole = unit_passage(doc, facts, static_cast<int>(i));
        std::vector<double> scores = model.scores(passage_features(whole, roles));
        const std::vector<Span> parts = sentences(whole.text);
        std::vector<Span> answering(scores.size(), doc.units[i].text);
        std::vector<double> best(scores.size(), -std::numeric_limits<double>::infinity());
        for (const Span part : parts) {
            if (parts.size() < 2) break;
            Passage sentence = whole;
            sentence.text = whole.text.substr(part.begin, part.size());
            const Span place{doc.units[i].text.begin + part.begin, doc.units[i].text.begin + part.end};
            sentence.facts = fact_traits(facts, static_cast<int>(i), place);
            const std::vector<double> alone = model.scores(passage_features(sentence, roles));
            for (std::size_t k = 0; k < scores.size(); ++k) {
                if (alone[k] <= best[k]) continue;
                best[k] = alone[k];
                answering[k] = place;
            }
        }
        for (std::size_t k = 0; k < scores.size(); ++k) scores[k] = std::max(scores[k], best[k] - k_sentence_handicap);
        out.answering.push_back(std::move(answering));
        out.units.push_back(static_cast<int>(i));
        out.scores.push_back(std::move(scores));
    }
    return out;
}

}  // namespace clausebook
