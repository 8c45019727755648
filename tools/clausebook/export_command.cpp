#include <memory>

#include "app/compare.h"
#include "book/akn.h"
#include "book/files.h"
#include "commands.h"
#include "render/export_json.h"
#include "render/site_html.h"

namespace clausebook {
namespace {

struct Options {
    std::vector<std::string> documents;
    std::string group;
    std::string site;  // file
};

Result<int> export_site(const Library& library, const Options& options, const std::vector<DocumentRecord>& records) {
    CompareRequest asked;
    asked.documents = options.documents;
    asked.group = options.group;
    const Result<ComparisonTable> table = compare(library, asked);
    if (!table) return fail(table.error());
    const TableOrigin origin{"clausebook " CLAUSEBOOK_VERSION, library.fingerprint(), library.today()};
    if (auto written = write_whole(options.site, site_html(*table, records, origin)); !written) return fail(written.error());
    return records.empty() ? 1 : 0;
}

Result<int> run_export(const Context& context, const Options& options) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<std::vector<DocumentRecord>> records =
        library->choose(options.documents, options.group).and_then([&](const std::vector<DocumentRef>& refs) { return library->read_all(refs); });
    if (!records) return fail(records.error());
    if (!options.site.empty()) return export_site(*library, options, *records);
    std::string out;
    if (context.format == "akn") {
        if (records->size() != 1) {
            return fail({"one-document", "Akoma Ntoso holds one document, and there are " + std::to_string(records->size()),
                         "name one: clausebook export DOC --format akn", "", ""});
        }
        out = write_akn(records->front());
    } else {
        out = export_json(*records);
    }
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return records->empty() ? 1 : 0;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "export", "everything that the book knows, as JSON or as Akoma Ntoso", {"json", "akn"},
                                    [&context, options] { return run_export(context, *options); });
    command->add_option("DOC", options->documents, "only these documents");
    command->add_option("--site", options->site, "one page to send to colleagues: the comparison and the documents' texts")->type_name("FILE.html");
    command->add_option("--group", options->group, "only the documents of this group")->type_name("NAME");
    add_as_read(*command, context);
    command->footer(
        "Examples:\n"
        "  clausebook export -o book.json\n"
        "  clausebook export hollinbeck --format akn -o hollinbeck.xml\n");
}

}  // namespace clausebook
