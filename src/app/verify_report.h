#pragma once
#include <string_view>

#include "app/library.h"
#include "base/result.h"
#include "model/report_check.h"

namespace clausebook {

// Holds every quote of an exported table (.xlsx, or .docx: what stands in “quotation marks” in its tables) against the library: whether it still stands letter
// for letter, blanks aside, in the version of its document that holds now. Errors: those of read_sheets and read_docx_tables and of Library::read;
// "report-bad": it is neither, or holds no quotes.
Result<ReportCheck> verify_report(const Library& library, std::string_view bytes);

}  // namespace clausebook
