#include "render/compare_text.h"

#include <algorithm>

#include "render/compare_view.h"

namespace clausebook {
namespace {

constexpr int k_widest_name = 24;
constexpr int k_gap = 2;

// Yellow where it differs from ours, faint where nothing was found; line by line, since the terminal may scroll.
std::string tinted(const std::string& lines, const ComparisonCell& cell, const TextStyle& style) {
    const bool same = cell.relation == Relation::none || cell.relation == Relation::ours || cell.relation == Relation::same;
    const std::string_view colour = cell.status == AnswerStatus::silent ? "\x1b[2m" : same ? "" : "\x1b[33m";
    if (!style.colour || colour.empty()) return lines;
    std::string out;
    for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end + 1) {
        end = std::min(lines.find('\n', begin), lines.size());
        out += std::string(colour) + lines.substr(begin, end - begin) + "\x1b[0m\n";
    }
    return out;
}

}  // namespace

std::string compare_text(const ComparisonTable& table, const TextStyle& style) {
    int names = 0;
    for (const ComparisonColumn& column : table.columns) names = std::max(names, text_width(column.name));
    const int indent = std::min(names, k_widest_name) + k_gap;
    const std::size_t most_quotes = table.rows.size() == 1 ? 3 : 1;
    std::string out;
    for (const ComparisonRow& row : table.rows) {
        if (!out.empty()) out += '\n';
        for (const std::string& line : wrapped_lines(printable(row.question) + (row.untested ? " (your own question, untested)" : ""), style.width))
            out += bold(line, style) + '\n';
        for (const std::string& line : wrapped_lines(printable(row.summary), style.width)) out += line + '\n';
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ShownCell cell = shown_cell(row.cells[i], most_quotes);
            const std::string_view relation = relation_word(row.cells[i].relation);
            std::string label = printable(table.columns[i].name);
            std::string answer = cell.quoted ? cell.quotes.front() + " " + cell.citations.front() : cell.answer;
            if (!relation.empty()) answer += " [" + std::string(relation) + "]";
            if (text_width(label) > k_widest_name) {
                out += label + '\n';
                label.clear();
            }
            label.resize(label.size() + static_cast<std::size_t>(std::max(0, indent - 1 - text_width(label))), ' ');
            out += tinted(paragraph(printable(answer), label, indent, style), row.cells[i], style);
            for (std::size_t q = cell.quoted ? 1 : 0; q < cell.quotes.size(); ++q)
                out += paragraph(printable(cell.quotes[q] + " " + cell.citations[q]), "", indent + k_gap, style);
            if (!cell.note.empty()) out += paragraph(printable("(" + cell.note + ")"), "", indent + k_gap, style);
        }
    }
    return out;
}

}  // namespace clausebook
