#include "app/search.h"

#include <algorithm>

#include "app/question_knowledge.h"
#include "classify/question_model.h"
#include "index/search.h"

namespace clausebook {
namespace {

constexpr double k_least_probability = 0.05;  // of a provision that moves hits

Result<SearchAnswer> run(const Library& library, const LibrarySearch& asked, SearchRequest request, const Synonyms& synonyms) {
    request.query = asked.query;
    request.limit = asked.limit;
    request.offset = asked.offset;
    request.explain = asked.explain;
    request.in_order = asked.in_order;
    request.facets = asked.facets;
    request.parts = asked.parts;
    const std::vector<DocumentRef> in_use = library.in_use();
    for (const DocumentEntry& document : library.manifest().documents) {
        for (const VersionEntry& version : document.versions) {
            const DocumentRef ref{document.id, version.number};
            request.held.insert(ref.name());
            if (std::find(in_use.begin(), in_use.end(), ref) == in_use.end()) request.not_in_use.push_back(ref.name());
        }
    }
    if (!asked.documents.empty() || !asked.group.empty()) {
        const Result<std::vector<DocumentRef>> chosen = library.choose(asked.documents, asked.group);
        if (!chosen) return fail(chosen.error());
        for (const DocumentRef& ref : *chosen) request.versions.push_back(ref.name());
    }
    Result<SearchAnswer> answer = search_index(library.index_places(), request, synonyms);
    if (!answer) return answer;
    for (SearchHit& hit : answer->hits) hit.remote = library.remote_place(hit.document);
    for (const UnreachedBook& book : library.unreached()) answer->unreached.push_back(book.place);
    return answer;
}

}  // namespace

Result<SearchAnswer> search(const Library& library, const LibrarySearch& asked) {
    const auto knowledge = question_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    const QuestionKnowledge& known = **knowledge;
    SearchRequest request;
    if (asked.parts.answers) {
        const AskedProvisions provisions = which_provisions(asked.query, known.model, known.concepts);
        for (const AskedProvision& provision : provisions.ranked) {
            if (!provisions.none() && provision.probability >= k_least_probability) request.asked[provision.key] = provision.probability;
        }
    }
    return run(library, asked, std::move(request), known.synonyms);
}

Result<SearchAnswer> search_answering(const Library& library, const LibrarySearch& asked, const std::vector<std::string>& provisions,
                                      const Synonyms& synonyms) {
    SearchRequest request;
    request.operators = false;
    request.answering = provisions;
    return run(library, asked, std::move(request), synonyms);
}

}  // namespace clausebook
