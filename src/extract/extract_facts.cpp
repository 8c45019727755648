#include "extract/extract_facts.h"

#include "extract/deciders.h"
#include "extract/duties.h"
#include "extract/reading.h"
#include "extract/references.h"
#include "extract/time_limits.h"

namespace clausebook {

Facts extract_facts(const ProtocolDoc& doc, const Catalogue& catalogue, const DeciderModel& deciders) {
    const DocumentReading reading(doc, catalogue.roles);
    Facts facts;
    facts.time_limits = extract_time_limits(reading);
    facts.deciders = extract_deciders(reading, deciders);
    facts.references = extract_references(reading, catalogue.instruments);
    facts.duties = extract_duties(reading);
    return facts;
}

}  // namespace clausebook
