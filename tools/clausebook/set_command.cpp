#include <fmt/format.h>

#include <memory>

#include "app/change_documents.h"
#include "commands.h"
#include "details_options.h"

namespace clausebook {
namespace {

struct Options {
    std::vector<std::string> words;
    DetailsOptions details;
};

Result<int> set(const Context& context, const Options& options) {
    const std::vector<std::string>& words = options.words;
    Result<Library> library = context.open_for_writing();
    if (!library) return fail(library.error());
    const auto told = [&](const std::string& line) -> Result<int> {
        if (auto printed = context.print(line + "\n"); !printed) return fail(printed.error());
        return 0;
    };
    if (words[0] == "home" && words.size() <= 2) {
        const std::string name = words.size() == 2 ? words[1] : "";
        if (auto done = set_home(*library, name); !done) return fail(done.error());
        return told(name.empty() ? "no document is marked as our own council's" : library->book().manifest().home + " is our own council's");
    }
    if (words[0] == "group" && words.size() >= 2) {
        const std::vector<std::string> members(words.begin() + 2, words.end());
        if (auto done = set_group(*library, words[1], members); !done) return fail(done.error());
        return told(members.empty() ? fmt::format("group {} is taken away", words[1]) : fmt::format("group {}: {}", words[1], fmt::join(members, ", ")));
    }
    if (words.size() != 1 || options.details.given.empty()) {
        return fail({"set-bad", "nothing to set", "write: clausebook set DOC --status in-force, set home DOC, or set group NAME DOC...", "", ""});
    }
    const std::vector<std::pair<std::string, std::string>> details(options.details.given.begin(), options.details.given.end());
    const Result<DocumentRef> ref = set_details(*library, words[0], details);
    if (!ref) return fail(ref.error());
    std::string line = ref->name() + ":";
    for (const auto& [name, value] : details)
        line += fmt::format(" {} {}{}", name, value.empty() ? "taken back" : value, &name == &details.back().first ? "" : ",");
    return told(line);
}

}  // namespace

void add_set(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "set", "details of a document; which council is ours; named sets of councils", {"text"},
                                    [&context, options] { return set(context, *options); });
    command->add_option("WHAT", options->words, "DOC (with options below), or: home DOC, or: group NAME DOC...")->required();
    options->details.add_to(*command);
    command->footer(
        "Examples:\n"
        "  clausebook set home hollinbeck\n"
        "  clausebook set group neighbours merrowshire penwether\n"
        "  clausebook set hollinbeck --type borough --nation england\n");
}

}  // namespace clausebook
