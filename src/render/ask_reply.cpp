#include "render/ask_reply.h"

#include <fmt/format.h>

#include <kainjow/mustache.hpp>

#include "model/own_words.h"
#include "render/docx_writer.h"
#include "render/part_sources.h"
#include "render/text_table.h"

namespace clausebook {
namespace {

using kainjow::mustache::data;

constexpr int k_width = 78;
constexpr std::size_t k_quotes = 2;  // of one document's answer

// Signs that Markdown reads as markup get a backslash: a quote is shown as it is printed.
std::string escape_markdown(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>#|~").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

data answer_data(const DocumentAnswer& one, const CitedSource& source, CitationStyle citations) {
    data quotes{data::type::list};
    for (std::size_t i = 0; i < one.quotes.size() && i < k_quotes; ++i) {
        data quote;
        quote.set("text", "\xE2\x80\x9C" + printable(one.quotes[i].text) + "\xE2\x80\x9D");
        if (!one.quotes[i].introduction.empty()) quote.set("introduction", "\xE2\x80\x9C" + printable(one.quotes[i].introduction) + "\xE2\x80\x9D");
        quote.set("cite", printable(full_citation(source, one.quotes[i], citations)));
        quotes << quote;
    }
    data out;
    out.set("council", printable(source.authority.empty() ? source.document : source.authority));
    if (!one.value.empty() && !is_own_words(one.value, one.quotes)) out.set("value", printable(one.value));
    out.set("close", one.near_threshold ? data::type::bool_true : data::type::bool_false);
    out.set("quotes", quotes);
    return out;
}

data part_data(const Answer& answer, std::size_t number, CitationStyle citations) {
    const AnswerPart& part = answer.parts[number];
    data out, answers{data::type::list};
    out.set("number", std::to_string(number + 1));
    out.set("text", printable(part.text));
    out.set("several", answer.parts.size() > 1 ? data::type::bool_true : data::type::bool_false);
    out.set("unknown", part.provisions.empty() ? data::type::bool_true : data::type::bool_false);
    std::vector<std::string> asked, not_found, silent, elsewhere;
    for (const AskedKey& key : part.provisions) asked.push_back(key.question);
    for (const CitedSource& source : answer.sources) {
        for (const DocumentAnswer& one : answer.answers) {
            if (one.part == number && one.document == source.document) answers << answer_data(one, source, citations);
        }
    }
    const PartSources without = sources_without(answer, number);
    const auto called = [&](const CitedSource* source) { return printable(source_name(*source, citations)); };
    for (const CitedSource* source : without.not_found) not_found.push_back(called(source));
    for (const CitedSource* source : without.elsewhere) elsewhere.push_back(called(source));
    for (const CitedSource* source : without.silent) {
        silent.push_back(called(source) + " (" + printable(checked_words(answer, number, source->document)) + ")");
    }
    out.set("answers", answers);
    const auto put = [&](const char* name, const std::vector<std::string>& list) {
        if (!list.empty()) out.set(name, fmt::format("{}", fmt::join(list, "; ")));
    };
    std::vector<std::string> unfounded;
    for (const Premise& premise : part.premises) {
        if (premise.stands_in.empty()) unfounded.push_back("\xE2\x80\x9C" + printable(premise.text) + "\xE2\x80\x9D");
    }
    put("unfounded", unfounded);
    put("asked", asked);
    put("notfound", not_found);
    put("silent", silent);
    put("elsewhere", elsewhere);
    if (!not_found.empty() || !silent.empty() || !elsewhere.empty()) put("statutes", statutes_of(part));
    return out;
}

LetterLine read_line(std::string_view line) {
    LetterLine out;
    const auto take = [&](std::string_view sign, LetterLine::Kind kind) {
        if (line.substr(0, sign.size()) != sign) return;
        line.remove_prefix(sign.size());
        out.kind = kind;
    };
    if (line.substr(0, 3) == "## ") {
        take("## ", LetterLine::Kind::heading);
    } else if (line.substr(0, 2) == "> ") {
        take("> ", LetterLine::Kind::quote);
    } else {
        take("- ", LetterLine::Kind::item);
    }
    out.runs.emplace_back();
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) {
            out.runs.back() += line[++i];
        } else if (line.substr(i, 2) == "**") {
            out.runs.emplace_back();
            ++i;
        } else {
            out.runs.back() += line[i];
        }
    }
    return out;
}

// The letter's lines; lines of a paragraph that only the template's width parts are joined.
std::vector<LetterLine> read_letter(const std::string& markdown) {
    std::vector<LetterLine> lines;
    bool open = false;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        const LetterLine line = read_line(std::string_view(markdown).substr(at, end - at));
        at = end + 1;
        const bool empty = line.words().find_first_not_of(' ') == std::string::npos;
        if (!empty && open && line.kind == LetterLine::Kind::paragraph && lines.back().kind == LetterLine::Kind::paragraph) {
            lines.back().runs.back() += " " + line.runs.front();
            lines.back().runs.insert(lines.back().runs.end(), line.runs.begin() + 1, line.runs.end());
        } else if (!empty) {
            lines.push_back(line);
        }
        open = !empty;
    }
    return lines;
}

