#include "app/compare.h"

#include <algorithm>
#include <set>

#include "app/answered.h"
#include "app/own_provisions.h"
#include "compare/table.h"

namespace clausebook {
namespace {

Result<void> check_names(const Provisions& provisions, const CompareRequest& request) {
    for (const std::string& key : request.provisions) {
        if (provisions.find(key) < 0) return fail({"provision-missing", "there is no provision '" + key + "'", "see: clausebook compare --list", "", ""});
    }
    const bool known =
        request.topic.empty() || std::any_of(provisions.list.begin(), provisions.list.end(), [&](const Provision& p) { return p.group == request.topic; });
    if (!known) return fail({"provision-missing", "there is no group of provisions '" + request.topic + "'", "see: clausebook compare --list", "", ""});
    return {};
}

std::vector<std::string> asked_keys(const Provisions& provisions, const CompareRequest& request) {
    std::vector<std::string> keys;
    const auto& wanted = request.provisions;
    for (const Provision& provision : provisions.list) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), provision.key) == wanted.end()) continue;
        if (request.topic.empty() || provision.group == request.topic) keys.push_back(provision.key);
    }
    return keys;
}

std::vector<std::string> deferred_keys(const std::vector<AnsweredDocument>& documents) {
    std::set<std::string> keys;
    for (const AnsweredDocument& document : documents) {
        for (const StoredAnswer& answer : document.answers) {
            if (answer.status == AnswerStatus::deferred) keys.insert(answer.key);
        }
    }
    return {keys.begin(), keys.end()};
}

}  // namespace

Result<ComparisonTable> compare(const Library& library, const CompareRequest& request) {
    const auto refs = library.choose(request.documents, request.group);
    if (!refs) return fail(refs.error());
    auto knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    auto catalogue = catalogue_of(library);
    if (!catalogue) return fail(catalogue.error());
    knowledge->catalogue = std::move(*catalogue);
    if (auto checked = check_names(knowledge->catalogue.provisions, request); !checked) return fail(checked.error());
    const auto documents = read_answered_documents(library, *knowledge, *refs, asked_keys(knowledge->catalogue.provisions, request));
    if (!documents) return fail(documents.error());
    // Where one only points elsewhere, the document that it names may be in the book, and not among the chosen.
    std::vector<DocumentRef> others = library.in_use();
    std::erase_if(
        others, [&](const DocumentRef& other) { return std::any_of(refs->begin(), refs->end(), [&](const DocumentRef& ref) { return ref.id == other.id; }); });
    const std::vector<std::string> deferred = deferred_keys(*documents);
    if (deferred.empty()) others.clear();
    const auto further = read_answered_documents(library, *knowledge, others, deferred);
    if (!further) return fail(further.error());
    ComparisonTable table = compare_documents(
        *documents, knowledge->catalogue,
        {request.provisions, request.topic, library.manifest().home, request.by_authority, request.only_differing, !library.review().decisions.empty()},
        *further);
    for (ComparisonRow& row : table.rows) {
        for (ComparisonCell& cell : row.cells) {
            const bool remote =
                std::any_of(cell.quotes.begin(), cell.quotes.end(), [&](const Quote& quote) { return !library.remote_place(quote.document).empty(); });
            if (remote) cell.doubts.emplace_back("remote");
        }
    }
    return table;
}

}  // namespace clausebook
