#pragma once
#include <string>

#include "model/document_record.h"
#include "render/text_table.h"

namespace clausebook {

// A document's clauses, or (unit >= 0) one clause in its context: what stands above it, what it holds, and its citation (render/citation.h).
std::string show_text(const DocumentRecord& record, int unit, const std::string& citation, const TextStyle& style);
std::string show_json(const DocumentRecord& record, int unit, const std::string& citation);

}  // namespace clausebook