// Sections of the template that were left out leave their blank lines behind.
std::string without_doubled_blanks(const std::string& markdown) {
    std::string out;
    for (const char c : markdown) {
        if (c == '\n' && out.size() >= 2 && out.compare(out.size() - 2, 2, "\n\n") == 0) continue;
        out += c;
    }
    return out;
}

std::string letter_text(const std::vector<LetterLine>& lines) {
    const TextStyle style{k_width, false};
    std::string out;
    for (const LetterLine& line : lines) {
        if (!out.empty() && line.kind != LetterLine::Kind::item) out += "\n";
        switch (line.kind) {
            case LetterLine::Kind::paragraph:
            case LetterLine::Kind::heading:
                out += paragraph(line.words(), "", 0, style);
                break;
            case LetterLine::Kind::quote:
                out += paragraph(line.words(), "", 4, style);
                break;
            case LetterLine::Kind::item:
                out += paragraph(line.words(), "\xE2\x80\x94", 6, style);
                break;
        }
    }
    return out;
}

Result<std::string> letter_docx(const std::vector<LetterLine>& lines) {
    DocxWriter writer(DocxOptions{"Draft of a reply"});
    for (const LetterLine& line : lines) {
        DocxParagraph out;
        for (std::size_t i = 0; i < line.runs.size(); ++i) {
            if (line.runs[i].empty()) continue;
            DocxRun run{line.runs[i]};
            run.bold = i % 2 == 1;
            run.muted = line.kind == LetterLine::Kind::item;
            out.runs.push_back(std::move(run));
        }
        if (line.kind == LetterLine::Kind::heading) out.style = DocxStyle::heading2;
        if (line.kind == LetterLine::Kind::quote || line.kind == LetterLine::Kind::item) out.level = 1;
        writer.add(out);
    }
    return writer.finish();
}

Result<std::string> fill_letter(const Answer& answer, CitationStyle citations, const std::string& letter) {
    kainjow::mustache::mustache filled(letter);
    if (!filled.is_valid()) return fail({"template-bad", "the reply's template cannot be read: " + filled.error_message(), "correct its braces", "", ""});
    filled.set_custom_escape(escape_markdown);
    data parts{data::type::list};
    for (std::size_t number = 0; number < answer.parts.size(); ++number) parts << part_data(answer, number, citations);
    data all;
    all.set("question", printable(answer.question));
    all.set("parts", parts);
    all.set("withheld", answer.diagnostics.empty() ? data::type::bool_false : data::type::bool_true);
    return filled.render(all);
}

}  // namespace

std::string LetterLine::words() const { return fmt::format("{}", fmt::join(runs, "")); }

Result<std::vector<LetterLine>> ask_reply_lines(const Answer& answer, CitationStyle citations, const std::string& letter) {
    const Result<std::string> markdown = fill_letter(answer, citations, letter);
    if (!markdown) return fail(markdown.error());
    return read_letter(*markdown);
}

Result<std::string> ask_reply(const Answer& answer, CitationStyle citations, ReplyForm form, const std::string& letter) {
    const Result<std::string> markdown = fill_letter(answer, citations, letter);
    if (!markdown) return fail(markdown.error());
    switch (form) {
        case ReplyForm::markdown:
            return without_doubled_blanks(*markdown);
        case ReplyForm::text:
            return letter_text(read_letter(*markdown));
        case ReplyForm::docx:
            return letter_docx(read_letter(*markdown));
    }
    return markdown;
}

}  // namespace clausebook
