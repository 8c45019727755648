#include <algorithm>
#include <map>

#include "app/decide.h"
#include "app/own_provisions.h"
#include "app/review.h"
#include "model/names.h"

namespace clausebook {
namespace {

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

class Lister {
 public:
    Lister(const Library& library, const ReviewFilter& filter, const Catalogue& catalogue) : filter_(filter) {
        for (const Decision& decision : library.review().decisions) decisions_[decision.id] = &decision;
        for (const Provision& provision : catalogue.provisions.list) questions_[provision.key] = provision.question;
    }

    void list(const DocumentRecord& record, const std::vector<DecisionOutcome>& outcomes) {
        for (const ProvisionAnswer& answer : record.answers) {
            if (filter_.provision.empty() || filter_.provision == answer.key) add_cell(record, answer, outcomes);
        }
        if (!filter_.provision.empty()) return;
        for (const DecisionOutcome& outcome : outcomes) {
            const Decision& decision = *decisions_.at(outcome.id);
            if (decision.provision.empty()) add_outcome(record, decision, outcome);
        }
        for (const Diagnostic& doubt : record.doc.diagnostics) add_doubt(record, doubt);
    }

    std::vector<ReviewItem> items;

 private:
    ReviewItem item(const DocumentRecord& record, ReviewState state) const {
        ReviewItem out;
        out.state = state;
        out.document = record.doc.id;
        out.version = record.version;
        return out;
    }

    void put(ReviewItem one) {
        const bool settled = one.state == ReviewState::checked || one.state == ReviewState::corrected;
        if (!settled || filter_.checked) items.push_back(std::move(one));
    }

    void add_cell(const DocumentRecord& record, const ProvisionAnswer& answer, const std::vector<DecisionOutcome>& outcomes) {
        ReviewItem out = item(record, answer.near_threshold ? ReviewState::doubtful : ReviewState::unchecked);
        out.message = answer.near_threshold ? "the program is unsure" : "";
        for (const DecisionOutcome& outcome : outcomes) {
            const Decision& decision = *decisions_.at(outcome.id);
            if (decision.provision != answer.key) continue;
            out.decisions.push_back(outcome.id);
            const bool lost_note = decision.kind == DecisionKind::note && outcome.state == OutcomeState::recheck;
            if (lost_note)
                out.message += (out.message.empty() ? "" : "; ") + ("note by " + signature(decision) + ": " + decision.words + " (" + outcome.message + ")");
            if (lost_note && answer.review.state == CheckState::no) out.state = ReviewState::recheck;
            if (outcome.state == OutcomeState::conflict) out.state = ReviewState::conflict;
        }
        switch (answer.review.state) {
            case CheckState::no:
                break;
            case CheckState::yes:
                out.state = ReviewState::checked;
                break;
            case CheckState::corrected:
                out.state = ReviewState::corrected;
                break;
            case CheckState::recheck:
                if (out.state != ReviewState::conflict) out.state = ReviewState::recheck;
                break;
        }
        if (answer.review.state != CheckState::no) out.message = answer.review.remark;
        out.provision = answer.key;
        out.question = questions_[answer.key];
        out.status = name_of_status(answer.status);
        out.value = answer.value;
        const std::vector<ProvisionUnit>& units = answer.status == AnswerStatus::deferred ? answer.nearest : answer.units;
        if (!units.empty()) {
            out.unit = unit_at(record.doc, units.front().unit).id;
            out.citation = unit_at(record.doc, units.front().unit).citation;
        }
        out.by = answer.review.by;
        out.on = answer.review.on;
        put(std::move(out));
    }

    static std::string name_of_status(AnswerStatus status) { return std::string(name_of(status)); }

