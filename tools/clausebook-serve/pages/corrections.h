#pragma once
#include <vector>

#include "app/library.h"
#include "view.h"

namespace clausebook {

// The forms by which a person corrects how one clause was read, for correct-clause.mustache.
std::vector<View> correction_forms(const DocumentRecord& record, const DocumentRef& ref, int unit);

// The decisions on how a document is cut that stand, newest last: {"words", "who", "when", "id"}.
std::vector<View> standing_corrections(const Library& library, const std::string& document);

}  // namespace clausebook
