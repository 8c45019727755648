#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace clausebook {

enum class XlsxStyle { normal, strong, muted };

// Text, or a number where `number` is set. Text is never a formula: what begins with = + - or @ is stored as quoted
// text, and stays text when a person edits the cell.
struct XlsxCell {
    std::string text;
    XlsxStyle style = XlsxStyle::normal;
    std::optional<double> number = {};
    std::string link = {};  // a cell of the same workbook to go to: "Evidence!A12"; empty: none
};

struct XlsxColumn {
    std::string title;
    double width = 20;  // in characters
};

// One sheet: its header row stays in sight and has a filter; texts are wrapped. A row may be shorter than the columns.
struct XlsxSheet {
    std::string name;  // shortened to 31 characters; []:*?/\ become blanks
    std::vector<XlsxColumn> columns;
    std::vector<std::vector<XlsxCell>> rows;
};

struct XlsxOptions {
    std::string title;
    std::string author = "clausebook";
    std::string date = {};  // ISO 8601; empty: none is written
};

// How many lines a text takes in a column of that width.
int xlsx_lines(std::string_view text, double width);

// The bytes of a workbook (SpreadsheetML, ISO/IEC 29500). A text beyond a cell's 32,767 characters is cut and says so.
// Errors: "xlsx-rows" for more rows than a sheet holds, "package-write".
Result<std::string> write_xlsx(const std::vector<XlsxSheet>& sheets, const XlsxOptions& options);

}  // namespace clausebook