    void add_outcome(const DocumentRecord& record, const Decision& decision, const DecisionOutcome& outcome) {
        const ReviewState state = outcome.state == OutcomeState::recheck    ? ReviewState::recheck
                                  : outcome.state == OutcomeState::conflict ? ReviewState::conflict
                                  : cuts_document(decision.kind)            ? ReviewState::corrected
                                                                            : ReviewState::checked;
        ReviewItem out = item(record, state);
        if (!decision.places.empty()) {
            out.citation = decision.places.back().citation;
            if (outcome.unit >= 0) out.unit = unit_at(record.doc, outcome.unit).id;
        }
        out.message = std::string(name_of(decision.kind)) +
                      (decision.words.empty() || decision.kind == DecisionKind::confirm ? "" : " '" + decision.words + "'") +
                      (outcome.message.empty() ? "" : ": " + outcome.message);
        out.by = decision.who;
        out.on = decision.when.substr(0, 10);
        out.decisions = {decision.id};
        put(std::move(out));
    }

    void add_doubt(const DocumentRecord& record, const Diagnostic& doubt) {
        if (doubt.severity == Severity::note) return;
        ReviewItem out = item(record, ReviewState::doubtful);
        out.message = doubt.message;
        for (const Unit& unit : record.doc.units) {
            if (doubt.span.empty() || !unit.span().contains(doubt.span)) continue;
            out.unit = unit.id;
            out.citation = unit.citation;
        }
        put(std::move(out));
    }

    const ReviewFilter& filter_;
    std::map<std::string, const Decision*> decisions_;
    std::map<std::string, std::string> questions_;
};

}  // namespace

Result<std::vector<ReviewItem>> list_review(const Library& library, const ReviewFilter& filter) {
    const auto refs = library.choose(filter.documents);
    if (!refs) return fail(refs.error());
    const auto answered = read_answered(library, *refs);
    if (!answered) return fail(answered.error());
    if (!filter.provision.empty() && answered->catalogue.provisions.find(filter.provision) < 0) {
        return fail({"provision-missing", "there is no provision '" + filter.provision + "'", "see: clausebook compare --list", "", ""});
    }
    Lister lister(library, filter, answered->catalogue);
    for (std::size_t i = 0; i < answered->records.size(); ++i) lister.list(answered->records[i], answered->outcomes[i]);
    if (!filter.documents.empty()) return std::move(lister.items);
    // What was decided on documents that are gone waits for them.
    for (const LoggedDecision& logged : review_log(library, "")) {
        const Decision& decision = logged.decision;
        if (!logged.stands || decision.kind == DecisionKind::undo || library.manifest().document(decision.document) != nullptr) continue;
        if (!filter.provision.empty() && filter.provision != decision.provision) continue;
        ReviewItem out;
        out.state = ReviewState::recheck;
        out.document = decision.document;
        out.provision = decision.provision;
        out.status = decision.provision.empty() ? "" : name_of(decision.after.status);
        out.value = decision.after.value;
        const std::vector<Anchor>& places = decision.provision.empty() ? decision.places : decision.after.units;
        out.citation = places.empty() ? "" : places.front().citation;
        out.message = "the library does not hold the document";
        out.by = decision.who;
        out.on = decision.when.substr(0, 10);
        out.decisions = {decision.id};
        lister.items.push_back(std::move(out));
    }
    return std::move(lister.items);
}

std::vector<LoggedDecision> review_log(const Library& library, const std::string& document) {
    const std::vector<Decision>& all = library.review().decisions;
    // What stands is asked of the newest version: of it every decision counts.
    std::map<std::string, std::vector<std::string>> standing;
    std::vector<LoggedDecision> log;
    for (const Decision& decision : all) {
        if (!document.empty() && decision.document != document) continue;
        auto known = standing.find(decision.document);
        if (known == standing.end()) {
            known = standing.emplace(decision.document, std::vector<std::string>()).first;
            const StandingDecisions here(all, decision.document, 0, {});
            for (const Decision* one : here.unreplaced(here.all())) known->second.push_back(one->id);
        }
        const bool stands = std::find(known->second.begin(), known->second.end(), decision.id) != known->second.end();
        log.push_back({decision, stands || decision.kind == DecisionKind::undo});
    }
    return log;
}

}  // namespace clausebook
