#include "app/review.h"

#include <algorithm>

#include "app/decide.h"
#include "app/find_unit.h"
#include "app/index_library.h"
#include "app/own_provisions.h"
#include "book/anchor.h"
#include "compare/values.h"
#include "text/fold.h"

namespace clausebook {
namespace {

tl::unexpected<Error> bad(const std::string& what, const std::string& hint) { return fail({"decision-bad", what, hint, "", ""}); }

std::vector<std::string> ids_of(const std::vector<const Decision*>& decisions) {
    std::vector<std::string> ids;
    for (const Decision* decision : decisions) ids.push_back(decision->id);
    return ids;
}

std::string citation_of(const ProtocolDoc& doc, int unit) { return unit < 0 ? "top" : doc.units[static_cast<std::size_t>(unit)].citation; }

// The value that the program derives from chosen clauses; it may put another of them first.
void derive(const AnsweredDocuments& answered, std::size_t row, ProvisionAnswer& answer) {
    std::vector<ProvisionAnswer> answers(answered.catalogue.provisions.list.size());
    answers[row] = answer;
    derive_values(answered.records.front().doc, answered.records.front().facts, answered.catalogue, answers);
    answer = answers[row];
}

Result<ProvisionAnswer> corrected(const AnsweredDocuments& answered, std::size_t row, const ProvisionAnswer& now, const DecisionRequest& request) {
    const ProtocolDoc& doc = answered.records.front().doc;
    ProvisionAnswer answer;
    answer.key = now.key;
    if (request.absent && (request.elsewhere || request.value || !request.units.empty())) return bad("an absence has no value and no clause", "leave them out");
    if (request.absent) return answer;
    std::vector<ProvisionUnit> units = now.status == AnswerStatus::found ? now.units : now.nearest;
    std::vector<Span> quotes = now.quotes;
    if (now.status == AnswerStatus::silent) units.clear();
    units.resize(std::min(units.size(), quotes.size()));
    if (!request.units.empty()) {
        std::vector<ProvisionUnit> chosen;
        std::vector<Span> chosen_quotes;
        for (const std::string& place : request.units) {
            const Result<int> unit = find_unit(doc, place);
            if (!unit) return fail(unit.error());
            const auto known = std::find_if(units.begin(), units.end(), [&](const ProvisionUnit& one) { return one.unit == *unit; });
            const Unit& words = doc.units[static_cast<std::size_t>(*unit)];
            chosen.push_back({*unit, 1, {}});
            chosen_quotes.push_back(known != units.end()  ? quotes[static_cast<std::size_t>(known - units.begin())]
                                    : !words.text.empty() ? words.text
                                                          : words.span());
            if (chosen_quotes.back().empty()) return bad(citation_of(doc, *unit) + " has no words", "choose a clause that has");
        }
        units = std::move(chosen);
        quotes = std::move(chosen_quotes);
    }
    if (units.empty()) return bad("no clause says so", "name it with --unit: a value never stands without its words");
    answer.quotes = std::move(quotes);
    if (request.elsewhere) {
        answer.status = AnswerStatus::deferred;
        answer.nearest = std::move(units);
        return answer;
    }
    answer.status = AnswerStatus::found;
    answer.units = std::move(units);
    derive(answered, row, answer);
    if (request.value) answer.value = *request.value;
    return answer;
}

Result<Decision> cell_decision(const Library& library, const AnsweredDocuments& answered, const DecisionRequest& request, Decision decision) {
    const DocumentRecord& record = answered.records.front();
    const auto answer = std::find_if(record.answers.begin(), record.answers.end(), [&](const ProvisionAnswer& one) { return one.key == request.provision; });
    if (answer == record.answers.end()) {
        return fail({"provision-missing", "there is no provision '" + request.provision + "'", "see: clausebook compare --list", "", ""});
    }
    decision.provision = request.provision;
    decision.before = decision.after = cell_state(record, *answer);
    if (request.kind == DecisionKind::note) return decision;
    decision.replaces = ids_of(standing_decisions(library, library.review().decisions, {decision.document, decision.version}).on_cell(request.provision));
    if (request.kind == DecisionKind::confirm) return decision;
    if (!request.value && request.units.empty() && !request.absent && !request.elsewhere) {
        return bad("nothing is set", "write --value WORDS, --unit PLACE, --absent or --elsewhere");
    }
    const auto& list = answered.catalogue.provisions.list;
    const auto row = std::find_if(list.begin(), list.end(), [&](const Provision& one) { return one.key == request.provision; });
    if (row == list.end()) return fail({"provision-missing", "the catalogue has no '" + request.provision + "'", "see: clausebook compare --list", "", ""});
    const Result<ProvisionAnswer> wanted = corrected(answered, static_cast<std::size_t>(row - list.begin()), *answer, request);
    if (!wanted) return fail(wanted.error());
    decision.after = cell_state(record, *wanted);
    return decision;
}

// The last unit with words above the place where a piece of furniture stands; -1 where it comes first of all.
int unit_above(const ProtocolDoc& doc, const Furniture& furniture) {
    int above = -1;
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        const Span span = doc.units[i].span();
        const bool is_above = std::any_of(doc.places.begin(), doc.places.end(), [&](const Place& place) {
            if (place.span.begin >= span.end || place.span.end <= span.begin) return false;
            return place.page_number < furniture.page_number || (place.page_number == furniture.page_number && place.box.top < furniture.box.top);
        });
        if (is_above) above = static_cast<int>(i);
    }
    return above;
}

Result<Decision> restore_decision(const ProtocolDoc& doc, const Anchors& anchors, const DecisionRequest& request, Decision decision) {
    const std::string wanted = fold(request.words);
    std::vector<const Furniture*> fits;
    for (const Furniture& furniture : doc.furniture) {
        const bool fit = !wanted.empty() && fold(furniture.text).find(wanted) != std::string::npos;
        const bool known = std::any_of(fits.begin(), fits.end(), [&](const Furniture* one) { return one->text == furniture.text; });
        if (fit && !known) fits.push_back(&furniture);
    }
    if (fits.empty()) return bad("no text with '" + request.words + "' was left out", "see: clausebook review list --furniture");
    if (fits.size() > 1) return bad("several texts with '" + request.words + "' were left out", "write more of the words");
    int behind = -1;
    if (!request.after.empty()) {
        const Result<int> unit = find_unit(doc, request.after);
        if (!unit) return fail(unit.error());
        behind = *unit;
    } else if (fits[0]->page_number > 0) {
        behind = unit_above(doc, *fits[0]);
    } else {
        return bad("this kind of file does not tell where the text stood", "name the clause before it with --after");
    }
    decision.words = fits[0]->text;
    if (behind >= 0) decision.places = {anchors.of(behind)};
    return decision;
}

Result<Decision> unit_decision(const Library& library, const DocumentRecord& record, const DecisionRequest& request, Decision decision) {
    const ProtocolDoc& doc = record.doc;
    const Anchors anchors(doc);
    if (request.kind == DecisionKind::restore) return restore_decision(doc, anchors, request, std::move(decision));
    if (request.place.empty()) {
        if (request.kind == DecisionKind::confirm) decision.words = document_hash(doc);
        if (request.kind == DecisionKind::confirm || request.kind == DecisionKind::note) return decision;
        return bad("it names no clause", "write the place behind the document: 4.2(b)");
    }
    const Result<int> unit = find_unit(doc, request.place);
    if (!unit) return fail(unit.error());
    const Unit& words = doc.units[static_cast<std::size_t>(*unit)];
    decision.places = {anchors.of(*unit)};
    if (request.kind == DecisionKind::join) {
        if (*unit == 0) return bad("there is no clause before it", "join the second of two clauses");
        decision.places.insert(decision.places.begin(), anchors.of(*unit - 1));
        decision.was = doc.words(words.span());
    } else if (request.kind == DecisionKind::split) {
        decision.was = doc.words(words.span());
    } else if (request.kind == DecisionKind::relabel) {
        decision.was = doc.words(words.label);
    } else if (request.kind == DecisionKind::reparent) {
        decision.was = citation_of(doc, words.parent);
        if (!request.under.empty()) {
            const Result<int> under = find_unit(doc, request.under);
            if (!under) return fail(under.error());
            decision.places.push_back(anchors.of(*under));
        }
    }
    if (request.kind == DecisionKind::relabel || request.kind == DecisionKind::reparent) {
        // What was decided before on the same unit no longer counts, so that its anchor, taken without that, holds.
        const std::string subject = unit_subject(decision);
        const StandingDecisions standing = standing_decisions(library, library.review().decisions, {decision.document, decision.version});
        for (const Decision* other : standing.on_units()) {
            if (unit_subject(*other) != subject) continue;
            decision.replaces.push_back(other->id);
            decision.places.front() = other->places.front();
        }
    }
    return decision;
}

// Whether the decision can be carried out as the document now stands. Gives why not.
Result<std::string> try_out(const Library& library, const AnsweredDocuments& answered, const Decision& decision) {
    std::vector<Decision> with = library.review().decisions;
    with.push_back(decision);
    const DocumentRef ref{decision.document, decision.version};
    const StandingDecisions standing = standing_decisions(library, with, ref);
    std::vector<DecisionOutcome> outcomes;
    if (cuts_document(decision.kind)) {
        Result<DocumentRecord> record = library.book().read(ref);
        if (!record) return fail(record.error());
        outcomes = apply_unit_decisions(*record, standing, {rename_units, [](DocumentRecord&) {}});
    } else {
        DocumentRecord record = answered.records.front();
        outcomes = apply_cell_decisions(record, standing);
    }
    const auto mine = std::find_if(outcomes.begin(), outcomes.end(), [&](const DecisionOutcome& one) { return one.id == decision.id; });
    if (mine == outcomes.end()) return std::string("it is already as you say");
    return mine->state == OutcomeState::applied ? std::string() : mine->message;
}

}  // namespace

