#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace clausebook {

struct SheetRow {
    int number = 0;                  // as the program shows it, from 1
    std::vector<std::string> cells;  // from column A; a formula's is the value that was last shown
};

struct Sheet {
    std::string name;
    std::vector<SheetRow> rows;  // those that are there, in the file's order
};

// The texts of a workbook (SpreadsheetML, ISO/IEC 29500) as whatever program last saved it: shared, inline and plain ones, of rich text the words. Cells beyond
// the 64th column are left out. Errors: those of OoxmlPackage; "xlsx-damaged" where it is no workbook.
Result<std::vector<Sheet>> read_sheets(std::string_view bytes);

// The words of a Word file, table by table, for comparing what was exported with what it now says.
struct DocxCellText {
    std::vector<std::string> paragraphs;
};
using DocxTableText = std::vector<std::vector<DocxCellText>>;
struct DocxText {
    std::vector<std::string> paragraphs;  // outside of tables
    std::vector<DocxTableText> tables;
};
// Insertions count, deletions do not. Tables within tables are left out. Errors: those of OoxmlPackage; "docx-damaged" where it is no document.
Result<DocxText> read_docx_tables(std::string_view bytes);

}  // namespace clausebook
