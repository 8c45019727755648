#pragma once
#include "model/protocol_doc.h"

namespace clausebook {

// Settles the two places of a heading that only the whole document shows. An unnumbered heading before all text that holds everything after it is
// the last line of the title. Unnumbered headings at the document's end, with no number under them, close the document where the section
// above them is numbered and holds numbered clauses: they are no part of that section.
void settle_outer_headings(ProtocolDoc& doc);

}  // namespace clausebook
