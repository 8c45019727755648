#include <fmt/format.h>

#include "model/names.h"
#include "render/compare_table_files.h"
#include "render/compare_view.h"

namespace clausebook {
namespace {

std::string field(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) text.insert(0, "'");
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

std::string cell_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            out += ' ';
            continue;
        }
        if (std::string_view("\\`*_{}[]<>#|~!").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

}  // namespace

std::string compare_csv(const ComparisonTable& table, const TableOrigin& origin) {
    std::string out = "\xEF\xBB\xBF\"provision\",\"question\",\"column\",\"status\",\"answer\",\"exact words\",\"citation\",\"note\"\r\n";
    for (const ComparisonRow& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ShownCell cell = shown_cell(row.cells[i]);
            out += fmt::format("{},{},{},{},{},{},{},{}\r\n", field(row.provision), field(row.question), field(table.columns[i].name),
                               field(std::string(name_of(row.cells[i].status))), field(cell.answer), field(fmt::format("{}", fmt::join(cell.quotes, "\n"))),
                               field(fmt::format("{}", fmt::join(cell.citations, "\n"))), field(cell.note));
        }
    }
    out += fmt::format("{},{}\r\n", field("made by"), field(fmt::format("{}, library {}", origin.program, origin.fingerprint)));
    return out;
}

std::string compare_markdown(const ComparisonTable& table, const TableOrigin& origin) {
    std::string out = "# What the protocols say\n";
    for (const ComparisonRow& row : table.rows) {
        out += fmt::format("\n## {}\n\n{}\n\n| | answer | exact words | citation | note |\n|---|---|---|---|---|\n", cell_text(row.question),
                           cell_text(row.summary));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ShownCell cell = shown_cell(row.cells[i]);
            std::string quotes, citations;
            for (std::size_t q = 0; q < cell.quotes.size(); ++q) {
                quotes += (q ? "<br>" : "") + cell_text(cell.quotes[q]);
                citations += (q ? "<br>" : "") + cell_text(cell.citations[q]);
            }
            out += fmt::format("| **{}** | {} | {} | {} | {} |\n", cell_text(column_title(table, i)), cell_text(answer_beside_quotes(cell)), quotes, citations,
                               cell_text(cell.note));
        }
    }
    const std::vector<std::string> checks = shown_checks(table);
    if (!checks.empty()) out += "\n## Checks\n\n";
    for (const std::string& line : checks) out += "- " + cell_text(line) + "\n";
    out += fmt::format("\n## Method and sources\n\n{}\n\n", cell_text(k_comparison_method));
    for (const std::string& source : shown_sources(table)) out += "- " + cell_text(source) + "\n";
    out += fmt::format("\nMade by {}, library {}.\n", cell_text(origin.program), cell_text(origin.fingerprint));
    return out;
}

}  // namespace clausebook
