// What a reviewer would want to know of one document, alone and beside its peers.
#include "app/check.h"
#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/check_view.h"

namespace clausebook {
namespace {

std::vector<View> finding_groups(const CheckReport& report, const std::map<std::string, std::string>& names) {
    std::vector<View> groups;
    std::vector<View> findings;
    std::string kind;
    const auto close = [&] {
        if (findings.empty()) return;
        View group;
        group.set("kind", kind).set("number", groups.size() + 1).set("count", findings.size()).set("findings", std::move(findings));
        groups.push_back(std::move(group));
        findings.clear();
    };
    for (const Finding& finding : report.findings) {
        if (finding_kind(finding.code) != kind) close();
        kind = finding_kind(finding.code);
        View one;
        one.set("message", finding.message)
            .set("ours", quote_views(finding.ours, names))
            .set("has_theirs", !finding.theirs.empty())
            .set("theirs_count", counted(finding.theirs.size(), "quote", "quotes"))
            .set("theirs", quote_views(finding.theirs, names));
        findings.push_back(std::move(one));
    }
    close();
    return groups;
}

std::vector<View> document_links(const Library& library, const std::string& base) {
    std::vector<View> out;
    for (const ListedDocument& document : list_documents(library)) {
        View one;
        one.set("path", base + encode_address(document.id))
            .set("council", council_name(document))
            .set("title", title_or_file(document.details, document.source_name))
            .set("year", document.details.adopted.substr(0, 4))
            .set("home", document.home);
        out.push_back(std::move(one));
    }
    return out;
}

Result<CheckReport> reported(const Library& library, const Request& request) {
    const CouncilChoice choice = read_council_choice(request.query);
    return check(library, {request.at("document"), choice.councils, choice.set});
}

}  // namespace

Result<Response> show_reviews(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    std::vector<View> documents = document_links(**library, "/review/");
    View view;
    view.set("has_documents", !documents.empty()).set("documents", std::move(documents));
    return site.page(request, "reviews", "Review", std::move(view));
}

Result<Response> show_review(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto report = reported(**library, request);
    if (!report) return fail(report.error());
    const auto names = council_names(**library);
    std::vector<View> groups = finding_groups(*report, names);
    const CouncilChoice choice = read_council_choice(request.query);
    View view;
    show_council_choice(view, **library, choice);
    Values values;
    add_choice(values, choice);
    const std::string query = query_of(values), path = "/review/" + encode_address(request.at("document"));
    std::string peers;
    for (const std::string& peer : report->peers) peers += (peers.empty() ? "" : "; ") + (names.count(peer) ? names.at(peer) : peer);
    view.set("path", path)
        .set("save", path + "/save" + (query.empty() ? "" : "?" + query))
        .set("document_path", document_path(request.at("document")))
        .set("council", names.count(report->document) ? names.at(report->document) : report->document)
        .set("heading", report->title.empty() ? report->document : report->title)
        .set("count", counted(report->findings.size(), "point", "points"))
        .set("peers", peers)
        .set("has_groups", !groups.empty())
        .set("groups", std::move(groups));
    return site.page(request, "review", "Review", std::move(view));
}

Result<Response> save_review(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto report = reported(**library, request);
    if (!report) return fail(report.error());
    const Result<std::string> bytes = check_docx(*report, site.today());
    if (!bytes) return fail(bytes.error());
    return download(*bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "review-" + report->document + ".docx");
}

}  // namespace clausebook
