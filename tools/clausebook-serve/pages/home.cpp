// The library at a glance, and the box to search it.
#include <algorithm>
#include <set>
#include <tuple>

#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/citation.h"

namespace clausebook {
namespace {

constexpr std::size_t k_last_added = 5;

// What of a document a person should look at: the program does not guess it.
std::string missing_details(const ListedDocument& document) {
    std::string out;
    const auto lacks = [&](bool missing, std::string_view what) {
        if (missing) out += (out.empty() ? "" : ", ") + std::string(what);
    };
    lacks(document.details.authority.empty(), "council");
    lacks(document.details.title.empty(), "title");
    lacks(document.details.adopted.empty() && document.details.effective.empty(), "date");
    lacks(document.details.status.empty() || document.details.status == "unknown", "status");
    return out;
}

View document_view(const ListedDocument& document) {
    View view;
    const std::string missing = missing_details(document);
    view.set("path", document_path(document.id))
        .set("name", title_or_file(document.details, document.source_name))
        .set("council", document.details.authority)
        .set("kind", kind_words(document.details.kind))
        .set("status", status_words(document.details.status))
        .set("in_force", document.details.status == "in-force")
        .set("clauses", document.units)
        .set("pages", document.pages > 0 ? std::to_string(document.pages) : "")
        .set("versions", document.versions > 1 ? std::to_string(document.versions) : "")
        .set("added", date_words(document.added))
        .set("adopted", date_words(document.details.adopted))
        .set("home", document.home)
        .set("warnings", document.warnings > 0 ? counted(static_cast<std::size_t>(document.warnings), "warning", "warnings") : "")
        .set("missing", missing)
        .set("waits", !missing.empty() || document.warnings > 0);
    return view;
}

}  // namespace

Result<Response> show_home(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    std::vector<ListedDocument> documents = list_documents(**library);
    std::set<std::string> councils;
    std::size_t clauses = 0, waiting = 0;
    for (const ListedDocument& document : documents) {
        if (!document.details.authority.empty()) councils.insert(document.details.authority);
        clauses += static_cast<std::size_t>(document.units);
        if (!missing_details(document).empty() || document.warnings > 0) ++waiting;
    }
    // Our own first, then by council, those whose council is not known last.
    std::stable_sort(documents.begin(), documents.end(), [](const ListedDocument& a, const ListedDocument& b) {
        return std::make_tuple(!a.home, a.details.authority.empty(), a.details.authority) <
               std::make_tuple(!b.home, b.details.authority.empty(), b.details.authority);
    });
    std::vector<View> rows;
    for (const ListedDocument& document : documents) rows.push_back(document_view(document));
    std::stable_sort(documents.begin(), documents.end(), [](const ListedDocument& a, const ListedDocument& b) { return a.added > b.added; });
    documents.resize(std::min(documents.size(), k_last_added));
    std::vector<View> last;
    for (const ListedDocument& document : documents) last.push_back(document_view(document));
    View view;
    view.set("empty", rows.empty())
        .set("councils", councils.size())
        .set("document_count", rows.size())
        .set("clause_count", clauses)
        .set("waiting", waiting > 0 ? counted(waiting, "document", "documents") : "")
        .set("one_waits", waiting == 1)
        .set("has_home", !(*library)->book().manifest().home.empty())
        .set("documents", std::move(rows))
        .set("last", std::move(last))
        .set("words", "");
    return site.page(request, "home", "Home", std::move(view));
}

}  // namespace clausebook
