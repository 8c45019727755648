#include <memory>

#include "app/compare.h"
#include "app/own_provisions.h"
#include "book/files.h"
#include "commands.h"
#include "render/compare_json.h"
#include "render/compare_table_files.h"
#include "render/compare_text.h"

namespace clausebook {
namespace {

struct Options {
    CompareRequest asked;
    std::string by = "document";
    std::string layout = "auto";
    std::string styles;  // file
    bool list = false;
};

// Every provision with its question, a group at a time.
Result<int> list_provisions(const Context& context) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const auto catalogue = catalogue_of(*library);
    if (!catalogue) return fail(catalogue.error());
    TextTable table({{"group"}, {"provision"}, {"question"}});
    for (const Provision& provision : catalogue->provisions.list) table.add({provision.group, provision.key, provision.question});
    if (auto printed = context.print(table.render(context.style())); !printed) return fail(printed.error());
    return 0;
}

Result<std::string> rendered(const Context& context, const Options& options, const ComparisonTable& table, const TableOrigin& origin) {
    if (context.format == "json") return compare_json(table, origin);
    if (context.format == "html") return compare_html(table, origin);
    if (context.format == "csv") return compare_csv(table, origin);
    if (context.format == "md") return compare_markdown(table, origin);
    if (context.format == "xlsx") return compare_xlsx(table, origin);
    if (context.format == "docx") {
        DocxTemplate styles;
        if (!options.styles.empty()) {
            auto read = read_bytes(options.styles).and_then([&](const std::string& bytes) { return read_docx_template(bytes, options.styles); });
            if (!read) return fail(read.error());
            styles = std::move(*read);
        }
        return compare_docx(table, origin,
                            options.layout == "matrix"  ? TableLayout::matrix
                            : options.layout == "lists" ? TableLayout::lists
                                                        : TableLayout::automatic,
                            styles);
    }
    return compare_text(table, context.style());
}

Result<int> run_compare(const Context& context, Options& options) {
    if (options.list) return list_provisions(context);
    options.asked.by_authority = options.by == "authority";
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<ComparisonTable> table = compare(*library, options.asked);
    if (!table) return fail(table.error());
    const TableOrigin origin{"clausebook " CLAUSEBOOK_VERSION, library->fingerprint(), context.today};
    const Result<std::string> out = rendered(context, options, *table, origin);
    if (!out) return fail(out.error());
    if (auto printed = context.print(*out); !printed) return fail(printed.error());
    for (const ComparisonRow& row : table->rows) {
        for (const ComparisonCell& cell : row.cells) {
            if (cell.status == AnswerStatus::found) return 0;
        }
    }
    return 1;
}

}  // namespace

void add_compare(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "compare", "what each document says, question by question",
                                    {"text", "json", "html", "csv", "md", "xlsx", "docx"}, [&context, options] { return run_compare(context, *options); });
    const auto several = CLI::MultiOptionPolicy::TakeAll;
    command->add_option("--provision", options->asked.provisions, "only this question; may be given again")
        ->type_name("KEY")
        ->expected(1)
        ->multi_option_policy(several);
    command->add_option("--topic", options->asked.topic, "only the questions of this group, such as information")->type_name("GROUP");
    command->add_option("--document", options->asked.documents, "only this document; may be given again")
        ->type_name("DOC")
        ->expected(1)
        ->multi_option_policy(several);
    command->add_option("--group", options->asked.group, "only the documents of this group")->type_name("NAME");
    command->add_option("--by", options->by, "a column is a document or an authority [document]")->check(CLI::IsMember({"document", "authority"}));
    command->add_option("--layout", options->layout, "of a Word file: auto, matrix or lists [auto]")->check(CLI::IsMember({"auto", "matrix", "lists"}));
    command->add_option("--template", options->styles, "a Word file whose styles a Word file takes")->type_name("FILE.docx");
    command->add_flag("--list", options->list, "list the questions");
    add_as_read(*command, context);
    command->footer(
        "A cell holds a short value, which is derived and labelled so, the exact words, and their citation; or the kind of absence.\n"
        "\n"
        "Examples:\n"
        "  clausebook compare --provision response-time\n"
        "  clausebook compare --topic information --by authority\n"
        "  clausebook compare --format docx --layout lists -o comparison.docx\n");
}

}  // namespace clausebook
