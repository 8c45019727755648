// A member's question, answered in the documents' own words. It comes by POST and is neither stored nor logged.
#include "app/ask.h"

#include <algorithm>

#include "book/files.h"
#include "model/own_words.h"
#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/ask_reply.h"
#include "render/citation.h"
#include "render/part_sources.h"

namespace clausebook {
namespace {

constexpr std::size_t k_most_quotes = 3;  // of one answer

View quote_of_answer(const CitedSource& source, const CitedQuote& quote) {
    View view;
    view.set("text", quote.text)
        .set("introduction", quote.introduction)
        .set("citation", full_citation(source, quote, CitationStyle::plain))
        .set("path", clause_path(quote.document + "@" + std::to_string(quote.version), quote.unit))
        .set("machine_read", quote.machine_read);
    return view;
}

View answer_view(const CitedSource& source, const DocumentAnswer& answer, int number) {
    std::vector<View> quotes;
    for (const CitedQuote& quote : answer.quotes) {
        if (quotes.size() == k_most_quotes) break;
        quotes.push_back(quote_of_answer(source, quote));
    }
    View view;
    view.set("council", source.authority.empty() ? source.document : source.authority)
        .set("home", source.home)
        .set("value", is_own_words(answer.value, answer.quotes) ? "" : answer.value)
        .set("close", answer.near_threshold)
        .set("status", source.status == "draft" || source.status == "superseded" ? source.status : "")
        .set("number", number)
        .set("quotes", std::move(quotes));
    return view;
}

View part_view(const Answer& answer, std::size_t number, int& shown) {
    const AnswerPart& part = answer.parts[number];
    std::vector<View> ours, others;
    bool has_home = false;
    for (const CitedSource& source : answer.sources) {
        has_home = has_home || source.home;
        const auto here = [&](const DocumentAnswer& one) { return one.part == number && one.document == source.document; };
        for (const DocumentAnswer& one : answer.answers) {
            if (here(one)) (source.home ? ours : others).push_back(answer_view(source, one, ++shown));
        }
    }
    std::vector<std::string> asked, not_found, silent, elsewhere;
    for (const AskedKey& key : part.provisions) asked.push_back(key.question);
    std::vector<std::string> unfounded;
    for (const Premise& premise : part.premises) {
        if (premise.stands_in.empty()) unfounded.push_back(premise.text);
    }
    const PartSources without = sources_without(answer, number);
    const auto name = [](const CitedSource* source) { return source_name(*source, CitationStyle::plain); };
    for (const CitedSource* source : without.not_found) not_found.push_back(name(source));
    for (const CitedSource* source : without.elsewhere) elsewhere.push_back(name(source));
    for (const CitedSource* source : without.silent) silent.push_back(name(source) + ", " + checked_words(answer, number, source->document));
    const bool nothing = ours.empty() && others.empty();
    const bool missing = !not_found.empty() || !silent.empty() || !elsewhere.empty();
    const std::size_t more = others.size();
    View view;
    view.set("text", part.text)
        .set("number", number + 1)
        .set("several", answer.parts.size() > 1)
        .set("unfounded", words_views(unfounded))
        .set("asked", words_views(asked))
        .set("understood", !asked.empty())
        .set("nothing", nothing && !asked.empty())
        .set("ours_missing", has_home && ours.empty() && more > 0)
        .set("fold", !ours.empty() && more > 0)
        .set("more", counted(more, "answer", "answers"))
        .set("ours", std::move(ours))
        .set("has_others", more > 0)
        .set("others", std::move(others))
        .set("missing", missing)
        .set("not_found", words_views(not_found))
        .set("has_not_found", !not_found.empty())
        .set("silent", words_views(silent))
        .set("has_silent", !silent.empty())
        .set("elsewhere", words_views(elsewhere))
        .set("has_elsewhere", !elsewhere.empty())
        .set("statutes", missing ? words_views(statutes_of(part)) : std::vector<View>());
    return view;
}

View line_view(const LetterLine& line) {
    std::vector<View> runs;
    for (std::size_t i = 0; i < line.runs.size(); ++i) {
        if (line.runs[i].empty()) continue;
        View run;
        run.set("bold", i % 2 == 1).set("words", line.runs[i]);
        runs.push_back(std::move(run));
    }
    View view;
    view.set("runs", std::move(runs));
    switch (line.kind) {
        case LetterLine::Kind::paragraph:
            view.set("paragraph", true);
            break;
        case LetterLine::Kind::heading:
            view.set("heading", true);
            break;
        case LetterLine::Kind::quote:
            view.set("quote", true);
            break;
        case LetterLine::Kind::item:
            view.set("item", true);
            break;
    }
    return view;
}

Result<Answer> answered(const Library& library, const Request& request) {
    const CouncilChoice choice = read_council_choice(request.form);
    return ask(library, {request.filled("question"), choice.councils, choice.set});
}

Result<std::string> letter_of(const Site& site) { return read_bytes(site.options().installation.share / "reply.mustache"); }

}  // namespace

Result<Response> show_ask(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    View view;
    show_council_choice(view, **library, {});
    return site.page(request, "ask", "Ask", std::move(view));
}

Result<Response> answer_question(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const CouncilChoice choice = read_council_choice(request.form);
    View view;
    show_council_choice(view, **library, choice);
    const std::string& question = request.filled("question");
    view.set("question", question);
    if (question.find_first_not_of(" \t\r\n") == std::string::npos) {
        view.set("wrong", "Write a question");
        return site.page(request, "ask", "Error: Ask", std::move(view), 400);
    }
    const Result<Answer> answer = answered(**library, request);
    if (!answer) return fail(answer.error());
    std::vector<View> parts, lines;
    int shown = 0;
    for (std::size_t i = 0; i < answer->parts.size(); ++i) parts.push_back(part_view(*answer, i, shown));
    const Result<std::string> letter = letter_of(site);
    if (!letter) return fail(letter.error());
    const auto rich = ask_reply_lines(*answer, CitationStyle::plain, *letter);
    if (!rich) return fail(rich.error());
    for (const LetterLine& line : *rich) lines.push_back(line_view(line));
    const Result<std::string> plain = ask_reply(*answer, CitationStyle::plain, ReplyForm::text, *letter);
    if (!plain) return fail(plain.error());
    std::vector<View> councils;
    for (const std::string& council : choice.councils) {
        View one;
        one.set("id", council);
        councils.push_back(std::move(one));
    }
    view.set("answered", true)
        .set("parts", std::move(parts))
        .set("withheld", !answer->diagnostics.empty())
        .set("letter", std::move(lines))
        .set("plain", *plain)
        .set("asked_councils", std::move(councils))
        .set("asked_set", choice.set);
    return site.page(request, "ask", "Answer", std::move(view));
}

Result<Response> save_reply(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const Result<Answer> answer = answered(**library, request);
    if (!answer) return fail(answer.error());
    const Result<std::string> letter = letter_of(site);
    if (!letter) return fail(letter.error());
    const Result<std::string> bytes = ask_reply(*answer, CitationStyle::plain, ReplyForm::docx, *letter);
    if (!bytes) return fail(bytes.error());
    return download(*bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "reply.docx");
}

}  // namespace clausebook
