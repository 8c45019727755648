#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalogue/synonyms.h"
#include "model/search.h"

namespace clausebook {

struct SearchRequest {
    std::string query = {};                    // index/query.h
    std::map<std::string, double> asked = {};  // provisions that its words ask for, each with its probability
    std::size_t limit = 10;
    std::size_t offset = 0;
    bool explain = false;
    bool in_order = false;  // by document and place instead of best first
    bool facets = false;
    bool operators = true;  // else the query is nothing but words: a question as it was asked
    SearchParts parts = {};
    std::vector<std::string> answering = {};   // only clauses that answer one of these provisions; any where empty
    std::vector<std::string> versions = {};    // only in these ("hyndburn@1"); in all where empty
    std::vector<std::string> not_in_use = {};  // not in these, unless `versions` or the query names a version or a status
    std::set<std::string> held = {};           // all versions that the book holds: what a killed writer left in the index is no hit
};

// Finds units, best first; equally good ones by document, then place. A query of fields alone gives all that fit, in order. Errors: "query-bad" (a field's
// value that cannot be understood), "index-missing", "index-damaged". A word that the index does not know is corrected where it knows a similar one; where
// nothing fits the query's phrases, operators and fields, its words alone give `nearest`.
// Several places are searched as if they were one index; a remote one that does not answer is told in `unreached`, and the others answer.
Result<SearchAnswer> search_index(const std::vector<std::string>& places, const SearchRequest& request, const Synonyms& synonyms);
inline Result<SearchAnswer> search_index(const std::string& place, const SearchRequest& request, const Synonyms& synonyms) {
    return search_index(std::vector<std::string>{place}, request, synonyms);
}

}  // namespace clausebook
