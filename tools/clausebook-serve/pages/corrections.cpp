// A person's correction of how a clause was read: its number, where it is cut, what it stands under. Written down with name and date; the file itself is not
// changed.
#include "pages/corrections.h"

#include "app/review.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "tools/surroundings/surroundings.h"

namespace clausebook {
namespace {

// What a form asks for, by the word that it sends.
struct Correction {
    std::string_view what;
    DecisionKind kind;
    std::string_view said;  // of a decision that was made
};
constexpr Correction k_corrections[] = {{"relabel", DecisionKind::relabel, "number changed"},
                                        {"split", DecisionKind::split, "cut in two"},
                                        {"reparent", DecisionKind::reparent, "put under another clause"},
                                        {"join", DecisionKind::join, "joined to the clause before"},
                                        {"restore", DecisionKind::restore, "text brought back"}};

}  // namespace

std::vector<View> correction_forms(const DocumentRecord& record, const DocumentRef& ref, int unit) {
    const ProtocolDoc& doc = record.doc;
    const Unit& clause = doc.units[static_cast<std::size_t>(unit)];
    std::vector<View> out;
    const auto add = [&](const char* what, const char* label, const std::string& hint, const char* action, bool field, std::string_view value) {
        View one;
        one.set("what", what).set("label", label).set("hint", hint).set("action", action).set("field", field).set("value", value);
        one.set("unit", clause.id).set("correct_path", document_path(ref.name()) + "/correct");
        out.push_back(std::move(one));
    };
    add("relabel", "Its number", "As it is printed, for example 4.2 or (b). Empty for a clause without one.", "Change the number", true,
        doc.words(clause.label));
    add("split", "It is two clauses: the second begins with", "Write its first few words exactly as they stand.", "Cut it in two", true, "");
    const std::string above = clause.parent < 0 ? "" : doc.units[static_cast<std::size_t>(clause.parent)].citation;
    add("reparent", "It stands under", "The number of the clause above it. Empty for the top.", "Put it there", true, above);
    if (unit > 0) {
        const Unit& before = doc.units[static_cast<std::size_t>(unit) - 1];
        const std::string name = before.citation.empty() ? std::string(doc.words(before.heading)) : before.citation;
        add("join", "It is no clause of its own", "Its words belong to the one before it, " + name + ".", "Join it to the one before", false, "");
    }
    return out;
}

std::vector<View> standing_corrections(const Library& library, const std::string& document) {
    std::vector<View> out;
    for (const LoggedDecision& logged : review_log(library, document)) {
        if (!logged.stands || !logged.decision.provision.empty()) continue;
        for (const Correction& correction : k_corrections) {
            if (correction.kind != logged.decision.kind) continue;
            View one;
            const std::string place = logged.decision.places.empty() ? "" : logged.decision.places.back().citation;
            one.set("words", (place.empty() ? "" : place + ": ") + std::string(correction.said))
                .set("who", logged.decision.who)
                .set("when", logged.decision.when.substr(0, 10))
                .set("id", logged.decision.id)
                .set("correct_path", document_path(document) + "/correct");
            out.push_back(std::move(one));
        }
    }
    return out;
}

Result<Response> correct_clause(Site& site, const Request& request) {
    DecisionRequest asked;
    asked.document = request.at("document");
    const std::string &what = request.filled("what"), &value = request.filled("value");
    std::string next = document_path(asked.document);
    if (what == "undo") {
        asked.kind = DecisionKind::undo;
        asked.undoes = request.filled("id");
    } else {
        const Correction* found = nullptr;
        for (const Correction& correction : k_corrections) {
            if (correction.what == what && correction.kind != DecisionKind::restore) found = &correction;
        }
        if (found == nullptr) return fail({"correction-bad", "it is not said what is to be corrected", "Go back and send the form again", "", ""});
        asked.kind = found->kind;
        asked.place = request.filled("clause");
        if (found->kind == DecisionKind::reparent) {
            asked.under = value;
        } else {
            asked.words = value;
        }
        // The clause itself may have another place, or none, afterwards.
        if (found->kind == DecisionKind::split) next = clause_path(asked.document, asked.place);
    }
    Result<Library> library = site.library_for_writing();
    if (!library) return fail(library.error());
    const Result<Decision> decision = record_decision(*library, {request.user.empty() ? user_name() : request.user, site.today()}, asked);
    if (!decision) return fail(decision.error());
    return redirect(next + (next.find('?') == std::string::npos ? "?" : "&") + "corrected=1");
}

}  // namespace clausebook
