#pragma once
#include <string>

#include "model/document_record.h"
#include "render/text_table.h"

namespace clausebook {

// A document's clauses, or (unit >= 0) one clause in its context: what stands above it, and what it holds.
std::string show_text(const DocumentRecord& record, int unit, const TextStyle& style);
std::string show_json(const DocumentRecord& record, int unit);

// "Hollinbeck Borough Council, Protocol for Member/Officer Relations, section 9(b), page 4": where a person finds a unit.
std::string full_citation(const DocumentRecord& record, int unit);

}  // namespace clausebook
