#include "index/unit_document.h"

#include <fmt/format.h>
#include <xapian.h>

#include "index/schema.h"

namespace clausebook {

std::string unit_term(const DocumentRecord& record, int unit) { return fmt::format("Q{}@{}#{}", record.doc.id, record.version, unit); }

Xapian::Document unit_document(const DocumentRecord& record, const UnitIndexer& indexer, int unit) {
    const UnitTerms terms = indexer.terms_of(unit);
    Xapian::Document document;
    for (const UnitTerms::Word& word : terms.words) document.add_posting(word.term, static_cast<Xapian::termpos>(word.position));
    for (const std::string& term : terms.weighted) document.add_term(term);
    for (const std::string& term : terms.fields) {
        if (schema::counts_in_score(term)) {
            document.add_term(term);
        } else {
            document.add_boolean_term(term);
        }
    }
    document.add_boolean_term(unit_term(record, unit));
    document.add_value(schema::k_slot_place, fmt::format("{}\x01{:06}\x01{:08}", record.doc.id, record.version, unit));
    document.add_value(schema::k_slot_version, fmt::format("{}@{}", record.doc.id, record.version));
    document.set_data(terms.data);
    return document;
}

}  // namespace clausebook
