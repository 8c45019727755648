#pragma once
#include <string>
#include <string_view>

#include "base/span.h"
#include "model/facts.h"
#include "model/protocol_doc.h"

namespace clausebook {

// What words go by without giving it a name that could be looked up: "Council's procedures" of "in accordance with the Council's procedures". A procedure
// that the same document sets out ("the following procedure", "the procedure set out below") is none. Empty where there is none.
Span unnamed_instrument(std::string_view text);

// The document that a unit leaves its matter to, as printed: the external reference in the quoted words, else what they go by without naming it, else another
// external reference of the unit. Empty where it names none.
std::string document_pointed_to(const ProtocolDoc& doc, const Facts& facts, int unit, Span quoted);

}  // namespace clausebook
