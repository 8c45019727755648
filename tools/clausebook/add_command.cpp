#include <cstdio>
#include <memory>

#include "app/add.h"
#include "commands.h"
#include "details_options.h"
#include "render/listing.h"
#include "tools/surroundings/surroundings.h"

namespace clausebook {
namespace {

struct Options {
    std::vector<std::string> paths;
    std::string id, version_of, details_file, pages, password;
    std::string tracked = "accepted";
    int workers = 0;
    DetailsOptions details;
};

Result<AddRequest> request_of(const Options& options) {
    AddRequest request;
    request.paths.assign(options.paths.begin(), options.paths.end());
    request.id = options.id;
    request.version_of = options.version_of;
    request.workers = options.workers;
    request.read_with.password = options.password;
    if (options.tracked == "original") request.read_with.tracked = TrackedChanges::original;
    if (!options.pages.empty()) {
        if (auto set = set_pages(request.read_with, options.pages); !set) return fail(set.error());
    }
    for (const auto& [name, value] : options.details.given) {
        if (auto set = set_detail(request.given, name, value); !set) return fail(set.error());
    }
    if (!options.details_file.empty()) {
        const Result<std::string> csv = read_bytes(options.details_file);
        if (!csv) return fail(csv.error());
        Result<std::vector<DetailsRow>> rows = read_details_table(*csv, options.details_file);
        if (!rows) return fail(rows.error());
        request.by_file = std::move(*rows);
    }
    return request;
}

Result<int> add(const Context& context, const Options& options) {
    const Result<AddRequest> request = request_of(options);
    if (!request) return fail(request.error());
    Result<Library> library = context.open_for_writing();
    if (!library) return fail(library.error());
    tell_confinement(context.installation, "clausebook");
    const OnFile on_file = [&](int done, int total, const AddedFile& file) {
        if (file.outcome == AddOutcome::failed) {
            std::fprintf(stderr, "%sclausebook: %s\n", context.shows_progress ? "\r\x1b[K" : "", error_line(file.error).c_str());
        }
        if (context.shows_progress) std::fprintf(stderr, "\r\x1b[K%d of %d %s", done, total, printable(file.path).c_str());
    };
    const Result<AddReport> report = add_files(*library, *request, on_file);
    if (context.shows_progress) std::fputs("\r\x1b[K", stderr);
    if (!report) return fail(report.error());
    if (auto printed = context.print(context.format == "json" ? added_json(*report) : added_text(*report, context.style())); !printed)
        return fail(printed.error());
    for (const AddedFile& file : report->files) {
        if (file.outcome == AddOutcome::failed) return 2;
    }
    return report->files.empty() ? 1 : 0;
}

}  // namespace

void add_add(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "add", "read files and folders (PDF, DOCX, HTML, text) into the book", {"text", "json"},
                                    [&context, options] { return add(context, *options); });
    command->add_option("PATH", options->paths, "files and folders")->required();
    command->add_option("--id", options->id, "id of the document, instead of one made from the file's name");
    command->add_option("--version-of", options->version_of, "the file is a new version of this document")->type_name("DOC");
    command->add_option("--pages", options->pages, "only these pages of the file: 112-131");
    command->add_option("--tracked", options->tracked, "which text of tracked changes: accepted or original")->check(CLI::IsMember({"accepted", "original"}));
    command->add_option("--password", options->password, "of an encrypted file; it is not stored");
    command->add_option("--details", options->details_file, "table (CSV) with one row a file: file, id, pages and the details below")->type_name("FILE");
    command->add_option("--workers", options->workers, "files read at the same time [one a processor]")->check(CLI::Range(0, 64));
    options->details.add_to(*command);
    command->footer(
        "Files that are in the book already, and have not changed, are left alone; a file that cannot be read costs that file only. Each is read by a process "
        "that can open, start and send nothing.\n"
        "\n"
        "Examples:\n"
        "  clausebook add protocols/\n"
        "  clausebook add constitution.pdf --pages 2-5 --id merrowshire\n"
        "  clausebook add protocols/ --details details.csv\n");
}

}  // namespace clausebook
