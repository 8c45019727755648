#pragma once
#include <vector>

#include "base/diagnostic.h"
#include "catalogue/instruments.h"
#include "extract/reading.h"
#include "model/facts.h"

namespace clausebook {

// Every mention of another place, in document order (docs/annotations.md says what counts): places in this document, resolved through
// the labels as printed, and instruments outside it. A place that does not exist has the target -1; one where a sibling fits the
// referring sentence clearly better is marked doubtful and keeps the place as printed.
std::vector<Reference> extract_references(const DocumentReading& reading, const Instruments& instruments);

// What a reviewer should look at: "reference-dangling" and "reference-doubtful", one for each such reference.
std::vector<Diagnostic> reference_diagnostics(const ProtocolDoc& doc, const std::vector<Reference>& references);

}  // namespace clausebook
