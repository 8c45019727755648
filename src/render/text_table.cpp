#include "render/text_table.h"

#include <algorithm>
#include <numeric>

#include "text/utf8.h"

namespace clausebook {
namespace {

constexpr int k_gap = 2;  // blanks between columns
constexpr int k_longest_word = 24;

}  // namespace

int text_width(std::string_view text) {
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        const bool blank = c == '\n' || c == '\t' || c == '\r';
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        append_character(out, blank ? U' ' : control ? k_replacement : c);
    }
    return out;
}

std::string bold(std::string_view text, const TextStyle& style) {
    return style.colour && !text.empty() ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::vector<std::string> wrapped_lines(std::string_view text, int width) {
    std::vector<std::string> lines(1);
    int used = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const int needed = text_width(word);
        if (used > 0 && used + 1 + needed > width) {
            lines.emplace_back();
            used = 0;
        }
        if (used > 0) {
            lines.back() += ' ';
            ++used;
        }
        lines.back() += word;
        used += needed;
    }
    return lines;
}

std::string paragraph(std::string_view text, std::string_view label, int indent, const TextStyle& style) {
    const int label_width = text_width(label);
    const std::string margin(static_cast<std::size_t>(indent), ' ');
    const bool beside = label_width < indent;
    std::string out = std::string(static_cast<std::size_t>(std::max(0, indent - label_width - 1)), ' ') + bold(label, style);
    if (!label.empty()) out += beside ? " " : "\n" + margin;
    if (label.empty()) out = margin;
    bool first = true;
    for (const std::string& line : wrapped_lines(text, std::max(20, style.width - indent))) {
        if (!first) out += margin;
        out += line + "\n";
        first = false;
    }
    return out;
}

void TextTable::add(std::vector<std::string> row) {
    for (std::string& cell : row) cell = printable(cell);
    row.resize(columns_.size());
    rows_.push_back(std::move(row));
}

std::string TextTable::render(const TextStyle& style) const {
    std::vector<int> widths, narrowest;  // a column may shrink to its longest word, if that is no monster
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        int widest = text_width(columns_[c].name), word = widest;
        for (const auto& row : rows_) {
            widest = std::max(widest, text_width(row[c]));
            for (const std::string& line : wrapped_lines(row[c], 1)) word = std::max(word, text_width(line));
        }
        widths.push_back(widest);
        narrowest.push_back(std::min(word, k_longest_word));
    }
    const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), k_gap * (static_cast<int>(widths.size()) - 1)); };
    while (total() > style.width) {
        std::size_t widest = widths.size();
        for (std::size_t c = 0; c < widths.size(); ++c) {
            if (widths[c] > narrowest[c] && (widest == widths.size() || widths[c] > widths[widest])) widest = c;
        }
        if (widest == widths.size()) break;
        --widths[widest];
    }
    std::string out;
    const auto put = [&](const std::vector<std::string>& cells, bool head) {
        std::vector<std::vector<std::string>> wrapped;
        std::size_t height = 1;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            wrapped.push_back(wrapped_lines(cells[c], widths[c]));
            height = std::max(height, wrapped.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string text;
            int missing = 0;  // blanks owed before the next word, so that no line ends in blanks
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                const std::string cell = line < wrapped[c].size() ? wrapped[c][line] : "";
                const int spare = std::max(0, widths[c] - text_width(cell));
                if (!cell.empty()) {
                    text += std::string(static_cast<std::size_t>(missing + (columns_[c].right ? spare : 0)), ' ') + (head ? bold(cell, style) : cell);
                    missing = columns_[c].right ? 0 : spare;
                } else {
                    missing += widths[c];
                }
                missing += k_gap;
            }
            out += text + "\n";
        }
    };
    std::vector<std::string> head;
    for (const Column& column : columns_) head.push_back(column.name);
    put(head, true);
    for (const auto& row : rows_) put(row, false);
    return out;
}

}  // namespace clausebook
