#include "book/apply_decisions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "book/anchor.h"
#include "book/unit_changes.h"

namespace clausebook {
namespace {

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

std::string name_of_place(const Anchor& anchor) { return anchor.citation.empty() ? anchor.unit : anchor.citation; }

// Why an anchor's words cannot be taken for found.
std::string why_not(const ProtocolDoc& doc, const Anchor& anchor, const AnchorPlace& place) {
    if (place.ambiguous) return "the words of " + name_of_place(anchor) + " stand there more than once";
    if (place.likely >= 0) return "the words of " + name_of_place(anchor) + " have changed; in their place stands " + unit_at(doc, place.likely).citation;
    return "the words of " + name_of_place(anchor) + " are not there";
}

// Where each place of a decision is now; where one is not found, why.
struct Found {
    std::vector<int> units;
    std::string missing;
};

Found find_all(const ProtocolDoc& doc, const Anchors& anchors, const std::vector<Anchor>& wanted) {
    Found found;
    for (const Anchor& anchor : wanted) {
        const AnchorPlace place = anchors.find(anchor);
        if (place.unit < 0 && found.missing.empty()) found.missing = why_not(doc, anchor, place);
        found.units.push_back(place.unit);
    }
    return found;
}

std::string change_units(ProtocolDoc& doc, const Decision& decision, const std::vector<int>& at) {
    switch (decision.kind) {
        case DecisionKind::join:
            if (at.size() != 2 || at[1] != at[0] + 1) return "the two no longer follow one another";
            return join_with_next(doc, at[0]);
        case DecisionKind::split:
            return split_unit(doc, at.at(0), decision.words);
        case DecisionKind::relabel:
            return relabel_unit(doc, at.at(0), decision.words);
        case DecisionKind::reparent:
            return reparent_unit(doc, at.at(0), at.size() > 1 ? at[1] : -1);
        case DecisionKind::restore:
            return restore_text(doc, decision.words, at.empty() ? -1 : at[0]);
        case DecisionKind::confirm:
        case DecisionKind::set:
        case DecisionKind::note:
        case DecisionKind::undo:
            break;
    }
    return "is no change of clauses";
}

std::string date_of(const Decision& decision) { return decision.when.substr(0, 10); }

std::string said(const Decision& decision) {
    switch (decision.after.status) {
        case AnswerStatus::found:
            return "'" + decision.after.value + "'";
        case AnswerStatus::silent:
            return "silent";
        case AnswerStatus::deferred:
            return "refers elsewhere";
    }
    return "";
}

// The words shown of a unit: those that the person saw, else all.
Span quote_in(const ProtocolDoc& doc, int index, const std::string& words) {
    const Unit& unit = unit_at(doc, index);
    const std::size_t at = words.empty() ? std::string_view::npos : doc.words(unit.span()).find(words);
    if (at != std::string_view::npos) return {unit.span().begin + at, unit.span().begin + at + words.size()};
    return !unit.text.empty() ? unit.text : !unit.heading.empty() ? unit.heading : unit.label;
}

ProvisionUnit chosen_unit(const ProvisionAnswer& read, int unit, const Decision& decision) {
    for (const std::vector<ProvisionUnit>* list : {&read.units, &read.nearest}) {
        const auto known = std::find_if(list->begin(), list->end(), [&](const ProvisionUnit& one) { return one.unit == unit; });
        if (known != list->end()) return *known;
    }
    return {unit, 1, {"chosen by " + signature(decision)}};
}

std::string program_reads(const ProtocolDoc& doc, const ProvisionAnswer& read) {
    switch (read.status) {
        case AnswerStatus::found:
            return (read.value.empty() ? "" : "'" + read.value + "', ") + unit_at(doc, read.units.front().unit).citation;
        case AnswerStatus::silent:
            return "not found";
        case AnswerStatus::deferred:
            return "refers elsewhere";
    }
    return "";
}

// Whether the program now finds what the person had not seen: another status, or a best unit that was neither there before nor chosen.
bool reads_anew(const ProvisionAnswer& read, const Decision& decision, const Anchors& anchors) {
    if (read.status != decision.before.status) return read.status != decision.after.status;
    if (read.units.empty()) return false;
    const Anchor& best = anchors.of(read.units.front().unit);
    for (const CellState* state : {&decision.before, &decision.after}) {
        if (std::any_of(state->units.begin(), state->units.end(), [&](const Anchor& one) { return one.words == best.words; })) return false;
    }
    return true;
}

// Makes the answer what the decision says. Gives why it cannot.
std::string set_answer(const DocumentRecord& record, const Anchors& anchors, const Decision& decision, ProvisionAnswer& answer) {
    const ProtocolDoc& doc = record.doc;
    const CellState& state = decision.after;
    ProvisionAnswer decided;
    decided.key = answer.key;
    decided.status = state.status;
    decided.review = answer.review;
    if (state.status == AnswerStatus::silent) {
        if (state.text != document_hash(doc)) return "the document's words have changed";
        decided.nearest = answer.nearest.empty() ? answer.units : answer.nearest;
    } else {
        const Found found = find_all(doc, anchors, state.units);
        if (!found.missing.empty()) return found.missing;
        if (found.units.empty()) return "it names no clause";
        for (std::size_t i = 0; i < found.units.size(); ++i) {
            const int unit = found.units[i];
            (state.status == AnswerStatus::found ? decided.units : decided.nearest).push_back(chosen_unit(answer, unit, decision));
            decided.quotes.push_back(quote_in(doc, unit, i < state.quotes.size() ? state.quotes[i] : ""));
        }
        decided.value = state.value;
        decided.probability = 1;
    }
    AnswerReview& review = decided.review;
    review.state = decision.kind == DecisionKind::set ? CheckState::corrected : CheckState::yes;
    review.by = decision.who;
    review.on = date_of(decision);
    review.remark = decision.reason;
    review.from_version = decision.version == record.version ? 0 : decision.version;
    if (review.from_version > 0 && reads_anew(answer, decision, anchors)) {
        review.remark += (review.remark.empty() ? "" : "; ") + ("the program now reads: " + program_reads(doc, answer));
    }
    answer = std::move(decided);
    return "";
}

void mark_recheck(ProvisionAnswer& answer, const Decision& decision, const std::string& why) {
    answer.review.state = CheckState::recheck;
    answer.review.by = decision.who;
    answer.review.on = date_of(decision);
    answer.review.from_version = decision.version;
    answer.review.remark = said(decision) + " by " + signature(decision) + ": " + why;
}

OutcomeState settled(const Decision& decision, const DocumentRecord& record) {
    return decision.version == record.version ? OutcomeState::applied : OutcomeState::carried;
}

}  // namespace

std::string signature(const Decision& decision) { return decision.who + ", " + date_of(decision); }

std::vector<DecisionOutcome> apply_unit_decisions(DocumentRecord& record, const StandingDecisions& standing, const Renewal& renewal) {
    std::vector<DecisionOutcome> outcomes;
    const std::vector<const Decision*> decisions = standing.on_units();
    std::map<std::string, std::vector<const Decision*>> by_subject;
    for (const Decision* decision : decisions) by_subject[unit_subject(*decision)].push_back(decision);
    std::optional<Anchors> anchors;
    bool changed = false;
    for (const Decision* decision : decisions) {
        const std::vector<const Decision*>& rivals = by_subject[unit_subject(*decision)];
        const auto other = std::find_if(rivals.begin(), rivals.end(), [&](const Decision* rival) { return !says_same(*rival, *decision); });
        if (other != rivals.end()) {
            outcomes.push_back({decision->id, OutcomeState::conflict, -1, "decided otherwise by " + signature(**other)});
            continue;
        }
        if (rivals.front() != decision) {
            outcomes.push_back({decision->id, settled(*decision, record), -1, ""});  // the same, by somebody else
            continue;
        }
        if (!anchors) anchors.emplace(record.doc);
        const Found found = find_all(record.doc, *anchors, decision->places);
        std::string why = found.missing;
        if (why.empty() && found.units.empty() && decision->kind != DecisionKind::restore) why = "it names no clause";
        if (why.empty()) why = change_units(record.doc, *decision, found.units);
        if (!why.empty()) {
            const int unit = found.units.empty() ? -1 : found.units.front();
            outcomes.push_back({decision->id, OutcomeState::recheck, unit, why});
            continue;
        }
        changed = true;
        anchors.reset();
        renewal.names(record.doc);
        outcomes.push_back({decision->id, settled(*decision, record), -1, ""});
    }
    if (changed) renewal.reading(record);
    return outcomes;
}

std::vector<DecisionOutcome> apply_cell_decisions(DocumentRecord& record, const StandingDecisions& standing) {
    std::vector<DecisionOutcome> outcomes;
    if (standing.all().empty()) return outcomes;
    const Anchors anchors(record.doc);
    std::set<std::string> keys;
    for (const Decision* decision : standing.all()) {
        if (!decision->provision.empty()) keys.insert(decision->provision);
    }
    for (ProvisionAnswer& answer : record.answers) {
        if (keys.count(answer.key) == 0) continue;
        const std::vector<const Decision*> deciding = standing.on_cell(answer.key);
        if (deciding.empty()) continue;
        const Decision& last = *deciding.back();
        const auto other = std::find_if(deciding.begin(), deciding.end(), [&](const Decision* one) { return !says_same(*one, last); });
        if (other != deciding.end()) {
            mark_recheck(answer, last, "decided otherwise by " + signature(**other) + ": " + said(**other));
            for (const Decision* one : deciding) outcomes.push_back({one->id, OutcomeState::conflict, -1, answer.review.remark});
            continue;
        }
        const std::string why = set_answer(record, anchors, last, answer);
        if (!why.empty()) mark_recheck(answer, last, why);
        for (const Decision* one : deciding) outcomes.push_back({one->id, why.empty() ? settled(last, record) : OutcomeState::recheck, -1, why});
    }
    for (const Decision* decision : standing.all()) {
        const bool on_cell = !decision->provision.empty();
        const bool is_note = decision->kind == DecisionKind::note;
        if (on_cell ? !is_note : !is_note && decision->kind != DecisionKind::confirm) continue;
        Found found = find_all(record.doc, anchors, on_cell ? decision->after.units : decision->places);
        const bool of_document = !on_cell && !is_note && decision->places.empty();
        if (of_document && decision->words != document_hash(record.doc)) found.missing = "the document's words have changed";
        const int unit = found.units.empty() ? -1 : found.units.front();
        outcomes.push_back({decision->id, found.missing.empty() ? settled(*decision, record) : OutcomeState::recheck, unit, found.missing});
        if (!found.missing.empty()) continue;
        if (on_cell) {
            const auto answer =
                std::find_if(record.answers.begin(), record.answers.end(), [&](const ProvisionAnswer& one) { return one.key == decision->provision; });
            if (answer != record.answers.end()) answer->review.notes.push_back(decision->words + " (" + signature(*decision) + ")");
        } else {
            const std::string text = is_note ? decision->words : decision->reason.empty() ? "checked" : "checked: " + decision->reason;
            record.remarks.push_back({unit, text, decision->who, date_of(*decision)});
        }
        if (is_note || on_cell) continue;
        // What a person has confirmed is no longer in doubt.
        for (Diagnostic& doubt : record.doc.diagnostics) {
            const Span whole = unit < 0 ? Span{0, record.doc.text.size()} : unit_at(record.doc, unit).span();
            if (!doubt.span.empty() && whole.contains(doubt.span)) doubt.severity = Severity::note;
        }
    }
    return outcomes;
}

CellState cell_state(const DocumentRecord& record, const ProvisionAnswer& answer) {
    const Anchors anchors(record.doc);
    CellState state;
    state.status = answer.status;
    state.value = answer.value;
    if (answer.status == AnswerStatus::silent) state.text = document_hash(record.doc);
    const std::vector<ProvisionUnit>& units = answer.status == AnswerStatus::deferred ? answer.nearest : answer.units;
    // A deferred answer's words are those of the nearest unit, one quote in all.
    const std::size_t count = answer.status == AnswerStatus::deferred ? std::min(units.size(), answer.quotes.size()) : units.size();
    for (std::size_t i = 0; i < count; ++i) {
        state.units.push_back(anchors.of(units[i].unit));
        state.quotes.emplace_back(i < answer.quotes.size() ? record.doc.words(answer.quotes[i]) : std::string_view());
    }
    return state;
}

}  // namespace clausebook
