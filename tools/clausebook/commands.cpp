#include "commands.h"

#include "tools/manual/described.h"
#include "tools/surroundings/surroundings.h"

namespace clausebook {

void define_commands(CLI::App& app, Context& context) {
    app.name("clausebook");
    app.description("searches, compares and cites the clauses of council protocols");
    use_help_text(app, context.width);
    app.set_version_flag("--version", "clausebook " CLAUSEBOOK_VERSION, "show the version and exit");
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
    // Set last: commands take over what their parent has when they are made.
    app.footer(
        "Documents are read into a book, a folder that holds them with all that was found in them. DOC is a document's id, as `list` shows it (ID@N is one "
        "of its versions); CITATION is a place as people write it: 9(b), para 4.2, s 6.4, a heading.\n\n"
        "Exit status: 0 done, 1 nothing was found, 2 an error, told in one line on standard error.\n\n"
        "Environment: CLAUSEBOOK_BOOK is the book that is meant without --book, CLAUSEBOOK_USER who decides where --who names nobody, NO_COLOR switches "
        "colours off.\n");
}

}  // namespace clausebook
