#pragma once
#include <filesystem>

#include "model/change.h"
#include "model/protocol_doc.h"

namespace clausebook {

// The sample protocols' annotations.
std::filesystem::path gold_folder();

// Fails the running test where the old or the new version cannot be read off the changes letter for letter.
void check_rebuilt(const ProtocolDoc& old_doc, const ProtocolDoc& new_doc, const Changes& changes);

}  // namespace clausebook
