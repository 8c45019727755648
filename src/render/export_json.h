#pragma once
#include <string>
#include <vector>

#include "model/document_record.h"

namespace clausebook {

// {"format": "clausebook/1", "documents": [...]}: every document with its units, facts and the provisions that it answers, in the form that
// docs/json.md describes. Lists are in document order, a provision's units best first.
std::string export_json(const std::vector<DocumentRecord>& records);

}  // namespace clausebook
