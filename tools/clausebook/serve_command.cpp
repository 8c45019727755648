#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "commands.h"
#include "render/listing.h"
#include "tools/surroundings/surroundings.h"

namespace clausebook {
namespace {

// Becomes clausebook-serve: a program of its own, so that no other command loads an HTTP library.
Result<int> run_serve(const Context& context, const std::vector<std::string>& options) {
    const std::string program = (program_folder() / "clausebook-serve").string();
    std::vector<std::string> words = {program, "--book", context.books.front()};
    if (context.today != date_today()) words.insert(words.end(), {"--today", context.today});
    if (context.installation.require_sandbox) words.push_back("--require-sandbox");
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execv(program.c_str(), arguments.data());
    return fail({"serve-missing", std::string("cannot be started: ") + std::strerror(errno), "install clausebook again", program, ""});
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("serve", "the web pages; its options: clausebook-serve --help");
    command->prefix_command();
    command->callback([&context, command] {
        const Result<int> done = run_serve(context, command->remaining());
        if (!done) std::fprintf(stderr, "clausebook: %s\n", error_line(done.error()).c_str());
        context.status = 2;
    });
}

}  // namespace clausebook
