#include "book/unit_changes.h"

#include <algorithm>

#include "text/utf8.h"

namespace clausebook {
namespace {

Unit& unit_at(ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

bool is_after(const ProtocolDoc& doc, int unit, int other) {
    return unit >= 0 && other >= 0 && static_cast<std::size_t>(other) < doc.units.size() && unit < other;
}

// Puts `text` in place of [at, at + removed). What begins at `at` or behind it moves; what ends before it stays.
void replace_text(ProtocolDoc& doc, std::size_t at, std::size_t removed, std::string_view text) {
    doc.text.replace(at, removed, text);
    const auto moved = [&](std::size_t& offset, bool is_end) {
        if (offset < at || (is_end && offset == at)) return;
        offset = offset >= at + removed ? offset - removed + text.size() : at;
    };
    const auto move = [&](Span& span) {
        if (span == Span{}) return;
        const bool empty = span.empty();
        moved(span.begin, false);
        moved(span.end, !empty);
        if (span.end < span.begin) span.end = span.begin;
    };
    for (Unit& unit : doc.units) {
        move(unit.label);
        move(unit.heading);
        move(unit.text);
    }
    for (Place& place : doc.places) move(place.span);
    for (Diagnostic& diagnostic : doc.diagnostics) move(diagnostic.span);
}

void erase_unit(ProtocolDoc& doc, int unit, int heir) {
    for (Unit& other : doc.units) {
        if (other.parent == unit) other.parent = heir;
        if (other.parent > unit) --other.parent;
    }
    doc.units.erase(doc.units.begin() + unit);
}

void insert_unit(ProtocolDoc& doc, int at, Unit unit) {
    for (Unit& other : doc.units) {
        if (other.parent >= at) ++other.parent;
    }
    doc.units.insert(doc.units.begin() + at, std::move(unit));
}

}  // namespace

std::string join_with_next(ProtocolDoc& doc, int unit) {
    if (!is_after(doc, unit, unit + 1)) return "there is no clause behind it";
    Unit& first = unit_at(doc, unit);
    const Unit second = unit_at(doc, unit + 1);
    const Span more = second.span();
    if (more.empty() || first.span().empty()) return "one of the two has no words";
    // Between two units stands a line break; within one there are only blanks.
    for (std::size_t at = first.span().end; at < more.begin; ++at) doc.text[at] = ' ';
    Span& last = !first.text.empty() ? first.text : !first.heading.empty() ? first.heading : first.text;
    last = {last.empty() ? more.begin : last.begin, more.end};
    erase_unit(doc, unit + 1, unit);
    return "";
}

std::string split_unit(ProtocolDoc& doc, int unit, std::string_view words) {
    Unit& first = unit_at(doc, unit);
    const bool in_heading = first.text.empty();
    Span& part = in_heading ? first.heading : first.text;
    const std::string_view text = doc.words(part);
    const std::size_t at = words.empty() ? std::string_view::npos : text.find(words);
    if (at == std::string_view::npos) return "it does not say '" + std::string(words) + "'";
    if (text.find(words, at + 1) != std::string_view::npos) return "it says '" + std::string(words) + "' more than once; more words are needed";
    std::size_t cut = part.begin + at;
    if (at == 0) return "it begins with these words";
    Unit second;
    second.kind = UnitKind::paragraph;
    second.parent = first.parent;
    if (doc.text[cut - 1] == ' ') {
        doc.text[cut - 1] = '\n';
        second.text = {cut, part.end};
        part.end = cut - 1;
    } else {
        second.text = {cut, part.end};
        part.end = cut;
        const std::size_t end = second.text.end;
        replace_text(doc, cut, 0, "\n");
        second.text = {cut + 1, end + 1};
    }
    // A heading keeps what stands under it, the words cut off it too; else what follows belongs to the words that it follows.
    if (in_heading) second.parent = unit;
    insert_unit(doc, unit + 1, second);
    if (!in_heading) {
        for (Unit& below : doc.units) {
            if (below.parent == unit) below.parent = unit + 1;
        }
    }
    return "";
}

std::string relabel_unit(ProtocolDoc& doc, int unit, std::string_view label) {
    Unit& changed = unit_at(doc, unit);
    const std::string wanted = fold_blanks(label);
    const Span whole = changed.span();
    if (whole.empty()) return "it has no words";
    Span& words = !changed.heading.empty() ? changed.heading : changed.text;
    const auto settle_kind = [&] {
        if (changed.kind == UnitKind::clause && changed.label.empty()) changed.kind = UnitKind::paragraph;
        if ((changed.kind == UnitKind::paragraph || changed.kind == UnitKind::bullet) && !changed.label.empty()) changed.kind = UnitKind::clause;
    };
    const std::string_view now = doc.words({whole.begin, std::max(words.end, changed.label.end)});
    const bool whole_words = wanted.empty() || wanted.size() >= now.size() || now[wanted.size()] == ' ';
    if (now.substr(0, wanted.size()) == wanted && whole_words) {
        // A label that was read too short, too long or not at all.
        const std::size_t end = whole.begin + wanted.size();
        std::size_t begin = end;
        while (begin < words.end && doc.text[begin] == ' ') ++begin;
        const std::size_t words_end = std::max(words.end, changed.label.end);
        if (begin >= words_end && !wanted.empty() && words.empty()) return "nothing would be left of its words";
        changed.label = wanted.empty() ? Span{} : Span{whole.begin, end};
        words = {wanted.empty() ? whole.begin : begin, words_end};
        settle_kind();
        return "";
    }
    if (changed.label.empty()) {
        replace_text(doc, whole.begin, 0, wanted + " ");
        unit_at(doc, unit).label = {whole.begin, whole.begin + wanted.size()};
    } else {
        const Span old = changed.label;
        replace_text(doc, old.begin, old.size(), wanted);
        unit_at(doc, unit).label = {old.begin, old.begin + wanted.size()};
    }
    settle_kind();
    return "";
}

std::string reparent_unit(ProtocolDoc& doc, int unit, int parent) {
    if (parent >= unit) return "a clause can only stand under one before it";
    if (unit_at(doc, unit).parent == parent) return "";
    int open = unit - 1;
    while (open >= 0 && open != parent) open = unit_at(doc, open).parent;
    if (open != parent) return "other clauses stand between the two; change those first";
    unit_at(doc, unit).parent = parent;
    std::vector<int> chain;  // of the units that may still be a parent
    for (int at = unit; at >= 0; at = unit_at(doc, at).parent) chain.push_back(at);
    for (int next = unit + 1; next < static_cast<int>(doc.units.size()); ++next) {
        Unit& one = unit_at(doc, next);
        if (one.parent >= 0 && one.parent < unit && std::find(chain.begin(), chain.end(), one.parent) == chain.end()) one.parent = parent;
    }
    return "";
}

std::string restore_text(ProtocolDoc& doc, std::string_view furniture, int behind) {
    const auto found = std::find_if(doc.furniture.begin(), doc.furniture.end(), [&](const Furniture& one) { return one.text == furniture; });
    if (found == doc.furniture.end()) return "no such text was left out";
    const std::string words = fold_blanks(found->text);
    if (words.empty()) return "it has no words";
    Place place{{}, found->page_number, found->box};
    doc.furniture.erase(found);
    const int at = behind + 1;
    const bool is_last = static_cast<std::size_t>(at) == doc.units.size();
    const auto next = std::find_if(doc.units.begin() + at, doc.units.end(), [](const Unit& unit) { return !unit.span().empty(); });
    std::size_t begin = next == doc.units.end() ? doc.text.size() : next->span().begin;
    if (next == doc.units.end()) {
        while (begin > 0 && doc.text[begin - 1] == '\n') --begin;
        replace_text(doc, begin, 0, begin == 0 ? words : "\n" + words);
        begin += begin == 0 ? 0 : 1;
    } else {
        replace_text(doc, begin, 0, words + "\n");
    }
    Unit unit;
    unit.kind = UnitKind::paragraph;
    unit.text = {begin, begin + words.size()};
    // Behind a unit that others stand under it is the first of these.
    unit.parent = behind < 0 ? -1 : !is_last && unit_at(doc, at).parent == behind ? behind : unit_at(doc, behind).parent;
    insert_unit(doc, at, unit);
    if (place.page_number > 0) {
        place.span = unit.text;
        doc.places.insert(std::partition_point(doc.places.begin(), doc.places.end(), [&](const Place& p) { return p.span.begin < begin; }), place);
    }
    return "";
}

}  // namespace clausebook
