#pragma once
#include <string>

#include "model/answer.h"
#include "render/citation.h"

namespace clausebook {

// The object of docs/json.md, "ask".
std::string ask_json(const Answer& answer, CitationStyle style);

}  // namespace clausebook
