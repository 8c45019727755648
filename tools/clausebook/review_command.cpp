#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "app/own_provisions.h"
#include "app/review.h"
#include "book/files.h"
#include "commands.h"
#include "render/review.h"

namespace clausebook {
namespace {

struct Options {
    std::string who;
    ReviewFilter filter;
    DecisionRequest request;
    std::string target;  // a question's key, or a place
    std::filesystem::path path;
};

Result<int> told(const Context& context, const std::string& text) {
    if (auto printed = context.print(text); !printed) return fail(printed.error());
    return 0;
}

Reviewer reviewer_of(const Context& context, const Options& options) { return {options.who.empty() ? context.user : options.who, context.now()}; }

// A key of the catalogue names a cell; anything else is a place in the document.
Result<void> aim(const Library& library, DecisionRequest& request, const std::string& target) {
    const auto catalogue = catalogue_of(library);
    if (!catalogue) return fail(catalogue.error());
    (catalogue->provisions.find(target) >= 0 ? request.provision : request.place) = target;
    return {};
}

Result<int> decide(const Context& context, Options& options) {
    Result<Library> library = context.open_for_writing();
    if (!library) return fail(library.error());
    // Told by the first command that writes: its entry owns up to them.
    for (const ReviewDamage& one : library->review().damage) std::fprintf(stderr, "clausebook: review.jsonl, line %d: %s\n", one.line, one.what.c_str());
    const bool may_be_cell = options.request.kind == DecisionKind::confirm || options.request.kind == DecisionKind::note;
    if (may_be_cell && !options.target.empty()) {
        if (auto aimed = aim(*library, options.request, options.target); !aimed) return fail(aimed.error());
    }
    const Result<Decision> decision = record_decision(*library, reviewer_of(context, options), options.request);
    if (!decision) return fail(decision.error());
    return told(context, context.format == "json" ? decision_json(*decision) : decision_text(*decision, context.style()));
}

Result<int> list(const Context& context, const Options& options) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const auto items = list_review(*library, options.filter);
    if (!items) return fail(items.error());
    const Result<int> done = told(context, context.format == "json" ? review_list_json(*items) : review_list_text(*items, context.style()));
    return done && items->empty() ? Result<int>(1) : done;
}

Result<int> log(const Context& context, const Options& options) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const std::vector<LoggedDecision> log = review_log(*library, options.request.document);
    const std::vector<ReviewDamage>& damage = library->review().damage;
    const Result<int> done = told(context, context.format == "json" ? review_log_json(log, damage) : review_log_text(log, damage, context.style()));
    return done && log.empty() ? Result<int>(1) : done;
}

Result<int> told_import(const Context& context, const ReviewImport& result) {
    const Result<int> done = told(context, context.format == "json" ? review_import_json(result) : review_import_text(result, context.style()));
    return done && result.added.empty() ? Result<int>(1) : done;
}

Result<int> import(const Context& context, Options& options) {
    constexpr std::size_t k_largest_table = 64'000'000;  // bytes
    Result<Library> library = context.open_for_writing();
    if (!library) return fail(library.error());
    const Result<std::string> bytes = read_bytes(options.path, k_largest_table);
    if (!bytes) return fail(bytes.error());
    Result<ReviewImport> result = import_review(*library, reviewer_of(context, options), *bytes);
    if (result) return told_import(context, *result);
    Error error = result.error();
    if (error.path.empty()) error.path = options.path.string();
    return fail(std::move(error));
}

Result<int> merge(const Context& context, const Options& options) {
    Result<Library> library = context.open_for_writing();
    if (!library) return fail(library.error());
    const Result<ReviewImport> result = merge_review(*library, options.path);
    if (!result) return fail(result.error());
    return told_import(context, *result);
}

}  // namespace

