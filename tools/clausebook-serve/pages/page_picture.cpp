// Pages of PDF files as pictures, drawn by the confined reader.
#include <algorithm>

#include "pages/document_words.h"
#include "pages/pages.h"
#include "sandbox/sandbox.h"

namespace clausebook {
namespace {

constexpr double k_dpi = 120;  // sharp at the width of the page's column on screens of today
constexpr std::chrono::seconds k_longest_picture{20};

}  // namespace

Result<Response> send_page_picture(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const Result<DocumentRef> ref = (*library)->find(request.at("document"));
    if (!ref) return fail(ref.error());
    const VersionEntry& version = *(*library)->book().manifest().document(ref->id)->version(ref->version);
    const std::string& written = request.at("page");
    const bool number = written.size() < 6 && written.find_first_not_of("0123456789") == std::string::npos;
    if (version.format != "pdf" || !number || std::stoi(written) < 1) return refusal(404, "There is no picture of this page.");
    const std::string name = version.source_hash + "/" + written;
    Response out{200, "", "image/png", {}, "private, max-age=86400"};
    if (const auto known = site.pictures().find(name)) {
        out.body = *known;
        return out;
    }
    const Result<std::string> bytes = (*library)->book().read_source(version);
    if (!bytes) return fail(bytes.error());
    Sandbox sandbox;
    sandbox.reader = site.options().installation.reader.string();
    sandbox.require_landlock = site.options().installation.require_sandbox;
    sandbox.longest_page = k_longest_picture;
    const Result<std::string> picture = picture_in_sandbox(sandbox, *bytes, version.source_name, version.read_with, std::stoi(written), k_dpi);
    if (!picture) return refusal(404, "There is no picture of this page: " + picture.error().message + ".");
    site.pictures().keep(name, *picture);
    out.body = *picture;
    return out;
}

Result<Response> send_source(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const Result<DocumentRef> ref = (*library)->find(request.at("document"));
    if (!ref) return fail(ref.error());
    const VersionEntry& version = *(*library)->book().manifest().document(ref->id)->version(ref->version);
    Result<std::string> bytes = (*library)->book().read_source(version);
    if (!bytes) return fail(bytes.error());
    // Always to be saved: a stored page or picture must not run or show as one of ours.
    return download(std::move(*bytes), "application/octet-stream", version.source_name);
}

}  // namespace clausebook
