#include "arguments.h"

#include <CLI/CLI.hpp>

#include "origin.h"
#include "tools/manual/described.h"
#include "tools/surroundings/surroundings.h"

namespace clausebook {

void define_serve(CLI::App& app, ServeArguments& arguments) {
    arguments.server.port = 8765;
    app.name("clausebook-serve");
    app.description("shows a book of council protocols as web pages, on this machine only");
    use_help_text(app, 80);
    app.set_version_flag("--version", "clausebook " CLAUSEBOOK_VERSION, "show the version and exit");
    app.add_option("--book", arguments.site.book, "folder that holds the documents [$CLAUSEBOOK_BOOK, else " + arguments.site.book.string() + "]")
        ->type_name("DIR");
    app.add_option("--port", arguments.server.port, "port of this machine [8765]; 0 takes any that is free");
    app.add_option("--public-url", arguments.site.public_url, "address of a web server in front, as its users see it: https://clauses.example.gov.uk")
        ->type_name("URL")
        ->check(
            [](const std::string& url) { return is_public_url(url) ? std::string() : "'" + url + "' is no address such as https://clauses.example.gov.uk"; });
    app.add_option("--user-header", arguments.server.user_header, "header in which that server hands over the user's name")->type_name("NAME");
    app.add_option("--today", arguments.site.today, "stands in for today's date")->type_name("DATE")->check(wrong_date);
    app.add_flag("--require-sandbox", arguments.site.installation.require_sandbox, "read no file where the kernel cannot confine its reader (Landlock)");
    app.footer(
        "`clausebook serve` starts this program. It prints the address to open; Ctrl+C ends it. The pages answer on this computer only: for a team, a web "
        "server in front brings encryption and sign-on (examples stand in /usr/share/doc/clausebook/examples).\n");
}

}  // namespace clausebook
