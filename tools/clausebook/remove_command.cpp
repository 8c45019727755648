#include <memory>

#include "app/change_documents.h"
#include "commands.h"

namespace clausebook {
namespace {

Result<int> remove(const Context& context, const std::vector<std::string>& names) {
    Result<Library> library = context.open_for_writing();
    if (!library) return fail(library.error());
    std::string out;
    for (const std::string& name : names) {
        const Result<std::vector<DocumentRef>> removed = remove_document(*library, name);
        if (!removed) return fail(removed.error());
        for (const DocumentRef& ref : *removed) out += "removed " + ref.name() + "\n";
    }
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return 0;
}

}  // namespace

void add_remove(CLI::App& app, Context& context) {
    const auto names = std::make_shared<std::vector<std::string>>();
    CLI::App* command = add_command(app, context, "remove", "take documents out of the book (rebuild also purges their bytes from the index)", {"text"},
                                    [&context, names] { return remove(context, *names); });
    command->add_option("DOC", *names, "documents: ID for all versions, ID@N for one")->required();
    command->footer(
        "Examples:\n"
        "  clausebook remove penwether\n"
        "  clausebook remove hollinbeck@1\n");
}

}  // namespace clausebook