void add_review(CLI::App& app, Context& context) {
    CLI::App* review = app.add_subcommand("review", "people's corrections, confirmations and notes");
    review->require_subcommand(1);
    review->fallthrough();
    const auto add = [&](const std::string& name, const std::string& description, Result<int> (*work)(const Context&, Options&), auto&& define) {
        const auto options = std::make_shared<Options>();
        define(*add_command(*review, context, name, description, {"text", "json"}, [&context, options, work] { return work(context, *options); }), *options);
    };
    // A decision: how it is named, what it needs, and who takes it.
    const auto add_decision = [&](const std::string& name, DecisionKind kind, const std::string& description, auto&& define) {
        add(name, description, decide, [&](CLI::App& command, Options& options) {
            options.request.kind = kind;
            define(command, options);
            command.add_option("--who", options.who, "who decides [" + context.user + "]")->type_name("NAME");
            command.add_option("--reason", options.request.reason, "why")->type_name("WORDS");
        });
    };
    const auto document = [](CLI::App& command, Options& options) { command.add_option("DOC", options.request.document, "document: ID or ID@N")->required(); };
    const auto place = [&](CLI::App& command, Options& options) {
        document(command, options);
        command.add_option("CITATION", options.request.place, "the clause, as people write it: 9(b)")->required();
    };
    add(
        "list", "what is unchecked, doubtful, to be checked again", [](const Context& c, Options& o) { return list(c, o); },
        [](CLI::App& command, Options& options) {
            command.add_option("DOC", options.filter.documents, "only these documents");
            command.add_option("--provision", options.filter.provision, "only this question")->type_name("KEY");
            command.add_flag("--checked", options.filter.checked, "also what is checked");
        });
    add_decision("confirm", DecisionKind::confirm, "an answer, a clause or a document is as it should be", [&](CLI::App& command, Options& options) {
        document(command, options);
        command.add_option("WHAT", options.target, "a question's key, or a clause; the whole document where nothing is named");
    });
    add_decision("set", DecisionKind::set, "an answer is another", [&](CLI::App& command, Options& options) {
        document(command, options);
        command.add_option("KEY", options.request.provision, "the question")->required();
        command.add_option("--value", options.request.value, "the short answer")->type_name("WORDS");
        command.add_option("--unit", options.request.units, "the clause that says so; may be given again, best first")
            ->type_name("CITATION")
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        command.add_flag("--absent", options.request.absent, "the document says nothing on it");
        command.add_flag("--elsewhere", options.request.elsewhere, "it only points to another text");
    });
    add_decision("note", DecisionKind::note, "a remark on an answer, a clause or a document", [&](CLI::App& command, Options& options) {
        document(command, options);
        command.add_option("WORDS", options.request.words, "the remark")->required();
        command.add_option("--on", options.target, "a question's key, or a clause; the whole document where nothing is named")->type_name("WHAT");
    });
    add_decision("join", DecisionKind::join, "a clause is the end of the one before it", place);
    add_decision("split", DecisionKind::split, "a clause is two", [&](CLI::App& command, Options& options) {
        place(command, options);
        command.add_option("--at", options.request.words, "the words that the second begins with")->required()->type_name("WORDS");
    });
    add_decision("relabel", DecisionKind::relabel, "a clause's printed number is another", [&](CLI::App& command, Options& options) {
        place(command, options);
        command.add_option("LABEL", options.request.words, "as printed: (b); empty where there is none")->required();
    });
    add_decision("reparent", DecisionKind::reparent, "a clause stands under another", [&](CLI::App& command, Options& options) {
        place(command, options);
        command.add_option("--under", options.request.under, "the clause that it belongs to; none: it stands at the top")->type_name("CITATION");
    });
    add_decision("restore", DecisionKind::restore, "text that was left out as a header, footer or the like belongs to the document",
                 [&](CLI::App& command, Options& options) {
                     document(command, options);
                     command.add_option("WORDS", options.request.words, "words of the text that was left out")->required();
                     command.add_option("--after", options.request.after, "the clause behind which it stands")->type_name("CITATION");
                 });
    add_decision("undo", DecisionKind::undo, "a decision is taken back", [&](CLI::App& command, Options& options) {
        command.add_option("ID", options.request.undoes, "of the decision, or its beginning; see: clausebook review log")->required();
        command.add_option("--from", options.request.document, "only from this version on")->type_name("DOC@N");
    });
    add("import", "takes over what people wrote into an exported table: Checked by, Corrected, Note", import, [&](CLI::App& command, Options& options) {
        command.add_option("FILE", options.path, "a table made with: clausebook compare --format xlsx")->required();
        command.add_option("--who", options.who, "who decides where the table names nobody [" + context.user + "]")->type_name("NAME");
    });
    add(
        "log", "every decision, oldest first", [](const Context& c, Options& o) { return log(c, o); },
        [](CLI::App& command, Options& options) { command.add_option("DOC", options.request.document, "only those on this document"); });
    add(
        "merge", "takes over the decisions of another book, such as a colleague's copy of this one", [](const Context& c, Options& o) { return merge(c, o); },
        [](CLI::App& command, Options& options) { command.add_option("BOOK", options.path, "the other book's folder")->required(); });
    review->footer(
        "Decisions are kept apart from what the program reads, and hold as long as the words do.\n\n"
        "Examples:\n"
        "  clausebook review list hollinbeck\n"
        "  clausebook review confirm hollinbeck response-time --who \"A. Officer\"\n"
        "  clausebook review note hollinbeck \"under review\" --on \"10(b)\"\n"
        "  clausebook review log\n");
}

}  // namespace clausebook
