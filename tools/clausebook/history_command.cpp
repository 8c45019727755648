#include <memory>

#include "app/diff.h"
#include "commands.h"

namespace clausebook {
namespace {

Result<int> run_history(const Context& context, const std::string& document) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<VersionHistory> history = document_history(*library, document);
    if (!history) return fail(history.error());
    if (auto printed = context.print(context.format == "json" ? history_json(*history) : history_text(*history, context.style())); !printed)
        return fail(printed.error());
    return 0;
}

}  // namespace

void add_history(CLI::App& app, Context& context) {
    const auto document = std::make_shared<std::string>();
    CLI::App* command = add_command(app, context, "history", "the versions of a document and what each changed", {"text", "json"},
                                    [&context, document] { return run_history(context, *document); });
    command->add_option("DOC", *document, "document: ID")->required();
    command->footer(
        "Examples:\n"
        "  clausebook history hollinbeck\n");
}

}  // namespace clausebook
