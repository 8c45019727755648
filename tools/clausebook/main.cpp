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
    tell_crashes("clausebook");
    Context context;
    context.books = {default_book().string()};
    context.clock = clock_now();
    context.today = context.clock.substr(0, 10);
    context.user = user_name();
    context.colour = isatty(STDOUT_FILENO) != 0 && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    context.shows_progress = isatty(STDERR_FILENO) != 0;
    if (isatty(STDOUT_FILENO) != 0) context.width = terminal_width();
    context.installation = find_installation();

    CLI::App app;
    define_commands(app, context);
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
