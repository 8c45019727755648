#pragma once
#include <string>

#include "index/unit_terms.h"

namespace Xapian {
class Document;
}  // namespace Xapian

namespace clausebook {

// The term that only one unit of one version has.
std::string unit_term(const DocumentRecord& record, int unit);

// What the index holds of one unit (index/schema.h).
Xapian::Document unit_document(const DocumentRecord& record, const UnitIndexer& indexer, int unit);

}  // namespace clausebook
