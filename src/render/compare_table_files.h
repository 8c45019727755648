#pragma once
#include <string>

#include "base/result.h"
#include "model/comparison.h"
#include "render/docx_template.h"

namespace clausebook {

// What an exported table says of its making.
struct TableOrigin {
    std::string program;      // "clausebook 0.1.0"
    std::string fingerprint;  // of the book and the model
    std::string date;         // ISO 8601; empty: none is written
};

// One row a cell: provision, question, column, status, answer, exact words, citation, note. A field that a spreadsheet would take for a
// formula gets an apostrophe before it. UTF-8 with a byte order mark, RFC 4180.
std::string compare_csv(const ComparisonTable& table, const TableOrigin& origin);

// A heading a question with its summary and a table of the answers; what documents hold becomes no markup.
std::string compare_markdown(const ComparisonTable& table, const TableOrigin& origin);

// One page that needs nothing else: contents, then a table a question whose head stays in sight; prints, needs no script.
std::string compare_html(const ComparisonTable& table, const TableOrigin& origin);

// A workbook: Comparison (a row a question, a column a document), Evidence (a row a quote, with Checked by, Corrected and Note), Sources.
// Errors "xlsx-rows", "package-write".
Result<std::string> compare_xlsx(const ComparisonTable& table, const TableOrigin& origin);

// How a Word document is laid out; `automatic` is a matrix up to five columns, beyond that one table a question.
enum class TableLayout { automatic, matrix, lists };

// A Word document that can be tabled at committee: summary, the answers, method, sources. Error "package-write".
// `styles`: another document's, in which it is set; none: our own.
Result<std::string> compare_docx(const ComparisonTable& table, const TableOrigin& origin, TableLayout layout, const DocxTemplate& styles = {});

}  // namespace clausebook
