// What changed between two versions of a document, or between two documents.
#include "app/diff.h"
#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/citation.h"
#include "render/diff_docx.h"
#include "render/diff_view.h"

namespace clausebook {
namespace {

// "Hollinbeck Borough Council: Protocol for Member/Officer Relations, 14 May 2024 (version 2)".
std::string version_name(const ListedDocument& version) {
    std::string out = council_name(version) + ": " + title_or_file(version.details, version.source_name);
    if (!version.details.adopted.empty()) out += ", " + date_words(version.details.adopted);
    if (version.versions > 1) out += " (version " + std::to_string(version.version) + ")";
    return out;
}

std::string ref_name(const ListedDocument& version) { return version.id + "@" + std::to_string(version.version); }

std::vector<View> run_views(const std::vector<ShownParagraph>& paragraphs) {
    std::vector<View> out;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (i > 0) {
            View end;
            end.set("line_break", true);
            out.push_back(std::move(end));
        }
        for (const ShownRun& run : paragraphs[i].runs) {
            View one;
            one.set("words", run.text);
            switch (run.kind) {
                case WordsKind::same:
                    one.set("same", true);
                    break;
                case WordsKind::removed:
                    one.set("removed", true);
                    break;
                case WordsKind::inserted:
                    one.set("inserted", true);
                    break;
            }
            out.push_back(std::move(one));
        }
    }
    return out;
}

View row_view(const ShownRow& row, bool side) {
    View view;
    view.set("anchor", row.anchor).set("note", row.note).set("heading", row.heading).set("in_new", row.in_new);
    if (side) {
        view.set("old_words", run_views(row.old_words)).set("new_words", run_views(row.new_words));
    } else {
        view.set("words", run_views(row.words)).set("leaves", row.whole == WordsKind::removed).set("comes", row.whole == WordsKind::inserted);
    }
    return view;
}

Result<VersionComparison> compared(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    return diff_stored_versions(**library, request.at("old"), request.at("new"));
}

std::vector<View> history_views(const VersionHistory& history) {
    std::vector<View> out;
    for (std::size_t i = 0; i < history.versions.size(); ++i) {
        const VersionSummary& version = history.versions[i];
        std::vector<View> substance;
        if (version.changes) {
            for (const std::string& message : shown_substance(*version.changes)) {
                View one;
                one.set("words", message);
                substance.push_back(std::move(one));
            }
        }
        View view;
        view.set("number", version.number)
            .set("file", version.source_name)
            .set("added", date_words(version.added))
            .set("adopted", date_words(version.details.adopted))
            .set("status", status_words(version.details.status))
            .set("path", document_path(history.document + "@" + std::to_string(version.number)))
            .set("counts", version.changes ? shown_counts(*version.changes) : "")
            .set("has_substance", !substance.empty())
            .set("substance", std::move(substance));
        if (i > 0) {
            const std::string id = encode_address(history.document) + "@";
            view.set("changes", "/versions/" + id + std::to_string(history.versions[i - 1].number) + "/" + id + std::to_string(version.number));
        }
        out.push_back(std::move(view));
    }
    return out;
}

}  // namespace

Result<Response> show_versions(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    if (!request.asked("old").empty() && !request.asked("new").empty())
        return redirect("/versions/" + encode_address(request.asked("old")) + "/" + encode_address(request.asked("new")));
    std::vector<View> several, all;
    for (const ListedDocument& version : list_documents(**library, true)) {
        View one;
        one.set("name", ref_name(version)).set("words", version_name(version));
        all.push_back(std::move(one));
    }
    for (const ListedDocument& document : list_documents(**library)) {
        if (document.versions < 2) continue;
        View one;
        one.set("path", "/versions/" + encode_address(document.id))
            .set("council", council_name(document))
            .set("title", title_or_file(document.details, document.source_name))
            .set("count", counted(static_cast<std::size_t>(document.versions), "version", "versions"));
        several.push_back(std::move(one));
    }
    View view;
    view.set("two", all.size() > 1).set("all", std::move(all)).set("has_several", !several.empty()).set("several", std::move(several));
    return site.page(request, "versions", "Versions", std::move(view));
}

Result<Response> show_history(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto history = document_history(**library, request.at("document"));
    if (!history) return fail(history.error());
    const auto names = council_names(**library);
    View view;
    view.set("council", names.count(history->document) ? names.at(history->document) : history->document)
        .set("one", history->versions.size() == 1)
        .set("versions", history_views(*history));
    return site.page(request, "history", "Versions", std::move(view));
}

Result<Response> show_changes(Site& site, const Request& request) {
    const auto versions = compared(site, request);
    if (!versions) return fail(versions.error());
    const bool side = request.asked("view") == "side", all = request.asked("all") == "yes";
    std::vector<View> rows, substance, references, mended;
    for (const ShownRow& row : shown_rows(*versions)) {
        if (!all && row.note.empty() && !row.heading) continue;
        rows.push_back(row_view(row, side));
    }
    for (const ShownSubstance& item : shown_substance_rows(versions->changes)) {
        View one;
        one.set("anchor", item.anchor).set("words", item.message);
        substance.push_back(std::move(one));
    }
    for (const ReferenceChange& reference : versions->changes.references) {
        View one;
        one.set("words", shown_citations(versions->new_doc, {reference.new_unit}) + ": " + reference.message);
        (reference.broken ? references : mended).push_back(std::move(one));
    }
    const std::string path = "/versions/" + encode_address(request.at("old")) + "/" + encode_address(request.at("new"));
    const auto name = [](const ProtocolDoc& doc, const std::string& id) {
        const std::string& title = doc.details.authority.empty() ? doc.details.title : doc.details.authority;
        return (title.empty() ? id : title) + (doc.details.adopted.empty() ? "" : ", " + date_words(doc.details.adopted));
    };
    View view;
    view.set("old", name(versions->old_doc, versions->old_name))
        .set("new", name(versions->new_doc, versions->new_name))
        .set("counts", shown_counts(versions->changes))
        .set("unchanged", versions->changes.changes.empty())
        .set("renumbering", shown_renumbering(*versions))
        .set("has_substance", !substance.empty())
        .set("substance", std::move(substance))
        .set("has_references", !references.empty())
        .set("references", std::move(references))
        .set("has_mended", !mended.empty())
        .set("mended", std::move(mended))
        .set("side", side)
        .set("all", all)
        .set("wide", side)
        .set("inline_path", path + (all ? "?all=yes" : "") + "#text")
        .set("side_path", path + "?view=side" + (all ? "&all=yes" : "") + "#text")
        .set("all_path", path + "?all=yes" + (side ? "&view=side" : "") + "#text")
        .set("fewer_path", path + (side ? "?view=side" : "") + "#text")
        .set("save", path + "/save")
        .set("rows", std::move(rows));
    return site.page(request, "changes", "What changed", std::move(view));
}

Result<Response> save_changes(Site& site, const Request& request) {
    const auto versions = compared(site, request);
    if (!versions) return fail(versions.error());
    const Result<std::string> bytes = diff_docx(*versions, site.today());
    if (!bytes) return fail(bytes.error());
    return download(*bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "changes.docx");
}

}  // namespace clausebook
