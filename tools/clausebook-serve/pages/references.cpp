// What a document refers to: a picture of its cross-references, the law and other texts that it cites, and every reference in words.
#include <algorithm>
#include <map>

#include "app/refs.h"
#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/refs_picture.h"

namespace clausebook {
namespace {

std::string state_words(ReferenceState state) {
    switch (state) {
        case ReferenceState::resolved:
            return "found";
        case ReferenceState::dangling:
            return "no such place";
        case ReferenceState::doubtful:
            return "doubtful";
        case ReferenceState::external:
            return "outside this text";
        case ReferenceState::repealed:
            return "no longer in force";
    }
    return "";
}

bool is_wrong(ReferenceState state) { return state == ReferenceState::dangling || state == ReferenceState::doubtful || state == ReferenceState::repealed; }

std::vector<View> name_views(const std::vector<ReferencePicture::Name>& names) {
    std::vector<View> out;
    for (const ReferencePicture::Name& name : names) {
        View one;
        one.set("x", name.x).set("y", name.y).set("text", name.text).set("wrong", name.wrong);
        out.push_back(std::move(one));
    }
    return out;
}

View picture_view(const ReferencePicture& picture) {
    std::vector<View> lines, boxes;
    for (const ReferencePicture::Line& line : picture.lines) {
        View one;
        one.set("path", line.path).set("arrow", line.arrow).set("wrong", line.wrong).set("doubtful", line.doubtful);
        lines.push_back(std::move(one));
    }
    for (const ReferencePicture::Name& name : picture.clauses) {
        View one;
        one.set("x", name.x - 8).set("y", name.y - picture.row_height / 2 + 2);
        boxes.push_back(std::move(one));
    }
    View view;
    view.set("width", picture.width)
        .set("height", picture.height)
        .set("box_width", picture.clause_width + 8)
        .set("box_height", picture.row_height - 4)
        .set("outside_x", picture.outside_x)
        .set("clauses_x", picture.clauses.empty() ? 0 : picture.clauses.front().x)
        .set("boxes", std::move(boxes))
        .set("clauses", name_views(picture.clauses))
        .set("has_outside", !picture.outside.empty())
        .set("outside", name_views(picture.outside))
        .set("lines", std::move(lines));
    return view;
}

std::string legislation_address(const ListedReference& reference) {
    return reference.identifier.empty() ? "" : "https://www.legislation.gov.uk/" + reference.identifier;
}

// One instrument or other text, with the clauses that cite it.
std::vector<View> cited_views(const ReferenceList& list) {
    std::vector<std::string> order;
    std::map<std::string, std::vector<const ListedReference*>> cited;
    for (const ListedReference& reference : list.references) {
        if (!reference.target_unit.empty() || reference.target.empty()) continue;
        const std::string key = reference.instrument.empty() ? reference.target : reference.instrument;
        if (cited[key].empty()) order.push_back(key);
        cited[key].push_back(&reference);
    }
    std::vector<View> out;
    for (const std::string& key : order) {
        const std::vector<const ListedReference*>& all = cited[key];
        std::vector<View> places;
        std::string remark;
        bool repealed = false;
        for (const ListedReference* reference : all) {
            View place;
            place.set("path", clause_path(reference->document, reference->unit))
                .set("citation", reference->citation.empty() ? "heading" : reference->citation)
                .set("provision", reference->provision);
            places.push_back(std::move(place));
            repealed = repealed || reference->state == ReferenceState::repealed;
            if (remark.empty()) remark = reference->remark;
        }
        const ListedReference& first = *all.front();
        View one;
        one.set("name", first.target)
            .set("repealed", repealed)
            .set("remark", remark)
            .set("address", legislation_address(first))
            .set("document_path", first.linked_document.empty() ? "" : document_path(first.linked_document))
            .set("places", std::move(places));
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<View> reference_views(const ReferenceList& list) {
    std::vector<View> out;
    for (const ListedReference& reference : list.references) {
        View one;
        one.set("path", clause_path(reference.document, reference.unit))
            .set("citation", reference.citation.empty() ? "heading" : reference.citation)
            .set("text", reference.text)
            .set("state", state_words(reference.state))
            .set("wrong", is_wrong(reference.state))
            .set("target", reference.target)
            .set("target_path", reference.target_unit.empty() ? "" : clause_path(reference.document, reference.target_unit))
            .set("likelier", reference.likelier)
            .set("likelier_path", reference.likelier_unit.empty() ? "" : clause_path(reference.document, reference.likelier_unit))
            .set("remark", reference.remark);
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

Result<Response> show_reference_documents(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto list = list_references(**library, {});
    if (!list) return fail(list.error());
    std::vector<View> documents;
    for (const ListedDocument& document : list_documents(**library)) {
        const auto of = [&](auto fits) {
            return static_cast<std::size_t>(std::count_if(list->references.begin(), list->references.end(),
                                                          [&](const ListedReference& one) { return one.document == document.id && fits(one); }));
        };
        const std::size_t wrong = of([](const ListedReference& one) { return is_wrong(one.state); });
        View one;
        one.set("path", "/references/" + encode_address(document.id))
            .set("council", council_name(document))
            .set("home", document.home)
            .set("title", title_or_file(document.details, document.source_name))
            .set("count", counted(of([](const ListedReference&) { return true; }), "reference", "references"))
            .set("wrong", wrong == 0 ? "" : std::to_string(wrong) + " to look at");
        documents.push_back(std::move(one));
    }
    View view;
    view.set("has_documents", !documents.empty()).set("documents", std::move(documents));
    return site.page(request, "reference-documents", "References", std::move(view));
}

Result<Response> show_references(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto ref = (*library)->find(request.at("document"));
    if (!ref) return fail(ref.error());
    const auto list = list_references(**library, {ref->name()});
    if (!list) return fail(list.error());
    const auto record = (*library)->read(*ref);
    if (!record) return fail(record.error());
    std::vector<std::string> order;
    for (const Unit& unit : record->doc.units) order.push_back(unit.id);
    const Details& details = record->doc.details;
    std::vector<View> cited = cited_views(*list);
    const auto wrong = std::count_if(list->references.begin(), list->references.end(), [](const ListedReference& one) { return is_wrong(one.state); });
    View view;
    view.set("heading", title_or_file(details, record->source_name))
        .set("council", details.authority)
        .set("document_path", document_path(request.at("document")))
        .set("count", counted(list->references.size(), "reference", "references"))
        .set("wrong", wrong == 0 ? "" : std::to_string(wrong))
        .set("has_references", !list->references.empty())
        .set("has_cited", !cited.empty())
        .set("cited", std::move(cited))
        .set("references", reference_views(*list));
    if (!list->references.empty()) view.set("picture", picture_view(picture_references(*list, order)));
    return site.page(request, "references", "References", std::move(view));
}

}  // namespace clausebook
