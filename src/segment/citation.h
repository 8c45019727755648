#pragma once
#include "model/protocol_doc.h"

namespace clausebook {

// Sets the ids: the labels from the top joined by "/", each without its full stop; unnumbered units counted within their parent.
void name_units(ProtocolDoc& doc);

// Sets every unit's citation: how a person names the place in a letter or report. "section 9(b), second bullet",
// "paragraph 4.2(b)", "section 9, 7th paragraph", "\"Expectations\", 2nd paragraph, third bullet". Never a path.
void cite_units(ProtocolDoc& doc);

}  // namespace clausebook
