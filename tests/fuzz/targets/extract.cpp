#include <cstdlib>

#include "catalogue/catalogue.h"
#include "extract/extract_facts.h"
#include "marked_lines.h"
#include "segment/segment_document.h"
#include "targets.h"

namespace clausebook {

namespace {

const Catalogue& catalogue() {
    static const Catalogue read = read_catalogue(CLAUSEBOOK_SOURCE_DIR "/corpus").value();
    return read;
}

const DeciderModel& deciders() {
    static const DeciderModel read = DeciderModel::open(CLAUSEBOOK_SHARE_DIR "/deciders.model").value();
    return read;
}

void require_within(const ProtocolDoc& doc, int unit, Span span) {
    require(unit >= 0 && unit < static_cast<int>(doc.units.size()), "a fact has a unit");
    const Span whole = doc.units[static_cast<std::size_t>(unit)].span();
    require(span.begin < span.end && span.begin >= whole.begin && span.end <= whole.end, "a fact's words stand in its unit");
}

}  // namespace

void fuzz_extract(std::string_view bytes) {
    const ProtocolDoc doc = segment_document(marked_lines(bytes));
    const Facts facts = extract_facts(doc, catalogue(), deciders());
    require(extract_facts(doc, catalogue(), deciders()) == facts, "the same document gives the same facts");
    for (const TimeLimit& limit : facts.time_limits) {
        require_within(doc, limit.unit, limit.span);
        if (!limit.qualifier.empty()) require_within(doc, limit.unit, limit.qualifier);
    }
    for (const Decider& decider : facts.deciders) require_within(doc, decider.unit, decider.span);
    for (const Reference& reference : facts.references) {
        require_within(doc, reference.unit, reference.span);
        const int units = static_cast<int>(doc.units.size());
        require(reference.target_unit >= -1 && reference.target_unit < units, "a reference leads to a unit of the document");
        require(reference.likelier_unit >= -1 && reference.likelier_unit < units, "a likelier unit is one of the document's");
    }
    for (const Duty& duty : facts.duties) require_within(doc, duty.unit, duty.span);
}

}  // namespace clausebook
