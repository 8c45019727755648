#pragma once
#include <optional>
#include <vector>

#include "model/source_text.h"

namespace clausebook {

// Marks the lines of contents lists as furniture: entries with dot leaders, and what follows a heading "Contents" as long
// as it ends with page numbers or says what a later line says again.
void find_contents(const SourceText& source, std::vector<std::optional<FurnitureKind>>& kinds);

}  // namespace clausebook
