#include <memory>

#include "app/align.h"
#include "commands.h"
#include "render/align_view.h"

namespace clausebook {
namespace {

struct Options {
    AlignRequest asked;
    std::vector<std::string> citation;
};

Result<int> run_align(const Context& context, Options& options) {
    for (const std::string& word : options.citation) options.asked.place += (options.asked.place.empty() ? "" : " ") + word;
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<Alignment> alignment = align(*library, options.asked);
    if (!alignment) return fail(alignment.error());
    const std::string out = context.format == "json"   ? align_json(*alignment)
                            : context.format == "html" ? align_html(*alignment)
                                                       : align_text(*alignment, context.style());
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return alignment->matches.empty() ? 1 : 0;
}

}  // namespace

void add_align(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "align", "the equivalents of one clause in every other document", {"text", "json", "html"},
                                    [&context, options] { return run_align(context, *options); });
    command->add_option("DOC", options->asked.document, "document: ID or ID@N")->required();
    command->add_option("CITATION", options->citation, "a place as people write it: 9(b), para 4.2 (b), s 6.4")->required();
    command->add_option("--document", options->asked.documents, "only in this document; may be given again")
        ->type_name("DOC")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--group", options->asked.group, "only in the documents of this group")->type_name("NAME");
    command->add_flag("--one-to-one", options->asked.one_to_one, "match each clause with one at most, so that the documents as a whole fit best");
    add_as_read(*command, context);
    command->footer(
        "Examples:\n"
        "  clausebook align hollinbeck \"10(b)(ii)\"\n"
        "  clausebook align hollinbeck \"10(b)(ii)\" --document merrowshire\n");
}

}  // namespace clausebook
