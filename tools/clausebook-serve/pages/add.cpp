// Adding documents: a form that takes several files, and a page that tells what became of each.
#include <algorithm>

#include "app/uploads.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/listing.h"

namespace clausebook {
namespace {

Result<Response> form(Site& site, const Request& request, const std::string& wrong) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    std::vector<View> documents;
    for (const ListedDocument& document : list_documents(**library)) {
        View one;
        one.set("id", document.id)
            .set("name", title_or_file(document.details, document.source_name))
            .set("council", document.details.authority)
            .set("chosen", document.id == request.asked("version-of"));
        documents.push_back(std::move(one));
    }
    View view;
    view.set("wrong", wrong).set("some", !documents.empty()).set("documents", std::move(documents));
    return site.page(request, "add", wrong.empty() ? "Add documents" : "Error: Add documents", std::move(view), wrong.empty() ? 200 : 400);
}

View file_view(const Library& library, const AddedFile& file) {
    View view;
    view.set("file", std::filesystem::path(file.path).filename().string())
        .set("added", file.outcome == AddOutcome::added)
        .set("new_version", file.outcome == AddOutcome::new_version)
        .set("unchanged", file.outcome == AddOutcome::unchanged)
        .set("failed", file.outcome == AddOutcome::failed);
    if (file.outcome == AddOutcome::failed) {
        Error error = file.error;
        error.path.clear();  // of this machine
        view.set("error", error_line(error));
        return view;
    }
    const auto ref = library.find(file.document);
    if (!ref) return view;
    const VersionEntry& version = *library.book().manifest().document(ref->id)->version(ref->version);
    const Details details = version.details();
    std::vector<View> doubts;
    for (const Diagnostic& diagnostic : file.diagnostics) {
        View one;
        one.set("message", diagnostic.message).set("page", diagnostic.page_number > 0 ? "Page " + std::to_string(diagnostic.page_number) + ": " : "");
        doubts.push_back(std::move(one));
    }
    view.set("path", document_path(ref->name()))
        .set("name", title_or_file(details, version.source_name))
        .set("council", details.authority)
        .set("clauses", counted(static_cast<std::size_t>(file.units), "clause", "clauses"))
        .set("pages", file.pages > 0 ? counted(static_cast<std::size_t>(file.pages), "page", "pages") : "")
        .set("doubt_count", counted(doubts.size(), "warning", "warnings"))
        .set("has_doubts", !doubts.empty())
        .set("doubts", std::move(doubts));
    return view;
}

}  // namespace

Result<Response> show_add(Site& site, const Request& request) { return form(site, request, ""); }

Result<Response> take_files(Site& site, const Request& request) {
    AddRequest asked;
    std::vector<std::string> names;
    for (const UploadedFile& file : request.files) {
        if (file.bytes == 0) continue;
        asked.paths.push_back(file.path);
        names.push_back(file.path.filename().string());
    }
    if (asked.paths.empty()) return form(site, request, "Choose at least one file that is not empty");
    asked.version_of = request.filled("version-of");
    if (!asked.version_of.empty() && asked.paths.size() > 1) return form(site, request, "Choose one file where it is a new version of a document");
    asked.read_with.password = request.filled("password");
    const std::string job = site.jobs().start(std::move(names), request.upload_folder, [&site, asked](const OnFile& on_file) -> Result<AddReport> {
        Result<Library> library = site.library_for_writing();
        if (!library) return fail(library.error());
        return add_uploads(*library, asked, on_file);
    });
    if (job.empty()) return fail({"book-busy", "too many files are waiting to be added", "Try again when they are done", "", ""});
    return redirect("/add/" + job);
}

Result<Response> show_added(Site& site, const Request& request) {
    const auto job = site.jobs().find(request.at("job"));
    if (!job) return fail({"job-missing", "what became of these files is no longer known", "Look for the documents in the library", "", ""});
    const auto library = site.library();
    if (!library) return fail(library.error());
    View view;
    view.set("total", counted(job->names.size(), "file", "files")).set("done_count", job->done).set("waiting", job->waiting).set("path", request.path);
    if (!job->report) {
        view.set("running", true);
        std::vector<View> names;
        for (const std::string& name : job->names) {
            View one;
            one.set("name", name);
            names.push_back(std::move(one));
        }
        view.set("names", std::move(names));
    } else if (!*job->report) {
        view.set("error", error_line(job->report->error()));
    } else {
        std::vector<View> files;
        int stored = 0;
        for (const AddedFile& file : (*job->report)->files) {
            files.push_back(file_view(**library, file));
            if (file.outcome != AddOutcome::failed) ++stored;
        }
        view.set("stored", counted(static_cast<std::size_t>(stored), "file is", "files are")).set("files", std::move(files));
    }
    if (!request.asked("part").empty()) return site.part("added-report", std::move(view));
    return site.page(request, "added", job->report ? "Files added" : "Adding files", std::move(view));
}

}  // namespace clausebook
