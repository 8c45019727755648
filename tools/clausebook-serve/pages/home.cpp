#include <set>

#include "pages/pages.h"

namespace clausebook {

Result<Response> show_home(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const std::vector<ListedDocument> documents = list_documents(**library);
    std::set<std::string> councils;
    std::vector<View> rows;
    for (const ListedDocument& document : documents) {
        councils.insert(document.details.authority);
        View row;
        row.set("id", document.id)
            .set("council", document.details.authority)
            .set("name", document.details.title.empty() ? document.source_name : document.details.title)
            .set("clauses", document.units)
            .set("added", document.added)
            .set("home", document.home);
        rows.push_back(std::move(row));
    }
    View view;
    view.set("documents", std::move(rows)).set("council_count", councils.size()).set("document_count", documents.size());
    return site.page(request, "home", "Home", std::move(view));
}

}  // namespace clausebook
