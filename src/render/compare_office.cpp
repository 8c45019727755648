#include <fmt/format.h>

#include "render/compare_table_files.h"
#include "render/compare_view.h"
#include "render/docx_writer.h"
#include "render/xlsx_writer.h"

namespace clausebook {
namespace {

constexpr double k_answer_width = 34;       // of a workbook's column, in characters
constexpr std::size_t k_widest_matrix = 5;  // columns: with more of them none keeps 25 mm on a page

std::string made_by(const TableOrigin& origin) { return fmt::format("Made by {}, library {}.", origin.program, origin.fingerprint); }

DocxParagraph muted(std::string_view text) {
    DocxParagraph out;
    out.runs.push_back({std::string(text), false, false, false, false, true});
    out.style = DocxStyle::small;
    return out;
}

// The answer, and unless it is a quote itself, the quotes with their citations.
DocxCell answer_cell(const ComparisonCell& cell, bool with_quotes) {
    const ShownCell shown = shown_cell(cell);
    DocxCell out = docx_cell(answer_beside_quotes(shown), cell.status == AnswerStatus::found && !shown.quoted);
    if (shown.quoted && with_quotes) out.paragraphs.clear();
    if (const std::string_view relation = relation_word(cell.relation); !relation.empty()) out.paragraphs.push_back(muted(relation));
    for (std::size_t q = 0; with_quotes && q < shown.quotes.size(); ++q) {
        out.paragraphs.push_back(docx_paragraph(shown.quotes[q], DocxStyle::small));
        out.paragraphs.push_back(muted(shown.citations[q]));
    }
    if (!shown.note.empty() && with_quotes) out.paragraphs.push_back(muted(shown.note));
    return out;
}

DocxTable matrix_of(const ComparisonTable& table) {
    DocxTable out;
    out.unsplit_rows = true;
    out.widths.assign(table.columns.size() + 1, 3);
    out.widths.front() = 2;
    std::vector<DocxCell> head = {docx_cell("Question", true)};
    for (std::size_t i = 0; i < table.columns.size(); ++i) head.push_back(docx_cell(column_title(table, i), true));
    out.rows.push_back(std::move(head));
    for (const ComparisonRow& row : table.rows) {
        std::vector<DocxCell> cells = {docx_cell(row.question, true)};
        cells.front().paragraphs.push_back(muted(row.summary));
        for (const ComparisonCell& cell : row.cells) cells.push_back(answer_cell(cell, true));
        out.rows.push_back(std::move(cells));
    }
    return out;
}

DocxTable list_of(const ComparisonTable& table, const ComparisonRow& row) {
    DocxTable out;
    out.unsplit_rows = true;
    // The narrowest, of 19 parts of 257 mm, is 27 mm wide.
    out.widths = {3, 4, 6, 4, 2};
    out.rows.push_back(
        {docx_cell("Council", true), docx_cell("Answer", true), docx_cell("Exact words", true), docx_cell("Citation", true), docx_cell("Checked", true)});
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ShownCell shown = shown_cell(row.cells[i]);
        DocxCell quotes = docx_cell(""), citations = docx_cell("");
        for (std::size_t q = 0; q < shown.quotes.size(); ++q) {
            quotes.paragraphs.push_back(docx_paragraph(shown.quotes[q]));
            citations.paragraphs.push_back(docx_paragraph(shown.citations[q], DocxStyle::small));
        }
        if (!shown.quotes.empty()) {
            quotes.paragraphs.erase(quotes.paragraphs.begin());
            citations.paragraphs.erase(citations.paragraphs.begin());
        }
        if (!shown.note.empty()) citations.paragraphs.push_back(muted(shown.note));
        out.rows.push_back(
            {docx_cell(column_title(table, i), true), answer_cell(row.cells[i], false), quotes, citations, docx_cell(checked_by_words(row.cells[i]))});
    }
    return out;
}

}  // namespace

