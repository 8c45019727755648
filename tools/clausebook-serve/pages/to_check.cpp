// What awaits a person: what changed since it was checked, what is doubtful, and absences that nobody has confirmed.
#include <algorithm>

#include "app/review.h"
#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"

namespace clausebook {
namespace {

enum class Awaits : std::uint8_t { no, look, absence };

Awaits awaits(const ReviewItem& item) {
    switch (item.state) {
        case ReviewState::doubtful:
        case ReviewState::recheck:
        case ReviewState::conflict:
            return item.status == "silent" && item.state == ReviewState::doubtful ? Awaits::absence : Awaits::look;
        case ReviewState::unchecked:
            return item.status == "silent" ? Awaits::absence : Awaits::no;
        case ReviewState::checked:
        case ReviewState::corrected:
            return Awaits::no;
    }
    return Awaits::no;
}

std::string state_words(const ReviewItem& item) {
    switch (item.state) {
        case ReviewState::recheck:
            return "to be checked again";
        case ReviewState::conflict:
            return "decided in two ways";
        case ReviewState::doubtful:
            return "doubtful";
        case ReviewState::unchecked:
        case ReviewState::checked:
        case ReviewState::corrected:
            return "";
    }
    return "";
}

View item_view(const ReviewItem& item) {
    const std::string cell = "/compare/cell?" + query_of({{"council", {item.document}}, {"question", {item.provision}}}) + "&back=to-check";
    View view;
    view.set("question", !item.question.empty()   ? item.question
                         : !item.citation.empty() ? item.citation
                                                  : "The whole text")
        .set("path", item.version == 0         ? ""
                     : !item.provision.empty() ? cell
                     : item.unit.empty()       ? document_path(item.document)
                                               : clause_path(item.document, item.unit))
        .set("state", state_words(item))
        .set("message", item.message)
        .set("answer", item.status == "found" ? item.value : "")
        .set("citation", item.question.empty() ? "" : item.citation)
        .set("by", item.by);
    return view;
}

}  // namespace

Result<Response> show_to_check(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto items = list_review(**library, {});
    if (!items) return fail(items.error());
    const auto names = council_names(**library);
    const std::string& home = (*library)->book().manifest().home;
    std::vector<std::string> order;  // of the documents: our own first
    for (const ReviewItem& item : *items) {
        if (std::find(order.begin(), order.end(), item.document) == order.end()) order.push_back(item.document);
    }
    std::stable_partition(order.begin(), order.end(), [&](const std::string& document) { return document == home; });
    std::vector<View> documents;
    std::size_t waiting = 0;
    for (const std::string& document : order) {
        std::vector<View> look, absent;
        for (const ReviewItem& item : *items) {
            if (item.document != document) continue;
            const Awaits why = awaits(item);
            if (why == Awaits::look) look.push_back(item_view(item));
            if (why == Awaits::absence) absent.push_back(item_view(item));
        }
        const std::size_t count = look.size() + absent.size();
        if (count == 0) continue;
        waiting += count;
        View view;
        view.set("id", document)
            .set("council", names.count(document) ? names.at(document) : document)
            .set("path", names.count(document) ? document_path(document) : "")
            .set("count", counted(count, "answer", "answers"))
            .set("has_items", !look.empty())
            .set("items", std::move(look))
            .set("has_absent", !absent.empty())
            .set("absent_count", counted(absent.size(), "question", "questions"))
            .set("absent", std::move(absent));
        documents.push_back(std::move(view));
    }
    View view;
    view.set("has_waiting", !documents.empty())
        .set("empty", list_documents(**library).empty())
        .set("count", counted(waiting, "answer awaits", "answers await"))
        .set("documents", std::move(documents));
    return site.page(request, "to-check", "To check", std::move(view));
}

}  // namespace clausebook
