#include <memory>

#include "book/akn.h"
#include "commands.h"
#include "render/export_json.h"

namespace clausebook {
namespace {

struct Options {
    std::vector<std::string> documents;
    std::string group;
};

Result<int> run_export(const Context& context, const Options& options) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<std::vector<DocumentRecord>> records =
        library->choose(options.documents, options.group).and_then([&](const std::vector<DocumentRef>& refs) { return library->read_all(refs); });
    if (!records) return fail(records.error());
    std::string out;
    if (context.format == "akn") {
        if (records->size() != 1) {
            return fail({"one-document", "Akoma Ntoso holds one document, and there are " + std::to_string(records->size()),
                         "name one: clausebook export DOC --format akn", "", ""});
        }
        out = write_akn(records->front());
    } else {
        out = export_json(*records);
    }
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return records->empty() ? 1 : 0;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "export", "everything that the book knows, as JSON or as Akoma Ntoso", {"json", "akn"},
                                    [&context, options] { return run_export(context, *options); });
    command->add_option("DOC", options->documents, "only these documents");
    command->add_option("--group", options->group, "only the documents of this group")->type_name("NAME");
    add_as_read(*command, context);
    command->footer(
        "Examples:\n"
        "  clausebook export -o book.json\n"
        "  clausebook export hollinbeck --format akn -o hollinbeck.xml\n");
}

}  // namespace clausebook