Result<std::string> compare_docx(const ComparisonTable& table, const TableOrigin& origin, TableLayout layout, const DocxTemplate& styles) {
    const bool matrix = layout == TableLayout::matrix || (layout == TableLayout::automatic && table.columns.size() <= k_widest_matrix);
    DocxOptions options;
    options.title = "What the protocols say";
    options.date = origin.date;
    options.landscape = true;
    options.styles = styles;
    DocxWriter writer(options);
    writer.add(docx_paragraph(options.title, DocxStyle::title));
    writer.add(docx_paragraph("Summary", DocxStyle::heading1));
    for (const ComparisonRow& row : table.rows) {
        DocxParagraph line;
        line.runs = {{row.question + " ", true}, {row.summary}};
        writer.add(line);
    }
    writer.add(docx_paragraph("Answers", DocxStyle::heading1));
    if (matrix) {
        writer.add(matrix_of(table));
    } else {
        for (const ComparisonRow& row : table.rows) {
            writer.add(docx_paragraph(row.question, DocxStyle::heading2));
            writer.add(docx_paragraph(row.summary));
            writer.add(list_of(table, row));
        }
    }
    writer.add(docx_paragraph("Method", DocxStyle::heading1));
    writer.add(docx_paragraph(k_comparison_method));
    const std::vector<std::string> checks = shown_checks(table);
    if (!checks.empty()) writer.add(docx_paragraph("Checks", DocxStyle::heading1));
    for (const std::string& line : checks) writer.add(docx_paragraph(line));
    writer.add(docx_paragraph("Sources", DocxStyle::heading1));
    for (const std::string& source : shown_sources(table)) writer.add(docx_paragraph(source));
    writer.add(docx_paragraph(made_by(origin), DocxStyle::small));
    return writer.finish();
}

Result<std::string> compare_xlsx(const ComparisonTable& table, const TableOrigin& origin) {
    XlsxSheet comparison{"Comparison", {{"Question", 36}, {"Summary", 36}, {"Evidence", 14}}, {}};
    XlsxSheet evidence{"Evidence",
                       {{"Provision", 22},
                        {"Column", 18},
                        {"Answer", 30},
                        {"Document", 16},
                        {"Exact words", 70},
                        {"Citation", 28},
                        {"Page", 14},
                        {"Checked by", 16},
                        {"Corrected", 24},
                        {"Note", 40}},
                       {}};
    XlsxSheet sources{"Sources", {{"Sources and method", 120}}, {}};
    for (std::size_t i = 0; i < table.columns.size(); ++i) comparison.columns.push_back({column_title(table, i), k_answer_width});
    for (const ComparisonRow& row : table.rows) {
        // Links lead to the rows of the Evidence sheet where the quotes of a question, or of a cell, begin: the head is row 1.
        const auto here = [&] { return fmt::format("Evidence!A{}", evidence.rows.size() + 2); };
        std::vector<XlsxCell> cells = {{row.question, XlsxStyle::strong}, {row.summary}, {.text = "exact words", .link = here()}};
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ComparisonCell& cell = row.cells[i];
            const ShownCell shown = shown_cell(cell);
            const XlsxStyle style = cell.status == AnswerStatus::found ? XlsxStyle::normal : XlsxStyle::muted;
            // LibreOffice shows one line of a cell that is a link, and no more.
            cells.push_back({.text = shown.answer, .style = style, .link = xlsx_lines(shown.answer, k_answer_width) == 1 ? here() : ""});
            for (const Quote& quote : cell.quotes) {
                evidence.rows.push_back({{row.provision},
                                         {table.columns[i].name},
                                         {shown.answer, style},
                                         {quote.document},
                                         {quote.text},
                                         {quote.citation},
                                         {quote.page},
                                         {checked_by_words(cell)},
                                         {""},
                                         {shown.note}});
            }
            if (cell.quotes.empty())
                evidence.rows.push_back(
                    {{row.provision}, {table.columns[i].name}, {shown.answer, style}, {""}, {""}, {""}, {""}, {checked_by_words(cell)}, {""}, {shown.note}});
        }
        comparison.rows.push_back(std::move(cells));
    }
    sources.rows.push_back({{std::string(k_comparison_method)}});
    for (const std::string& line : shown_checks(table)) sources.rows.push_back({{line}});
    for (const std::string& source : shown_sources(table)) sources.rows.push_back({{source}});
    sources.rows.push_back({{made_by(origin)}});
    return write_xlsx({comparison, evidence, sources}, {"What the protocols say", "clausebook", origin.date});
}

}  // namespace clausebook
