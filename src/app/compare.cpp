#include "app/compare.h"

#include <algorithm>

#include "app/find_unit.h"
#include "app/own_provisions.h"
#include "compare/align.h"
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

}  // namespace

Result<ComparisonTable> compare(const Library& library, const CompareRequest& request) {
    const auto refs = library.choose(request.documents, request.group);
    if (!refs) return fail(refs.error());
    const auto answered = read_answered(library, *refs);
    if (!answered) return fail(answered.error());
    if (auto checked = check_names(answered->catalogue.provisions, request); !checked) return fail(checked.error());
    ComparisonTable table = compare_documents(
        answered->records, answered->catalogue,
        {request.provisions, request.topic, library.manifest().home, request.by_authority, request.only_differing, !library.review().decisions.empty()});
    for (ComparisonRow& row : table.rows) {
        for (ComparisonCell& cell : row.cells) {
            const bool remote =
                std::any_of(cell.quotes.begin(), cell.quotes.end(), [&](const Quote& quote) { return !library.remote_place(quote.document).empty(); });
            if (remote) cell.doubts.emplace_back("remote");
        }
    }
    return table;
}

Result<Alignment> align(const Library& library, const AlignRequest& request) {
    const auto ref = library.find(request.document);
    if (!ref) return fail(ref.error());
    auto refs = library.choose(request.documents, request.group);
    if (!refs) return fail(refs.error());
    refs->insert(refs->begin(), *ref);
    const auto answered = read_answered(library, *refs);
    if (!answered) return fail(answered.error());
    const DocumentRecord& from = answered->records.front();
    const auto unit = find_unit(from.doc, request.place);
    if (!unit) return fail(unit.error());
    return align_clause(from, *unit, answered->records, {request.one_to_one});
}

}  // namespace clausebook
