#include <fmt/format.h>

#include <memory>

#include "app/index_library.h"
#include "app/verify.h"
#include "commands.h"
#include "tools/surroundings/surroundings.h"

namespace clausebook {
namespace {

Result<int> rebuild(const Context& context, bool reread) {
    Result<Library> opened = context.open();  // a book that is not there is not to be made
    if (!opened) return fail(opened.error());
    Result<Library> library = context.open_for_writing();
    if (!library) return fail(library.error());
    std::string out;
    if (reread) {
        tell_confinement(context.installation, "clausebook");
        const Result<int> changed = reread_sources(*library);
        if (!changed) return fail(changed.error());
        out = fmt::format("{} read otherwise than before.\n", *changed);
    }
    const Result<int> versions = rebuild_index(*library);
    if (!versions) return fail(versions.error());
    if (auto kept = library->vouch_for_review(); !kept) return fail(kept.error());
    if (auto printed = context.print(out + fmt::format("{} indexed.\n", *versions)); !printed) return fail(printed.error());
    return 0;
}

}  // namespace

void add_rebuild(CLI::App& app, Context& context) {
    const auto reread = std::make_shared<bool>(false);
    CLI::App* command = add_command(app, context, "rebuild", "make the index anew; what was removed is purged", {"text"},
                                    [&context, reread] { return rebuild(context, *reread); });
    command->add_flag("--reread", *reread, "read every source again first");
    command->footer(
        "Examples:\n"
        "  clausebook rebuild\n"
        "  clausebook rebuild --reread\n");
}

}  // namespace clausebook
