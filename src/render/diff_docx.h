#pragma once
#include <string>

#include "base/result.h"
#include "render/diff_view.h"

namespace clausebook {

// The new version as a Word document whose tracked changes (insertions, deletions, moves) lead from the old version to it: all
// rejected, its paragraphs are the old version's units, all accepted the new one's, letter for letter. `date`: ISO 8601, of the
// changes; empty for none. Error "package-write".
Result<std::string> diff_docx(const VersionComparison& versions, const std::string& date);

}  // namespace clausebook
