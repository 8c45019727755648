#include <memory>

#include "commands.h"
#include "render/listing.h"

namespace clausebook {
namespace {

struct Options {
    bool all = false;
};

Result<int> list(const Context& context, const Options& options) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const std::vector<ListedDocument> documents = list_documents(*library, options.all);
    if (auto printed = context.print(context.format == "json" ? list_json(documents) : list_text(documents, context.style())); !printed)
        return fail(printed.error());
    return documents.empty() ? 1 : 0;
}

}  // namespace

void add_list(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        add_command(app, context, "list", "the documents in the book", {"text", "json"}, [&context, options] { return list(context, *options); });
    command->add_flag("--all", options->all, "every version of each");
    command->footer(
        "Examples:\n"
        "  clausebook list\n"
        "  clausebook list --all --format json\n");
}

}  // namespace clausebook
