#include "app/answered.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "app/own_provisions.h"
#include "compare/stored_answers.h"
#include "index/answers.h"
#include "index/places.h"

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
            const Span span = quote.span;
            if (span.begin < span.end && span.end <= text->size() && text->compare(span.begin, span.size(), quote.text) == 0) continue;
            return fail({"quote-unproven", document.id + ", " + quote.citation + ": the words in the index are not those of the stored text",
                         "make the index anew with: clausebook rebuild", library.index_place(document.id), ""});
        }
    }
    return {};
}

// The names of those versions that the index at a place holds as the book does; what a remote one holds is all that is known of it.
std::set<std::string> up_to_date(const Library& library, const std::string& place, const std::vector<DocumentRef>& refs) {
    std::set<std::string> names;
    for (const DocumentRef& ref : refs) names.insert(ref.name());
    if (is_remote_place(place)) return names;
    const auto stamps = read_stamps(place, names);
    if (!stamps) return {};
    for (const DocumentRef& ref : refs) {
        if (stamps->at(ref.name()) != library.stamp(ref.id, *library.manifest().document(ref.id)->version(ref.version))) names.erase(ref.name());
    }
    return names;
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
    std::map<std::string, std::vector<DocumentRef>> by_place;
    for (const DocumentRef& ref : refs) by_place[library.index_place(ref.id)].push_back(ref);
    // What an index holds otherwise than its book, after a writer was killed, is read from the book.
    std::vector<DocumentRef> stale;
    for (const auto& [place, held] : by_place) {
        const std::set<std::string> versions = up_to_date(library, place, held);
        std::map<std::string, std::vector<StoredAnswer>> by_version;
        if (!versions.empty()) {
            auto answers = read_answers(place, keys, versions, true);
            if (!answers) return fail(answers.error());
            for (StoredAnswer& answer : *answers) by_version[DocumentRef{answer.document, answer.version}.name()].push_back(std::move(answer));
        }
        for (const DocumentRef& ref : held) {
            if (!versions.contains(ref.name())) {
                stale.push_back(ref);
                continue;
            }
            documents.push_back({ref.id, ref.version, details(ref), std::move(by_version[ref.name()])});
            if (auto proven = prove_quotes(library, documents.back()); !proven) return fail(proven.error());
        }
    }
    if (stale.empty()) return documents;
    auto read = from_documents(library, stale);
    if (!read) return fail(read.error());
    std::move(read->begin(), read->end(), std::back_inserter(documents));
    return documents;
}

}  // namespace clausebook
