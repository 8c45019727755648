#include <memory>

#include "app/check.h"
#include "commands.h"
#include "render/check_view.h"

namespace clausebook {
namespace {

Result<std::string> rendered(const Context& context, const CheckReport& report) {
    if (context.format == "json") return check_json(report);
    if (context.format == "html") return check_html(report);
    if (context.format == "docx") return check_docx(report, context.today);
    return check_text(report, context.style());
}

Result<int> run_check(const Context& context, const CheckRequest& asked) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<CheckReport> report = check(*library, asked);
    if (!report) return fail(report.error());
    const Result<std::string> out = rendered(context, *report);
    if (!out) return fail(out.error());
    if (auto printed = context.print(*out); !printed) return fail(printed.error());
    return report->findings.empty() ? 1 : 0;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
    const auto asked = std::make_shared<CheckRequest>();
    CLI::App* command = add_command(app, context, "check", "what a reviewer would want to know of one document", {"text", "json", "html", "docx"},
                                    [&context, asked] { return run_check(context, *asked); });
    command->add_option("DOC", asked->document, "document: ID or ID@N")->required();
    command->add_option("--peer", asked->peers, "a document to hold it against; may be given again [all of the same type and nation]")
        ->type_name("DOC")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--group", asked->group, "hold it against the documents of this group")->type_name("NAME");
    add_as_read(*command, context);
    command->footer(
        "Examples:\n"
        "  clausebook check hollinbeck\n"
        "  clausebook check hollinbeck --peer merrowshire --peer penwether\n"
        "  clausebook check hollinbeck --format docx -o report.docx\n");
}

}  // namespace clausebook
