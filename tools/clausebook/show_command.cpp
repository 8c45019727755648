#include <memory>

#include "app/cite.h"
#include "app/find_unit.h"
#include "commands.h"
#include "render/citation.h"
#include "render/show.h"

namespace clausebook {
namespace {

struct Options {
    std::string document;
    std::vector<std::string> citation;
};

Result<int> show(const Context& context, const Options& options) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<DocumentRef> ref = library->find(options.document);
    if (!ref) return fail(ref.error());
    const Result<DocumentRecord> record = library->read(*ref);
    if (!record) return fail(record.error());
    int unit = -1;
    std::string citation;
    if (!options.citation.empty()) {
        std::string written;
        for (const std::string& word : options.citation) written += (written.empty() ? "" : " ") + word;
        const Result<int> found = find_unit(record->doc, written);
        if (!found) return fail(found.error());
        unit = *found;
        citation = full_citation(cited_source(*library, *ref), cited_unit(*record, unit), CitationStyle::plain);
    }
    const std::string out = context.format == "json" ? show_json(*record, unit, citation) : show_text(*record, unit, citation, context.style());
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return 0;
}

}  // namespace

void add_show(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "show", "a document's clauses, or one clause in its context", {"text", "json"},
                                    [&context, options] { return show(context, *options); });
    command->add_option("DOC", options->document, "document: ID or ID@N")->required();
    command->add_option("CITATION", options->citation, "a place as people write it: 9(b), para 4.2 (b), s 6.4, clause 4.2(b), or a heading");
    add_as_read(*command, context);
    command->footer(
        "Examples:\n"
        "  clausebook show hollinbeck\n"
        "  clausebook show hollinbeck \"10(b)(iii)\"\n"
        "  clausebook show penwether \"Information and confidentiality\"\n");
}

}  // namespace clausebook
