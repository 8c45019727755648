#include "pages/clause_text.h"

#include <algorithm>

#include "pages/document_words.h"
#include "render/fact_words.h"

namespace clausebook {
namespace {

bool is_within(const ProtocolDoc& doc, int unit, int above) {
    for (; unit >= 0; unit = doc.units[static_cast<std::size_t>(unit)].parent) {
        if (unit == above) return true;
    }
    return false;
}

}  // namespace

ClauseText::ClauseText(const DocumentRecord& record, const ReferenceList& references)
    : record_(record), name_(record.doc.id + "@" + std::to_string(record.version)), marks_(record.doc.units.size()) {
    const auto add = [&](int unit, Mark mark) {
        if (unit >= 0 && static_cast<std::size_t>(unit) < marks_.size()) marks_[static_cast<std::size_t>(unit)].push_back(std::move(mark));
    };
    for (std::size_t i = 0; i < record.facts.references.size(); ++i) {
        const Reference& reference = record.facts.references[i];
        Mark mark{reference.span, "reference", fact_words(record.doc, reference), "", false};
        if (reference.target_unit >= 0) mark.path = clause_path(name_, record.doc.units[static_cast<std::size_t>(reference.target_unit)].id);
        if (i < references.references.size()) {
            const ListedReference& listed = references.references[i];
            if (!listed.linked_document.empty()) mark.path = document_path(listed.linked_document);
            if (reference.kind == ReferenceKind::external && mark.path.empty() && !listed.identifier.empty()) {
                mark.path = "https://www.legislation.gov.uk/" + listed.identifier;
                mark.outside = true;
            }
            if (listed.state == ReferenceState::repealed || listed.state == ReferenceState::external) {
                if (!listed.remark.empty()) mark.tip += " (" + listed.remark + ")";
            }
        }
        add(reference.unit, std::move(mark));
    }
    for (const TimeLimit& limit : record.facts.time_limits) add(limit.unit, {limit.span, "limit", fact_words(limit), "", false});
    for (const Decider& decider : record.facts.deciders) add(decider.unit, {decider.span, "decider", fact_words(decider), "", false});
    for (std::vector<Mark>& list : marks_) {
        std::stable_sort(list.begin(), list.end(), [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
    }
}

std::vector<View> ClauseText::pieces(int unit, Span span) {
    std::vector<View> out;
    const auto add_plain = [&](std::size_t begin, std::size_t end) {
        if (begin >= end) return;
        View piece;
        piece.set("words", record_.doc.words({begin, end}));
        out.push_back(std::move(piece));
    };
    std::size_t at = span.begin;
    for (const Mark& mark : marks(unit)) {
        if (mark.span.empty() || mark.span.begin < at || mark.span.end > span.end) continue;
        add_plain(at, mark.span.begin);
        View piece;
        piece.set("words", record_.doc.words(mark.span))
            .set("tip", mark.tip)
            .set("kind", mark.kind)
            .set("path", mark.path)
            .set("outside", mark.outside)
            .set("number", ++shown_);
        out.push_back(std::move(piece));
        at = mark.span.end;
    }
    add_plain(at, span.end);
    return out;
}

std::vector<View> ClauseText::facts(int unit) const {
    std::vector<View> out;
    for (const Mark& mark : marks(unit)) {
        View one;
        one.set("said", record_.doc.words(mark.span)).set("words", mark.tip).set("path", mark.path).set("outside", mark.outside);
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<View> ClauseText::pointing_at(int unit) const {
    std::vector<View> out;
    for (const Reference& reference : record_.facts.references) {
        if (reference.target_unit < 0 || !is_within(record_.doc, reference.target_unit, unit)) continue;
        const Unit& from = record_.doc.units[static_cast<std::size_t>(reference.unit)];
        View one;
        one.set("path", clause_path(name_, from.id))
            .set("clause", from.citation.empty() ? std::string(record_.doc.words(from.heading)) : from.citation)
            .set("said", record_.doc.words(reference.span));
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace clausebook
