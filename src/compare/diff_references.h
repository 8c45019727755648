#pragma once
#include <vector>

#include "compare/diff_match.h"
#include "model/change.h"
#include "model/facts.h"

namespace clausebook {

// References between places of the document whose target another one has become, though their words stayed ("section 17" is
// now another section), or that lead nowhere now (broken); and those that led nowhere or astray and now do not (repaired).
// In order of the new version.
std::vector<ReferenceChange> compare_targets(const DiffDocument& old_doc, const Facts& old_facts, const DiffDocument& new_doc, const Facts& new_facts,
                                             const Correspondence& match);

}  // namespace clausebook
