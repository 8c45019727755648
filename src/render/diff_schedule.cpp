#include "render/diff_schedule.h"

#include <fmt/format.h>

#include <array>

#include "render/docx_writer.h"
#include "render/xlsx_writer.h"

namespace clausebook {

namespace {

constexpr std::array<std::string_view, 5> k_columns = {"Old clause", "New clause", "Change", "Effect", "Reason"};

// One row: where a clause stands, and its words in one version.
struct ScheduleCell {
    std::string citation;
    std::vector<ShownRun> words;
};
struct ScheduleRow {
    ScheduleCell old_clause, new_clause;
    std::string change, effect;
};

ScheduleCell cell_of(const ProtocolDoc& doc, const std::vector<int>& units, const std::vector<ShownParagraph>& paragraphs, WordsKind left_out) {
    ScheduleCell cell{shown_citations(doc, units), {}};
    if (units.empty()) return cell;
    for (const ShownParagraph& paragraph : paragraphs) {
        for (const ShownRun& run : paragraph.runs)
            if (run.kind != left_out) cell.words.push_back(run);
        if (paragraph.end != left_out && &paragraph != &paragraphs.back()) cell.words.push_back({WordsKind::same, "\n"});
    }
    return cell;
}

std::vector<ScheduleRow> schedule_of(const VersionComparison& versions) {
    std::vector<ScheduleRow> rows;
    std::string renumbering = shown_renumbering(versions);
    for (const Change& change : versions.changes.changes) {
        if (change.kind == ChangeKind::renumber) continue;
        const std::vector<ShownParagraph> paragraphs = shown_words(versions, change, Letters::new_version);
        ScheduleRow row;
        row.old_clause = cell_of(versions.old_doc, change.old_units, paragraphs, WordsKind::inserted);
        row.new_clause = cell_of(versions.new_doc, change.new_units, paragraphs, WordsKind::removed);
        row.change = shown_kind(change.kind);
        for (const Substance& item : change.substance) row.effect += (row.effect.empty() ? "" : "\n") + item.message;
        rows.push_back(std::move(row));
    }
    for (const ReferenceChange& reference : versions.changes.references)
        rows.push_back({{},
                        {shown_citations(versions.new_doc, {reference.new_unit}), {}},
                        reference.broken ? "reference broken" : "reference put right",
                        reference.message});
    if (!renumbering.empty()) rows.push_back({{}, {}, "renumbered", std::move(renumbering)});
    return rows;
}

DocxCell docx_clause(const ScheduleCell& clause) {
    DocxCell cell;
    if (!clause.citation.empty()) {
        cell.paragraphs.push_back(docx_paragraph(clause.citation, DocxStyle::small));
        cell.paragraphs.back().runs.back().bold = true;
    }
    if (clause.words.empty()) return cell;
    DocxParagraph words = docx_paragraph("", DocxStyle::small);
    for (const ShownRun& run : clause.words)
        words.runs.push_back({.text = run.text, .strike = run.kind == WordsKind::removed, .underline = run.kind == WordsKind::inserted});
    cell.paragraphs.push_back(std::move(words));
    return cell;
}

std::string xlsx_clause(const ScheduleCell& clause) {
    std::string out = clause.citation.empty() || clause.words.empty() ? clause.citation : clause.citation + ":\n";
    for (const ShownRun& run : clause.words) out += run.text;
    return out;
}

std::string title_of(const VersionComparison& versions) { return fmt::format("Schedule of changes: {} → {}", versions.old_name, versions.new_name); }

}  // namespace

Result<std::string> schedule_docx(const VersionComparison& versions, const std::string& date) {
    DocxWriter writer({.title = title_of(versions), .date = date, .landscape = true});
    writer.add(docx_paragraph(title_of(versions), DocxStyle::title));
    writer.add(docx_paragraph(shown_counts(versions.changes)));
    DocxTable table{.widths = {6, 6, 2, 4, 3}, .header_rows = 1, .rows = {}};
    std::vector<DocxCell> header;
    for (const std::string_view column : k_columns) header.push_back(docx_cell(column, true));
    table.rows.push_back(std::move(header));
    for (const ScheduleRow& row : schedule_of(versions))
        table.rows.push_back({docx_clause(row.old_clause), docx_clause(row.new_clause), docx_cell(row.change), docx_cell(row.effect), docx_cell("")});
    writer.add(table);
    return writer.finish();
}

Result<std::string> schedule_xlsx(const VersionComparison& versions, const std::string& date) {
    XlsxSheet sheet;
    sheet.name = "Schedule of changes";
    constexpr std::array<double, 5> widths = {60, 60, 14, 40, 30};
    for (std::size_t i = 0; i < k_columns.size(); ++i) sheet.columns.push_back({std::string(k_columns[i]), widths[i]});
    for (const ScheduleRow& row : schedule_of(versions))
        sheet.rows.push_back({{xlsx_clause(row.old_clause)}, {xlsx_clause(row.new_clause)}, {row.change}, {row.effect}, {""}});
    return write_xlsx({sheet}, {.title = title_of(versions), .date = date});
}

}  // namespace clausebook
