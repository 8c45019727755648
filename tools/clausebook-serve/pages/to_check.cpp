// What awaits a person: answers whose words changed since they were checked, doubtful ones, absences that nobody confirmed.
#include "app/to_check.h"

#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/compare_view.h"

namespace clausebook {
namespace {

std::string reason_words(const AnswerToCheck& one) {
    switch (one.reason) {
        case CheckReason::recheck:
            return "Its words have changed since it was checked";
        case CheckReason::absent:
            return "Not found; nobody has confirmed that the text says nothing";
        case CheckReason::doubtful: {
            std::string words;
            for (const std::string& doubt : one.cell.doubts) words += (words.empty() ? "" : "; ") + std::string(doubt_words(doubt));
            if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
            return words;
        }
    }
    return "";
}

}  // namespace

Result<Response> show_to_check(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto waiting = list_to_check(**library);
    if (!waiting) return fail(waiting.error());
    const auto names = council_names(**library);
    const std::string& only = request.asked("council");
    std::vector<View> documents;
    for (std::size_t i = 0; i < waiting->size();) {
        const std::string& document = (*waiting)[i].document;
        std::vector<View> items, absent;
        std::size_t count = 0;
        for (; i < waiting->size() && (*waiting)[i].document == document; ++i, ++count) {
            const AnswerToCheck& one = (*waiting)[i];
            View item;
            item.set("question", one.question)
                .set("path", "/compare/cell?" + query_of({{"council", {document}}, {"question", {one.provision}}}) + "&back=to-check")
                .set("reason", reason_words(one))
                .set("answer", one.cell.status == AnswerStatus::found ? one.cell.value : "")
                .set("quotes", quote_views(one.cell.quotes, names, 1));
            (one.reason == CheckReason::absent ? absent : items).push_back(std::move(item));
        }
        if (!only.empty() && only != document) continue;
        View view;
        view.set("id", document)
            .set("council", names.count(document) ? names.at(document) : document)
            .set("path", document_path(document))
            .set("count", counted(count, "answer", "answers"))
            .set("has_items", !items.empty())
            .set("items", std::move(items))
            .set("has_absent", !absent.empty())
            .set("absent_count", counted(absent.size(), "question", "questions"))
            .set("absent", std::move(absent));
        documents.push_back(std::move(view));
    }
    View view;
    view.set("has_waiting", !documents.empty())
        .set("empty", list_documents(**library).empty())
        .set("count", counted(waiting->size(), "answer awaits", "answers await"))
        .set("documents", std::move(documents));
    return site.page(request, "to-check", "To check", std::move(view));
}

}  // namespace clausebook
