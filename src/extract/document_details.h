#pragma once
#include "model/details.h"
#include "model/protocol_doc.h"

namespace clausebook {

// What a document's words say of it as a whole, laid over what its file says (doc.details): title and council from its title lines, dates, version and
// status from its lines on adoption and review. The council may also be named in running text, where one full name stands there at least twice and
// no other. The type of authority only where the name says it ("County Council", "Parish Council"): a borough may be of several types. Never guessed:
// what is not said stays empty.
Details document_details(const ProtocolDoc& doc);

}  // namespace clausebook
