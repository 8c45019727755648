#pragma once
#include <xapian.h>

#include <unordered_map>
#include <utility>

#include "index/prepared_version.h"
#include "index/unit_terms.h"

namespace clausebook {

// In how many units each word stands that spelling corrections are taken from: told to Xapian once a version, because it looks each telling up.
using SpellingCounts = std::unordered_map<std::string, Xapian::termcount>;

void count_spelling(Xapian::TermIterator word, const Xapian::TermIterator& end, SpellingCounts& counts);

struct PreparedVersion::Body {
    std::shared_ptr<const DocumentRecord> record;
    UnitIndexer indexer;
    std::vector<Xapian::Document> ahead;                        // the first units; the others are made as they are written, for they take much memory
    SpellingCounts spelling;                                    // of the units ahead
    std::vector<std::pair<std::string, std::string>> metadata;  // the answers

    Body(std::shared_ptr<const DocumentRecord> version, std::string text_hash) : record(std::move(version)), indexer(*record, std::move(text_hash)) {}
};

}  // namespace clausebook
