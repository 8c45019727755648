#pragma once
#include <string_view>

#include "base/result.h"
#include "model/protocol_doc.h"

namespace clausebook {

// The unit (index into doc.units) that a person means by a place: "9(b)", "para 4.2 (b)", "s 6.4", a unit's id, its heading. Errors: "place-missing"
// names the nearest place above that exists, "place-ambiguous" the places that fit.
Result<int> find_unit(const ProtocolDoc& doc, std::string_view written);

}  // namespace clausebook
