#pragma once
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/alignment.h"
#include "model/document_record.h"

namespace clausebook {

// Units as they are compared with others: what the index holds of them, made of their document.
std::vector<ComparableClause> comparable_clauses(const DocumentRecord& record, const std::vector<int>& units);
// The same of all units that have words.
std::vector<ComparableClause> comparable_clauses(const DocumentRecord& record);

// The clauses of the versions named ("hyndburn@2") that share the most with each of those asked about: rare words, headings, provisions that both answer; a
// few of each version. They do not depend on what else is chosen, nor on the order in which documents were added. Several places (index/places.h) are read as
// one index; a remote one that does not answer is left out. Errors: "index-missing", "index-damaged".
Result<LikelyEquivalents> read_likely_equivalents(const std::vector<std::string>& places, const std::vector<ComparableClause>& asked,
                                                  const std::set<std::string>& versions);

// In how many units of the indexes each word of these clauses stands. Errors as above.
Result<WordCounts> count_words(const std::vector<std::string>& places, const std::vector<ComparableClause>& asked,
                               const std::vector<ComparableClause>& others);

}  // namespace clausebook
