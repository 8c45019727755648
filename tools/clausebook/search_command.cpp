#include <algorithm>
#include <memory>

#include "app/search.h"
#include "commands.h"
#include "index/schema.h"
#include "render/search.h"

namespace clausebook {
namespace {

struct Options {
    std::vector<std::string> words;
    LibrarySearch asked;
    std::vector<std::string> without;
    bool plain = false;
};

Result<int> run_search(const Context& context, Options& options) {
    for (const std::string& word : options.words) options.asked.query += (options.asked.query.empty() ? "" : " ") + word;
    const auto counts = [&](const char* part) {
        return !options.plain && std::find(options.without.begin(), options.without.end(), part) == options.without.end();
    };
    options.asked.parts = {counts("synonyms"), counts("headings"), counts("answers")};
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<SearchAnswer> answer = search(*library, options.asked);
    if (!answer) return fail(answer.error());
    const std::string out = context.format == "json" ? search_json(*answer) : search_text(*answer, options.asked.offset + 1, context.style());
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return answer->hits.empty() ? 1 : 0;
}

std::string query_help() {
    std::string help =
        "A query is words; the more of them a clause has, the better. \"Quoted words\" must stand together, +word must and -word must not occur; AND, OR, NOT "
        "and (brackets) combine; respon* finds all words that begin so; 9(b), para 4.2 find a clause by its number. Fields:\n";
    constexpr size_t about = 14;  // where the words on a field begin
    for (const schema::Field& field : schema::k_fields) {
        std::string left = "  " + std::string(field.name) + ":";
        for (const std::string& line : wrapped_lines(field.help, 80 - static_cast<int>(about))) {
            help += left + std::string(left.size() < about ? about - left.size() : 1, ' ') + line + "\n";
            left = "  ";
        }
    }
    return help +
           "Examples:\n"
           "  clausebook search \"need to know\"\n"
           "  clausebook search '\"working days\" limit:<=5wd' --facets\n"
           "  clausebook search \"10(b) hollinbeck\" --explain\n";
}

}  // namespace

void add_search(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "search", "clauses that fit a query, best first", {"text", "json"},
                                    [&context, options] { return run_search(context, *options); });
    command->add_option("QUERY", options->words, "what is sought")->required();
    command->add_option("--limit", options->asked.limit, "how many clauses are shown [10]")->check(CLI::Range(1, 10000));
    command->add_option("--offset", options->asked.offset, "how many of the best are left out")->check(CLI::Range(0, 1000000));
    command->add_option("--document", options->asked.documents, "only in this document; may be given again")
        ->type_name("DOC")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--group", options->asked.group, "only in the documents of this group")->type_name("NAME");
    command->add_flag("--explain", options->asked.explain, "say how the query was understood and what fits");
    command->add_flag("--facets", options->asked.facets, "count what fits by document, type of authority, provision, force and time limit");
    command->add_option("--without", options->without, "leave a part of the ranking out: synonyms, headings, answers; may be given again")
        ->type_name("PART")
        ->check(CLI::IsMember({"synonyms", "headings", "answers"}))
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_flag("--plain", options->plain, "only the clauses' own words count: without synonyms, headings and answers");
    command->footer(query_help());
}

}  // namespace clausebook
