#include <memory>

#include "app/refs.h"
#include "commands.h"
#include "render/refs.h"

namespace clausebook {
namespace {

struct Options {
    std::vector<std::string> documents;
    std::string to;
};

Result<int> refs(const Context& context, const Options& options) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<ReferenceList> list = list_references(*library, options.documents, options.to);
    if (!list) return fail(list.error());
    const std::string out = context.format == "json" ? refs_json(*list) : context.format == "dot" ? refs_dot(*list) : refs_text(*list, context.style());
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return list->references.empty() ? 1 : 0;
}

}  // namespace

void add_refs(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "refs", "cross-references: resolved, dangling, doubtful, external, repealed", {"text", "json", "dot"},
                                    [&context, options] { return refs(context, *options); });
    command->add_option("DOC", options->documents, "documents: ID or ID@N [all in use]");
    command->add_option("--to", options->to, "only what points at this clause of DOC: 9(b), para 4.2 (b), s 6.4")->type_name("CITATION");
    add_as_read(*command, context);
    command->footer(
        "Examples:\n"
        "  clausebook refs hollinbeck\n"
        "  clausebook refs hollinbeck --to \"10(b)\"\n"
        "  clausebook refs --format dot -o references.dot\n");
}

}  // namespace clausebook
