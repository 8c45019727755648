#include <memory>

#include "app/ask.h"
#include "book/files.h"
#include "commands.h"
#include "render/ask_json.h"
#include "render/ask_reply.h"
#include "render/ask_text.h"

namespace clausebook {
namespace {

struct Options {
    std::vector<std::string> words;
    AskRequest asked;
    std::string cite = "plain";
    bool reply = false;
    std::string letter;  // template of the reply; the installed one where empty
};

Result<std::string> draft_reply(const Context& context, const Options& options, const Answer& answer, CitationStyle style) {
    const Result<std::string> letter =
        read_bytes(options.letter.empty() ? context.installation.share / "reply.mustache" : std::filesystem::path(options.letter));
    if (!letter) return fail(letter.error());
    const ReplyForm form = context.format == "docx" ? ReplyForm::docx : context.format == "md" ? ReplyForm::markdown : ReplyForm::text;
    return ask_reply(answer, style, form, *letter);
}

Result<int> run_ask(const Context& context, Options& options) {
    for (const std::string& word : options.words) options.asked.question += (options.asked.question.empty() ? "" : " ") + word;
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<Answer> answer = ask(*library, options.asked);
    if (!answer) return fail(answer.error());
    const CitationStyle style = options.cite == "oscola" ? CitationStyle::oscola : CitationStyle::plain;
    // Word and Markdown are forms of a reply; JSON is for programs, who need none.
    const bool reply = context.format != "json" && (options.reply || context.format != "text");
    const Result<std::string> out = reply                      ? draft_reply(context, options, *answer, style)
                                    : context.format == "json" ? Result<std::string>(ask_json(*answer, style))
                                                               : Result<std::string>(ask_text(*answer, style, context.style()));
    if (!out) return fail(out.error());
    if (auto printed = context.print(*out); !printed) return fail(printed.error());
    return answer->answered ? 0 : 1;
}

}  // namespace

void add_ask(CLI::App& app, Context& context) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = add_command(app, context, "ask", "what each document says to a question, in its own words", {"text", "json", "md", "docx"},
                                    [&context, options] { return run_ask(context, *options); });
    command->add_option("QUESTION", options->words, "the question, as a person asks it")->required();
    command->add_option("--cite", options->cite, "how clauses are cited: plain, oscola [plain]")->type_name("STYLE")->check(CLI::IsMember({"plain", "oscola"}));
    command->add_flag("--reply", options->reply, "draft a letter that answers the question; --format md and docx give one too");
    command->add_option("--template", options->letter, "the letter's template instead of the installed reply.mustache")->type_name("FILE");
    command->add_option("--document", options->asked.documents, "only of this document; may be given again")
        ->type_name("DOC")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--group", options->asked.group, "only of the documents of this group")->type_name("NAME");
    command->footer(
        "Every word of an answer is quoted from a document. Questions are neither stored nor logged.\n"
        "\n"
        "Examples:\n"
        "  clausebook ask \"How soon must an officer answer a member?\"\n"
        "  clausebook ask --document hollinbeck \"Who decides in a dispute?\"\n"
        "  clausebook ask --reply --format md \"Who decides whether I need to know?\"\n");
}

}  // namespace clausebook
