// clausebook: the command line. Reads arguments and surroundings, calls one action of src/app a command, prints what src/render makes of it.
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <exception>

#include "commands.h"
#include "context.h"
#include "tools/surroundings/surroundings.h"

using namespace clausebook;

namespace {

int terminal_width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return std::clamp<int>(size.ws_col, 40, 120);
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    Context context;
    context.books = {default_book().string()};
    context.clock = clock_now();
    context.today = context.clock.substr(0, 10);
    context.user = user_name();
    context.colour = isatty(STDOUT_FILENO) != 0 && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    context.shows_progress = isatty(STDERR_FILENO) != 0;
    if (isatty(STDOUT_FILENO) != 0) context.width = terminal_width();
    context.installation = find_installation();

    CLI::App app("Searches, compares and cites the clauses of council protocols.", "clausebook");
    app.set_version_flag("--version", "clausebook " CLAUSEBOOK_VERSION);
    app.add_option("--book", context.books,
                   "folder that holds the documents [$CLAUSEBOOK_BOOK, else " + context.books.front() +
                       "]; given again, or as tcp:HOST:PORT, more books are read as one")
        ->type_name("DIR")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app.add_option("--today", context.today, "stands in for today's date")->type_name("DATE")->check(wrong_date);
    app.add_flag("--require-sandbox", context.installation.require_sandbox, "read no file where the kernel cannot confine its reader (Landlock)");
    app.require_subcommand(1);
    add_add(app, context);
    add_set(app, context);
    add_list(app, context);
    add_show(app, context);
    add_search(app, context);
    add_refs(app, context);
    add_compare(app, context);
    add_align(app, context);
    add_check(app, context);
    add_ask(app, context);
    add_review(app, context);
    add_export(app, context);
    add_remove(app, context);
    add_history(app, context);
    add_diff(app, context);
    add_verify(app, context);
    add_rebuild(app, context);
    add_serve(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& shown) {
        return app.exit(shown);
    } catch (const CLI::ParseError& error) {
        std::string command;
        for (const CLI::App* used : app.get_subcommands()) command += " " + used->get_name();
        std::string what = error.what();
        for (int i = 1; command.empty() && i < argc; ++i) {
            const std::string word = argv[i];
            if (word == "--book" || word == "--today") ++i;
            if (word[0] != '-') what = "there is no command '" + word + "'";
            if (word[0] != '-') break;
        }
        std::fprintf(stderr, "clausebook: %s. See: clausebook%s --help\n", printable(what).c_str(), command.c_str());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "clausebook: this should not have happened (%s). Nothing that was reported as stored is lost.\n", error.what());
        return 2;
    }
    return context.status;
}
