#include <algorithm>
#include <string>

#include "ingest/bullet_sign.h"
#include "ingest/furniture.h"
#include "ingest/readers.h"
#include "ingest/text_markdown.h"
#include "text/decode.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr std::size_t k_tab_stop = 8;

// What stands before the first letter of a line.
struct Margin {
    std::size_t bytes = 0;
    double columns = 0;
};

Margin measure_blanks(std::string_view line, double column) {
    Margin margin;
    margin.columns = column;
    for (; margin.bytes < line.size() && (line[margin.bytes] == ' ' || line[margin.bytes] == '\t'); ++margin.bytes) {
        const auto at = static_cast<std::size_t>(margin.columns);
        margin.columns = line[margin.bytes] == '\t' ? static_cast<double>(at - at % k_tab_stop + k_tab_stop) : margin.columns + 1;
    }
    return margin;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Bytes of a bullet's sign at the start of a line; 0 where there is none. Plain text is also listed with "*" and "+" before a blank. A letter
// that some programs print for a bullet ("o", U+00A7) is left for the segmenter, which sees the list.
std::size_t sign_length(std::string_view text) {
    std::size_t end = 0;
    const char32_t first = next_character(text, end);
    if (end == text.size() || first == U'o' || first == U'§') return 0;
    const bool listed = first == U'*' || first == U'+' ? text[end] == ' ' || text[end] == '\t' : bullet_sign(text) > 0;
    return listed ? end : 0;
}

bool looks_like_label(std::string_view cell) {
    return cell.size() <= 12 && cell.find(' ') == std::string_view::npos && (cell.find_first_of("0123456789.)") != std::string_view::npos || cell.size() <= 2);
}

// A line whose words stand in cells: a tab that parts more than a label from its text.
bool is_row(std::string_view text) {
    const std::size_t tab = text.find('\t');
    if (tab == std::string_view::npos || tab == 0) return false;
    return !looks_like_label(text.substr(0, tab)) || text.find('\t', tab + 1) != std::string_view::npos;
}

// Where a line set with blanks has its next column: behind three blanks or more, once in the line or twice; none where it has no such gap.
std::vector<std::size_t> column_gaps(std::string_view text) {
    std::vector<std::size_t> gaps;
    for (std::size_t at = text.find("   "); at != std::string_view::npos; at = text.find("   ", at)) {
        gaps.push_back(at);
        at = text.find_first_not_of(' ', at);
    }
    return gaps;
}

// As many words as columns, each with a capital.
bool column_heads(std::string_view text, std::size_t columns) {
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size(); at = std::min(text.find(' ', at), text.size() - 1) + 1) {
        if (text[at] < 'A' || text[at] > 'Z') return false;
        ++words;
    }
    return words == columns;
}

// Lines below each other with as many columns, set with blanks, are rows of a table.
void find_set_rows(std::vector<Line>& lines) {
    const auto columns = [&](std::size_t i) -> std::size_t {
        const Line& line = lines[i];
        if (line.role != LineRole::body || line.bullet) return 0;
        const std::vector<std::size_t> gaps = column_gaps(line.text);
        return gaps.empty() || gaps.size() > 3 || looks_like_label(std::string_view(line.text).substr(0, gaps[0])) ? 0 : gaps.size() + 1;
    };
    for (std::size_t i = 0; i < lines.size();) {
        const std::size_t count = columns(i);
        std::size_t end = i + 1;
        while (count > 0 && end < lines.size() && columns(end) == count) ++end;
        if (count > 0 && end - i > 1) {
            // Short words right above, at the same margin, head the columns, though no wide gap parts them.
            const bool headed = i > 0 && lines[i - 1].role == LineRole::body && !lines[i - 1].bullet && lines[i - 1].indent == lines[i].indent &&
                                lines[i - 1].gap_before == lines[i].gap_before && column_heads(lines[i - 1].text, count);
            if (headed) lines[i - 1].role = LineRole::table_row;
            for (std::size_t row = i; row < end; ++row) {
                lines[row].role = LineRole::table_row;
                std::string& text = lines[row].text;
                for (std::size_t at = text.find("   "); at != std::string::npos; at = text.find("   ", at)) {
                    text.replace(at, text.find_first_not_of(' ', at) - at, "\t");
                }
            }
        }
        i = end;
    }
}

