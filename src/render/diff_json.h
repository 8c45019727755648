#pragma once
#include <string>

#include "render/diff_view.h"

namespace clausebook {

// {"format": "clausebook/1", "old", "new", "changes": [{"kind", "old": [ids], "new": [ids], "substance": [...], "words": [...]}], "references": [...]}
// as docs/json.md describes it. The texts of the words that are not "inserted", one after another, are the old units'
// labels, headings and texts letter for letter ("old_text" where the same words are set in other letters), those not "removed" the new ones'.
std::string diff_json(const VersionComparison& versions);

}  // namespace clausebook
