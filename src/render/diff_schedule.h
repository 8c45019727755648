#pragma once
#include <string>

#include "base/result.h"
#include "render/diff_view.h"

namespace clausebook {

// The schedule of changes that goes to the meeting: old clause, new clause, change, effect, and a blank column for the reason; one row a
// change, renumbering in one. As a Word table (landscape) or a workbook. `date`: ISO 8601, of the file; empty for none.
// Errors "package-write", "xlsx-rows".
Result<std::string> schedule_docx(const VersionComparison& versions, const std::string& date);
Result<std::string> schedule_xlsx(const VersionComparison& versions, const std::string& date);

}  // namespace clausebook
