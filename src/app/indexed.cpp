#include "app/indexed.h"

#include <set>

#include "index/answers.h"
#include "index/places.h"

namespace clausebook {

IndexedRefs indexed_refs(const Library& library, const std::vector<DocumentRef>& refs) {
    std::map<std::string, std::vector<DocumentRef>> asked;
    for (const DocumentRef& ref : refs) asked[library.index_place(ref.id)].push_back(ref);
    IndexedRefs out;
    for (auto& [place, there] : asked) {
        if (is_remote_place(place)) {
            out.by_place[place] = std::move(there);
            continue;
        }
        std::set<std::string> names;
        for (const DocumentRef& ref : there) names.insert(ref.name());
        const auto stamps = read_stamps(place, names);
        for (const DocumentRef& ref : there) {
            const bool held = stamps && stamps->at(ref.name()) == library.stamp(ref.id, *library.manifest().version(ref.id, ref.version));
            (held ? out.by_place[place] : out.stale).push_back(ref);
        }
    }
    return out;
}

Result<void> prove_words(const Library& library, const std::string& document, std::string_view stored_text, const std::string& citation, Span span,
                         std::string_view words) {
    if (span.begin < span.end && span.end <= stored_text.size() && stored_text.substr(span.begin, span.size()) == words) return {};
    return fail({"quote-unproven", document + ", " + citation + ": the words in the index are not those of the stored text",
                 "make the index anew with: clausebook rebuild", library.index_place(document), ""});
}

}  // namespace clausebook
