#include <algorithm>
#include <map>
#include <set>

#include "app/decide.h"
#include "app/own_provisions.h"
#include "app/review.h"
#include "book/files.h"
#include "model/names.h"

namespace clausebook {
namespace {

std::string wants(const Decision& decision) {
    if (decision.provision.empty()) return std::string(name_of(decision.kind)) + (decision.words.empty() ? "" : " '" + decision.words + "'");
    return decision.after.status == AnswerStatus::found ? "'" + decision.after.value + "'" : std::string(name_of(decision.after.status));
}

}  // namespace

Result<ReviewImport> merge_review(Library& library, const std::filesystem::path& other_book) {
    const Result<Book> other = Book::open(other_book);
    if (!other) return fail(other.error());
    const Result<ReviewFile> theirs = read_review(other->review_file(), other->manifest().review_sum);
    if (!theirs) return fail(theirs.error());
    ReviewImport result;
    std::set<std::string> ours;
    for (const Decision& decision : library.review().decisions) ours.insert(decision.id);
    for (const ReviewDamage& damage : theirs->damage) {
        result.conflicts.push_back({"", "", other->review_file().string() + ", line " + std::to_string(damage.line), damage.what});
    }
    std::set<std::string> touched;
    for (const Decision& decision : theirs->decisions) {
        ++result.rows;
        if (!ours.insert(decision.id).second) continue;
        if (decision.id != decision_id(decision)) {
            result.conflicts.push_back(
                {decision.document, decision.provision, signature(decision), "its id is not the one of what it says; it was not taken over"});
            continue;
        }
        result.added.push_back(decision);
        touched.insert(decision.document);
    }
    if (auto kept = write_decisions(library, result.added); !kept) return fail(kept.error());
    std::map<std::string, const Decision*> by_id;
    for (const Decision& decision : library.review().decisions) by_id[decision.id] = &decision;
    for (const std::string& id : touched) {
        const DocumentEntry* document = library.book().manifest().document(id);
        if (document == nullptr) {
            result.conflicts.push_back({id, "", "", "this library does not hold the document; the decisions on it are kept for it"});
            continue;
        }
        const auto answered = read_answered(library, {{id, document->current(library.today()).number}});
        if (!answered) return fail(answered.error());
        for (const DecisionOutcome& outcome : answered->outcomes.front()) {
            if (outcome.state != OutcomeState::conflict) continue;
            const Decision& decision = *by_id.at(outcome.id);
            const std::string place = decision.places.empty() ? "" : decision.places.front().citation + ", ";
            result.conflicts.push_back({id, decision.provision, place + signature(decision), wants(decision)});
        }
    }
    return result;
}

}  // namespace clausebook