// The only line behind a star explains a word before it that bears one: it is a note and no list item.
void find_starred_note(std::vector<Line>& lines, const std::vector<std::size_t>& starred) {
    const auto bears_star = [](const Line& line) { return line.text.find('*') != std::string::npos; };
    if (starred.size() != 1) return;
    if (std::none_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(starred[0]), bears_star)) return;
    lines[starred[0]].role = LineRole::note;
    lines[starred[0]].bullet = false;
}

class TextReader {
 public:
    SourceText read(std::string_view text, const ReadOptions& options);

 private:
    void read_page(std::string_view page, std::size_t source_begin);
    // False where the line holds no words: a rule.
    bool read_line(std::string_view line, std::size_t source_begin);

    SourceText source_;
    std::vector<std::size_t> starred_;  // lines that begin with a star and a blank
    int page_ = 0;
    std::size_t blank_lines_ = 0;
};

bool TextReader::read_line(std::string_view raw, std::size_t source_begin) {
    Line line;
    const Margin margin = measure_blanks(raw, 0);
    line.indent = margin.columns;
    line.text_indent = margin.columns;
    line.source_begin = source_begin;
    std::string_view rest = raw.substr(margin.bytes);
    if (const std::size_t sign = sign_length(rest)) {
        const Margin gap = measure_blanks(rest.substr(sign), line.indent + static_cast<double>(characters(rest.substr(0, sign))));
        if (read_markdown_line(rest).rule) return false;
        line.bullet = true;
        if (rest.front() == '*') starred_.push_back(source_.lines.size());
        line.text_indent = gap.columns;
        rest.remove_prefix(sign + gap.bytes);
    }
    MarkdownLine marked = read_markdown_line(rest);
    if (marked.rule || marked.text.empty()) return false;
    line.heading_level = marked.heading_level;
    line.role = marked.heading_level > 0 ? LineRole::heading : marked.starred ? LineRole::note : LineRole::body;
    if (marked.table_row || is_row(marked.text)) line.role = LineRole::table_row;
    line.bold = marked.bold;
    line.italic = marked.italic;
    line.page_number = page_;
    line.gap_before = static_cast<double>(blank_lines_);
    line.text = std::move(marked.text);
    source_.lines.push_back(std::move(line));
    return true;
}

void TextReader::read_page(std::string_view page, std::size_t source_begin) {
    const Normalised normal = normalise(page);
    const std::string_view text = normal.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            ++blank_lines_;
        } else {
            blank_lines_ = read_line(line, source_begin + normal.map.to_source({at, at}).begin) ? 0 : blank_lines_ + 1;
        }
        at = end + 1;
    }
}

SourceText TextReader::read(std::string_view text, const ReadOptions& options) {
    source_.format = "text";
    const bool paged = text.find('\f') != std::string_view::npos;
    int number = 1;
    for (std::size_t at = 0; at <= text.size(); ++number) {
        const std::size_t end = std::min(text.find('\f', at), text.size());
        if (options.takes_page(number)) {
            if (paged) {
                page_ = number;
                source_.pages.push_back({number, "", 0, 0, false});
            }
            read_page(text.substr(at, end - at), at);
        }
        at = end + 1;
    }
    if (paged && !source_.pages.empty() && (source_.lines.empty() || source_.lines.back().page_number < source_.pages.back().number)) {
        source_.pages.pop_back();  // a form feed that ends the file opens no page
    }
    find_starred_note(source_.lines, starred_);
    return std::move(source_);
}

}  // namespace

Result<SourceText> read_text(std::string_view bytes, const ReadOptions& options) {
    const Decoded decoded = decode(bytes);
    if (decoded.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
        return fail({"text-empty", "the file holds no text", "check that it was saved completely", "", ""});
    }
    SourceText source = TextReader().read(decoded.text, options);
    if (source.lines.empty()) {
        return fail({"text-empty", "the pages asked for hold no text", "check the page numbers", "", ""});
    }
    take_furniture(source);
    find_set_rows(source.lines);
    if (decoded.invalid > 0) {
        source.diagnostics.push_back({Severity::warning,
                                      "text-encoding",
                                      std::to_string(decoded.invalid) + " characters could not be decoded, the first at byte " +
                                          std::to_string(decoded.first_invalid_byte) + "; save the file as UTF-8",
                                      {},
                                      0});
    }
    return source;
}

}  // namespace clausebook
