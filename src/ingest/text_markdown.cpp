#include "ingest/text_markdown.h"

#include <algorithm>

namespace clausebook {

namespace {

bool blank(char c) { return c == ' ' || c == '\t'; }
bool word_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string without(std::string text, std::string_view sign) {
    for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos;) text.erase(at, sign.size());
    return text;
}

// Takes out pairs of a single emphasis sign that hug words: "*word*", "_some words_", never "2 * 3" or "snake_case".
std::string without_pairs(std::string text, char sign) {
    for (std::size_t open = 0; (open = text.find(sign, open)) != std::string::npos;) {
        const bool opens = open + 1 < text.size() && !blank(text[open + 1]) && text[open + 1] != sign && (open == 0 || !word_character(text[open - 1]));
        std::size_t close = std::string::npos;
        for (std::size_t i = open + 2; opens && i < text.size() && close == std::string::npos; ++i) {
            const bool closes = text[i] == sign && !blank(text[i - 1]) && text[i - 1] != sign && (i + 1 == text.size() || !word_character(text[i + 1]));
            if (closes) close = i;
        }
        if (close == std::string::npos) {
            ++open;
            continue;
        }
        text.erase(close, 1);
        text.erase(open, 1);
    }
    return text;
}

bool only_of(std::string_view text, std::string_view signs) { return text.find_first_not_of(signs) == std::string_view::npos; }

MarkdownLine table_row(std::string_view line) {
    MarkdownLine row;
    row.table_row = true;
    row.rule = only_of(line, "|-: \t");
    line.remove_prefix(1);
    if (line.ends_with('|')) line.remove_suffix(1);
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t bar = std::min(line.find('|', at), line.size());
        if (at > 0) row.text += '\t';
        row.text += read_markdown_line(trim(line.substr(at, bar - at))).text;
        at = bar + 1;
    }
    return row;
}

}  // namespace

MarkdownLine read_markdown_line(std::string_view line) {
    MarkdownLine out;
    if (line.size() >= 3 && only_of(line, "-=_*~ \t")) {
        out.rule = true;
        return out;
    }
    if (line.size() > 2 && line.front() == '|' && line.find('|', 1) != std::string_view::npos) return table_row(line);
    std::size_t hashes = 0;
    while (hashes < line.size() && line[hashes] == '#') ++hashes;
    if (hashes > 0 && hashes <= 6 && hashes < line.size() && blank(line[hashes])) {
        out.heading_level = static_cast<int>(hashes);
        line = trim(line.substr(hashes));
        while (line.ends_with('#')) line.remove_suffix(1);
        line = trim(line);
    }
    if (line.size() > 2 && line.front() == '>' && blank(line[1])) line = trim(line.substr(1));
    std::size_t stars = 0;
    while (stars < line.size() && line[stars] == '*') ++stars;
    out.starred = stars > 0 && stars < line.size() && !blank(line[stars]) && line.find(line.substr(0, stars), stars) == std::string_view::npos;
    const std::size_t close = line.find("**", 2);
    out.bold = line.size() > 4 && line.starts_with("**") && close == line.size() - 2;
    out.text = without(std::string(line), "**");
    const bool single = out.text.size() > 2 && (out.text.front() == '*' || out.text.front() == '_') && out.text.back() == out.text.front();
    out.italic = single && out.text.find(out.text.front(), 1) == out.text.size() - 1;
    if (out.starred && out.text.starts_with('*')) out.text.erase(0, 1);
    out.text = without_pairs(without_pairs(std::move(out.text), '*'), '_');
    // "1\. Title": an escape that keeps Markdown from counting.
    for (std::size_t at = 0; (at = out.text.find('\\', at)) != std::string::npos; ++at) {
        if (at + 1 < out.text.size() && std::string_view(".-*_#()[]+&>").find(out.text[at + 1]) != std::string_view::npos) out.text.erase(at, 1);
    }
    out.text = std::string(trim(out.text));
    return out;
}

}  // namespace clausebook
