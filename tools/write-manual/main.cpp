// clausebook-manual FOLDER: writes the manual pages and the shells' completions, made from what the programs parse their arguments with.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "book/files.h"
#include "render/listing.h"
#include "tools/clausebook-serve/arguments.h"
#include "tools/clausebook/commands.h"
#include "tools/manual/completions.h"
#include "tools/manual/man_page.h"

using namespace clausebook;

namespace {

const char* const k_version = "clausebook " CLAUSEBOOK_VERSION;
const char* const k_own_book = "~/.local/share/clausebook/book";  // what stands in the manual for the reader's own

DescribedCommand describe_clausebook() {
    Context context;
    context.books = {k_own_book};
    context.user = "who is signed in";
    CLI::App app;
    define_commands(app, context);
    return describe(app, app.get_name());
}

DescribedCommand describe_serve() {
    ServeArguments arguments;
    arguments.site.book = k_own_book;
    CLI::App app;
    define_serve(app, arguments);
    return describe(app, app.get_name());
}

Result<void> write_all(const std::filesystem::path& folder) {
    const DescribedCommand program = describe_clausebook();
    const DescribedCommand serve = describe_serve();
    std::vector<std::pair<std::string, std::string>> files = {
        {"man1/clausebook.1", man_page(program, program, k_version)}, {"man1/clausebook-serve.1", man_page(serve, serve, k_version)},
        {"completions/clausebook.bash", bash_completion(program)},    {"completions/_clausebook", zsh_completion(program)},
        {"completions/clausebook.fish", fish_completion(program)},
    };
    for (const DescribedCommand& command : program.commands) {
        // `clausebook serve` is clausebook-serve, whose page says all.
        if (command.name != "serve") files.emplace_back("man1/clausebook-" + command.name + ".1", man_page(command, program, k_version));
    }
    for (const auto& [name, text] : files) {
        std::error_code failed;
        std::filesystem::create_directories((folder / name).parent_path(), failed);
        if (auto written = write_whole(folder / name, text); !written) return written;
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: clausebook-manual FOLDER\n", stderr);
        return 2;
    }
    const Result<void> written = write_all(argv[1]);
    if (!written) std::fprintf(stderr, "clausebook-manual: %s\n", error_line(written.error()).c_str());
    return written ? 0 : 2;
}
