#pragma once
#include <vector>

#include "model/protocol_doc.h"
#include "segment/search.h"

namespace clausebook {

// Builds the units, the stored text and the places from what each piece was taken for. Ids and kinds are not set where they follow
// from other units: name_units does that.
void build_units(const SourceText& source, const Pieces& pieces, const std::vector<PieceReading>& readings, ProtocolDoc& doc);

}  // namespace clausebook
