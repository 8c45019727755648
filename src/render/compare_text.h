#pragma once
#include <string>

#include "model/comparison.h"
#include "render/text_table.h"

namespace clausebook {

// For a terminal, as wide as it is: under each question its summary, then each column's answer with the exact words and the citation. A single
// question shows up to three quotes of each column, several show one.
std::string compare_text(const ComparisonTable& table, const TextStyle& style);

}  // namespace clausebook