Result<void> write_decisions(Library& library, const std::vector<Decision>& decisions) {
    if (decisions.empty()) return {};
    if (auto kept = library.decide(decisions); !kept) return kept;
    // Opening brings up to date what the decisions changed.
    auto index = LibraryIndex::open(library);
    if (!index) return fail(index.error());
    return index->commit();
}

namespace {

Result<Decision> undo_decision(const Library& library, const DecisionRequest& request, Decision decision) {
    std::vector<const Decision*> fits;
    for (const Decision& one : library.review().decisions) {
        if (!request.undoes.empty() && one.id.starts_with(request.undoes)) fits.push_back(&one);
    }
    if (fits.empty()) return bad("there is no decision '" + request.undoes + "'", "see: clausebook review log");
    if (fits.size() > 1) return bad("several decisions begin with '" + request.undoes + "'", "write more of the id");
    decision.undoes = fits[0]->id;
    decision.document = fits[0]->document;
    decision.version = fits[0]->version;
    if (!request.document.empty()) {
        const Result<DocumentRef> ref = library.find(request.document);
        if (!ref) return fail(ref.error());
        if (ref->id != decision.document) return bad("the decision is about " + decision.document, "leave the document out");
        decision.version = ref->version;
    }
    for (const LoggedDecision& logged : review_log(library, decision.document)) {
        if (logged.decision.id == decision.undoes && !logged.stands && fits[0]->kind != DecisionKind::undo && decision.version == fits[0]->version) {
            const auto back = std::any_of(library.review().decisions.begin(), library.review().decisions.end(),
                                          [&](const Decision& one) { return one.undoes == decision.undoes && one.version == decision.version; });
            if (back) return bad("it was already taken back", "see: clausebook review log");
        }
    }
    return decision;
}

}  // namespace

