#include "app/answered.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "app/indexed.h"
#include "app/own_provisions.h"
#include "compare/stored_answers.h"
#include "index/answers.h"

namespace clausebook {
namespace {

Result<std::vector<AnsweredDocument>> from_documents(const Library& library, const std::vector<DocumentRef>& refs) {
    const auto answered = read_answered(library, refs);
    if (!answered) return fail(answered.error());
    std::vector<AnsweredDocument> documents;
    for (const DocumentRecord& record : answered->records) documents.push_back(answered_document(record));
    return documents;
}

Result<void> prove_quotes(const Library& library, const AnsweredDocument& document) {
    const auto quoted = [](const StoredAnswer& answer) { return !answer.quotes.empty(); };
    if (std::none_of(document.answers.begin(), document.answers.end(), quoted)) return {};
    const Result<std::string> text = library.read_text({document.id, document.version});
    if (!text) return fail(text.error());
    for (const StoredAnswer& answer : document.answers) {
        for (const CitedQuote& quote : answer.quotes) {
            if (auto proven = prove_words(library, document.id, *text, quote.citation, quote.span, quote.text); !proven) return proven;
        }
    }
    return {};
}

}  // namespace

Result<std::vector<AnsweredDocument>> read_answered_documents(const Library& library, const Knowledge& knowledge, const std::vector<DocumentRef>& refs,
                                                              const std::vector<std::string>& keys) {
    const Manifest& manifest = library.manifest();
    const auto details = [&](const DocumentRef& ref) { return manifest.document(ref.id)->version(ref.version)->details(); };
    std::vector<AnsweredDocument> documents;
    if (keys.empty()) {
        for (const DocumentRef& ref : refs) documents.push_back({ref.id, ref.version, details(ref), {}});
        return documents;
    }
    const Provisions& provisions = knowledge.catalogue.provisions;
    const bool own = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        const int index = provisions.find(key);
        return index >= 0 && provisions.list[static_cast<std::size_t>(index)].untested;
    });
    if (own || manifest.model_hash != knowledge.provisions.fingerprint()) return from_documents(library, refs);
    const IndexedRefs indexed = indexed_refs(library, refs);
    for (const auto& [place, held] : indexed.by_place) {
        std::set<std::string> versions;
        for (const DocumentRef& ref : held) versions.insert(ref.name());
        std::map<std::string, std::vector<StoredAnswer>> by_version;
        auto answers = read_answers(place, keys, versions, true);
        if (!answers) return fail(answers.error());
        for (StoredAnswer& answer : *answers) by_version[DocumentRef{answer.document, answer.version}.name()].push_back(std::move(answer));
        for (const DocumentRef& ref : held) {
            documents.push_back({ref.id, ref.version, details(ref), std::move(by_version[ref.name()])});
            if (auto proven = prove_quotes(library, documents.back()); !proven) return fail(proven.error());
        }
    }
    if (indexed.stale.empty()) return documents;
    auto read = from_documents(library, indexed.stale);
    if (!read) return fail(read.error());
    std::move(read->begin(), read->end(), std::back_inserter(documents));
    return documents;
}

}  // namespace clausebook
