#include <memory>

#include "app/diff.h"
#include "commands.h"
#include "render/diff_docx.h"
#include "render/diff_html.h"
#include "render/diff_json.h"
#include "render/diff_markdown.h"
#include "render/diff_schedule.h"
#include "render/diff_text.h"

namespace clausebook {
namespace {

struct Options {
    std::vector<std::string> versions;
    bool schedule = false;
};

Result<std::string> rendered(const Context& context, const Options& options, const VersionComparison& versions) {
    if (context.format == "json") return diff_json(versions);
    if (context.format == "html") return diff_html(versions);
    if (context.format == "md") return diff_markdown(versions);
    if (context.format == "xlsx") return schedule_xlsx(versions, context.today);
    if (context.format == "docx") return options.schedule ? schedule_docx(versions, context.today) : diff_docx(versions, context.today);
    return diff_text(versions, context.style());
}

Result<int> run_diff(const Context& context, const Options& options) {
    const Result<VersionComparison> versions =
        options.versions.size() == 1 ? diff_tracked_changes(options.versions[0], context.installation)
                                     : diff_versions(options.versions[0], options.versions[1], context.books.front(), context.installation, context.today);
    if (!versions) return fail(versions.error());
    const Result<std::string> out = rendered(context, options, *versions);
    if (!out) return fail(out.error());
    if (auto printed = context.print(*out); !printed) return fail(printed.error());
    return versions->changes.changes.empty() ? 1 : 0;
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "diff", "what changed between two versions, or by the tracked changes of a Word file",
                                    {"text", "json", "html", "docx", "xlsx", "md"}, [&context, options] { return run_diff(context, *options); });
    command->add_option("VERSION", options->versions, "the old and the new one, each ID, ID@N or a file; or one Word file with tracked changes")
        ->required()
        ->expected(1, 2);
    command->add_flag("--schedule", options->schedule, "docx: the schedule of changes instead of tracked changes (xlsx always is one)");
    command->footer(
        "Examples:\n"
        "  clausebook diff hollinbeck@1 hollinbeck@2\n"
        "  clausebook diff adopted.pdf draft.pdf --format docx -o changes.docx\n");
}

}  // namespace clausebook
