#include "app/align.h"

#include <algorithm>
#include <set>

#include "app/find_unit.h"
#include "app/indexed.h"
#include "compare/align.h"
#include "index/equivalents.h"

namespace clausebook {
namespace {

// What no index holds as its book does is read from the book: every clause there may be an equivalent.
Result<void> add_stale(const Library& library, const std::vector<DocumentRef>& refs, LikelyEquivalents& likely) {
    for (const DocumentRef& ref : refs) {
        const Result<DocumentRecord> record = library.read(ref);
        if (!record) return fail(record.error());
        for (ComparableClause& clause : comparable_clauses(*record)) {
            for (auto& some : likely.likely) some.push_back(likely.clauses.size());
            likely.clauses.push_back(std::move(clause));
        }
    }
    return {};
}

Result<void> prove(const Library& library, const Alignment& alignment) {
    DocumentRef read;
    std::string text;
    for (const AlignedClause& match : alignment.matches) {
        const DocumentRef ref{match.document, match.version};
        if (ref != read) {
            Result<std::string> stored = library.read_text(ref);
            if (!stored) return fail(stored.error());
            text = std::move(*stored);
            read = ref;
        }
        if (auto proven = prove_words(library, ref.id, text, match.citation, match.span, match.text); !proven) return proven;
    }
    return {};
}

}  // namespace

Result<Alignment> align(const Library& library, const AlignRequest& request) {
    const auto ref = library.find(request.document);
    if (!ref) return fail(ref.error());
    const auto refs = library.choose(request.documents, request.group);
    if (!refs) return fail(refs.error());
    const Result<DocumentRecord> from = library.read(*ref);
    if (!from) return fail(from.error());
    const auto unit = find_unit(from->doc, request.place);
    if (!unit) return fail(unit.error());
    const Unit& place = from->doc.units[static_cast<std::size_t>(*unit)];
    if (place.text.empty()) return Alignment{ref->id, place.id, place.citation, std::string(from->doc.words(place.heading)), {}};
    const std::vector<ComparableClause> asked = request.one_to_one ? comparable_clauses(*from) : comparable_clauses(*from, {*unit});
    const auto which = std::find_if(asked.begin(), asked.end(), [&](const ComparableClause& clause) { return clause.unit == place.id; });
    std::vector<DocumentRef> others = *refs;
    std::erase(others, *ref);
    const IndexedRefs indexed = indexed_refs(library, others);
    std::set<std::string> versions;
    for (const auto& held : indexed.by_place) {
        for (const DocumentRef& other : held.second) versions.insert(other.name());
    }
    const std::vector<std::string> places = library.index_places();
    auto likely = read_likely_equivalents(places, asked, versions);
    if (!likely) return fail(likely.error());
    if (auto added = add_stale(library, indexed.stale, *likely); !added) return fail(added.error());
    const auto counts = count_words(places, asked, likely->clauses);
    if (!counts) return fail(counts.error());
    Alignment alignment = align_clause(asked, static_cast<std::size_t>(which - asked.begin()), *likely, *counts, {request.one_to_one});
    if (auto proven = prove(library, alignment); !proven) return fail(proven.error());
    return alignment;
}

}  // namespace clausebook
