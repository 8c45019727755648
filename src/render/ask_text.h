#pragma once
#include <string>

#include "model/answer.h"
#include "render/citation.h"
#include "render/text_table.h"

namespace clausebook {

// For people: part by part, what each document says in a few words, its own words, where they stand; then which say nothing.
std::string ask_text(const Answer& answer, CitationStyle citations, const TextStyle& style);

}  // namespace clausebook
