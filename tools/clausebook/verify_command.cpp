#include <memory>

#include "app/verify.h"
#include "commands.h"
#include "render/listing.h"

namespace clausebook {
namespace {

Result<int> run_verify(const Context& context, bool reread) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<Verification> result = verify(*library, reread);
    if (!result) return fail(result.error());
    const std::string out = context.format == "json" ? verification_json(*result) : verification_text(*result, context.style());
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return result->damage.empty() ? 0 : 2;
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
    const auto reread = std::make_shared<bool>(false);
    CLI::App* command =
        add_command(app, context, "verify", "prove hashes, spans and quotes", {"text", "json"}, [&context, reread] { return run_verify(context, *reread); });
    command->add_flag("--reread", *reread, "also read every source again and tell what would be read otherwise");
}

}  // namespace clausebook
