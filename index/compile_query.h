#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalogue/synonyms.h"
#include "index/query.h"
#include "index/vocabulary.h"
#include "model/search.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace clausebook {

// Which words of a text a query is after, for marking them. Each part of the query has a number, from 1.
struct Sought {
    std::map<std::string, int> stems;
    std::map<std::string, int> words;
    std::map<std::string, int> beginnings;

    int fits(const Token& token) const;
};

struct CompiledQuery {
    std::unique_ptr<Xapian::Query> query;
    Sought sought;
    bool has_words = false;                                 // it asks for words, and not for fields or places alone
    bool only_words = false;                                // and for nothing else
    bool names_version = false;                             // a field names a version or a status
    std::vector<std::pair<Span, std::string>> corrections;  // words that the index does not know, and the likeliest meant
};

// What a parsed query means to this index. Words without an operator: any of them, the more the better. Where a place ("9(b)") is asked for and beside
// it only a council, the place is required. Error "query-bad". What the index throws goes through.
Result<CompiledQuery> compile_query(const QueryNode& root, const Xapian::Database& database, const Synonyms& synonyms, const SearchParts& parts = {});

}  // namespace clausebook
