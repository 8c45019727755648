#pragma once
#include <vector>

#include "base/span.h"
#include "catalogue/catalogue.h"
#include "model/protocol_doc.h"

namespace clausebook {

// The abbreviations in capitals ("CLT") that a document uses and nowhere explains: no words with those initials stand beside them in brackets, nor anywhere in
// the document, and neither the catalogue nor everyday English knows them. Of each the first place.
std::vector<Span> unexplained_abbreviations(const ProtocolDoc& doc, const Catalogue& catalogue);

}  // namespace clausebook
