// Search. A search is a link, so that it can be kept and sent; questions are asked on a page of their own, by POST.
#include "app/search.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/cite.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/citation.h"

namespace clausebook {
namespace {

constexpr std::size_t k_per_page = 20;
constexpr std::size_t k_last_page = 50;

struct Asked {
    std::string words;
    std::set<std::string> documents;
    bool by_document = false, with_limit = false;
    std::size_t page = 1;
};

Asked read_asked(const Values& values) {
    Asked asked;
    const auto first = [&](const char* name) {
        const auto found = values.find(name);
        return found == values.end() || found->second.empty() ? std::string() : found->second.front();
    };
    asked.words = first("q");
    if (const auto found = values.find("doc"); found != values.end()) asked.documents.insert(found->second.begin(), found->second.end());
    asked.by_document = first("sort") == "document";
    asked.with_limit = first("limit") == "any";
    const std::string page = first("page");
    if (!page.empty() && page.size() < 4 && page.find_first_not_of("0123456789") == std::string::npos)
        asked.page = std::clamp<std::size_t>(static_cast<std::size_t>(std::stoi(page)), 1, k_last_page);
    return asked;
}

std::string address_of(const Asked& asked, std::size_t page) {
    std::string out = "/search?q=" + encode_address(asked.words);
    for (const std::string& document : asked.documents) out += "&doc=" + encode_address(document);
    if (asked.by_document) out += "&sort=document";
    if (asked.with_limit) out += "&limit=any";
    if (page > 1) out += "&page=" + std::to_string(page);
    return out;
}

// The snippet in pieces, those that fit the search marked.
std::vector<View> snippet_pieces(const SearchHit& hit) {
    std::vector<View> pieces;
    const auto add = [&](std::size_t begin, std::size_t end, bool marked) {
        if (begin >= end) return;
        View piece;
        piece.set("words", hit.snippet.substr(begin, end - begin)).set("marked", marked);
        pieces.push_back(std::move(piece));
    };
    std::size_t at = 0;
    for (const Span span : hit.marked) {
        if (span.begin < at || span.end > hit.snippet.size()) continue;
        add(at, span.begin, false);
        add(span.begin, span.end, true);
        at = span.end;
    }
    add(at, hit.snippet.size(), false);
    return pieces;
}

View hit_view(const Library& library, const SearchHit& hit, std::size_t number) {
    const DocumentRef ref{hit.document, hit.version};
    const CitedSource source = cited_source(library, ref);
    CitedQuote quote;
    quote.citation = hit.citation;
    quote.pages = hit.pages;
    View view;
    view.set("number", number)
        .set("path", clause_path(ref.name(), hit.unit))
        .set("clause", hit.citation.empty() ? "Heading" : hit.citation)
        .set("council", hit.authority)
        .set("name", source.title.empty() ? hit.document : source.title)
        .set("headings", hit.heading_path)
        .set("pages", pages_words(hit.pages))
        .set("status", status_words(source.status))
        .set("tagged", source.status == "draft" || source.status == "superseded")
        .set("untagged", source.status != "draft" && source.status != "superseded" && source.status != "in-force")
        .set("citation", full_citation(source, quote, CitationStyle::plain))
        .set("snippet", snippet_pieces(hit));
    return view;
}

// The councils whose clauses fit, with how many, to choose among.
std::vector<View> facets(const Library& library, const std::map<std::string, std::size_t>& counts, const Asked& asked) {
    std::vector<View> out;
    for (const ListedDocument& document : list_documents(library)) {
        const auto found = counts.find(document.id);
        const bool chosen = asked.documents.count(document.id) > 0;
        if (found == counts.end() && !chosen) continue;
        View one;
        const std::string council = document.details.authority, title = title_or_file(document.details, document.source_name);
        one.set("id", document.id)
            .set("name", council.empty() ? title : council)
            .set("more", council.empty() ? "" : title)
            .set("adopted", date_words(document.details.adopted))
            .set("count", found == counts.end() ? 0 : found->second)
            .set("chosen", chosen);
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

Result<Response> show_search(Site& site, const Request& request) {
    const Asked asked = read_asked(request.query);
    const auto library = site.library();
    if (!library) return fail(library.error());
    View view;
    view.set("words", asked.words);
    view.set("has_documents", !(*library)->book().manifest().documents.empty());
    if (asked.words.find_first_not_of(" \t\r\n") == std::string::npos) return site.page(request, "search", "Search", std::move(view));
    LibrarySearch search_for;
    search_for.query = asked.words + (asked.with_limit ? " limit:any" : "");
    search_for.limit = k_per_page;
    search_for.offset = (asked.page - 1) * k_per_page;
    search_for.in_order = asked.by_document;
    for (const std::string& document : asked.documents) {
        if ((*library)->find(document)) search_for.documents.push_back(document);
    }
    const Result<SearchAnswer> found = search(**library, search_for);
    if (!found) {
        if (found.error().code != "query-bad") return fail(found.error());
        view.set("searched", true).set("bad", found.error().message).set("bad_hint", found.error().hint);
        return site.page(request, "search", "Search", std::move(view), 400);
    }
    std::map<std::string, std::size_t> counts = found->by_document;
    if (!search_for.documents.empty()) {
        LibrarySearch everywhere = search_for;
        everywhere.documents.clear();
        everywhere.limit = 0;
        everywhere.offset = 0;
        const Result<SearchAnswer> all = search(**library, everywhere);
        if (!all) return fail(all.error());
        counts = all->by_document;
    }
    std::vector<View> hits;
    for (std::size_t i = 0; i < found->hits.size(); ++i) hits.push_back(hit_view(**library, found->hits[i], search_for.offset + i + 1));
    std::vector<View> councils = facets(**library, counts, asked);
    const std::size_t pages = std::min((found->total + k_per_page - 1) / k_per_page, k_last_page);
    view.set("searched", true)
        .set("found", !hits.empty())
        .set("total", counted(found->total, "clause", "clauses"))
        .set("corrected", found->corrected)
        .set("hits", std::move(hits))
        .set("has_facets", councils.size() > 1 || !asked.documents.empty())
        .set("facets", std::move(councils))
        .set("by_document", asked.by_document)
        .set("with_limit", asked.with_limit)
        .set("narrowed", !asked.documents.empty() || asked.with_limit)
        .set("all_path", address_of({asked.words, {}, asked.by_document, false, 1}, 1));
    view.set("previous", asked.page > 1 ? address_of(asked, asked.page - 1) : "")
        .set("next", asked.page < pages ? address_of(asked, asked.page + 1) : "")
        .set("page", asked.page)
        .set("pages", pages)
        .set("several_pages", pages > 1);
    return site.page(request, "search", asked.words + " – Search", std::move(view));
}

}  // namespace clausebook
