#pragma once
#include <vector>

#include "model/protocol_doc.h"
#include "segment/search.h"

namespace clausebook {

// Adds a diagnostic wherever the printed labels of one numbering skip, repeat or go back ("5.1 is followed by 5.3") or begin late.
// `readings` belong to `pieces`, `doc` was built of both.
void check_sequence(const Pieces& pieces, const std::vector<PieceReading>& readings, ProtocolDoc& doc);

}  // namespace clausebook