Result<Decision> prepare_decision(const Library& library, const Reviewer& reviewer, const DecisionRequest& request, int serial) {
    if (reviewer.who.empty()) return bad("nobody is named who decides", "name yourself with --who NAME");
    Decision decision;
    decision.kind = request.kind;
    decision.who = reviewer.who;
    decision.when = reviewer.when;
    decision.reason = request.reason;
    decision.words = request.words;
    decision.serial = serial;
    if (request.kind == DecisionKind::undo) {
        Result<Decision> undo = undo_decision(library, request, std::move(decision));
        if (undo) undo->id = decision_id(*undo);
        return undo;
    }
    if (request.kind == DecisionKind::note && request.words.empty()) return bad("the note is empty", "write its words behind the place");
    const Result<DocumentRef> ref = library.find(request.document);
    if (!ref) return fail(ref.error());
    const auto answered = read_answered(library, {*ref});
    if (!answered) return fail(answered.error());
    decision.document = ref->id;
    decision.version = ref->version;
    Result<Decision> wanted = request.provision.empty() ? unit_decision(library, answered->records.front(), request, std::move(decision))
                                                        : cell_decision(library, *answered, request, std::move(decision));
    if (!wanted) return wanted;
    wanted->id = decision_id(*wanted);
    const Result<std::string> why_not = try_out(library, *answered, *wanted);
    if (!why_not) return fail(why_not.error());
    if (!why_not->empty()) return bad(*why_not, "see the clauses with: clausebook show " + ref->name());
    return wanted;
}

Result<Decision> record_decision(Library& library, const Reviewer& reviewer, const DecisionRequest& request) {
    Result<Decision> decision = prepare_decision(library, reviewer, request, library.review().next_serial());
    if (!decision) return decision;
    if (auto kept = write_decisions(library, {*decision}); !kept) return fail(kept.error());
    return decision;
}

}  // namespace clausebook
