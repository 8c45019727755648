#include "extract/extract_facts.h"

#include "extract/reading.h"
#include "extract/time_limits.h"

namespace clausebook {

Facts extract_facts(const ProtocolDoc& doc, const Catalogue&) {
    const DocumentReading reading(doc);
    Facts facts;
    facts.time_limits = extract_time_limits(reading);
    return facts;
}

}  // namespace clausebook
