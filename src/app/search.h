#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "catalogue/synonyms.h"
#include "model/search.h"

namespace clausebook {

struct LibrarySearch {
    std::string query;                   // index/query.h
    std::vector<std::string> documents;  // only in these
    std::string group;                   // only in these
    std::size_t limit = 10;
    std::size_t offset = 0;
    bool explain = false;
    bool in_order = false;  // by document and place instead of best first
    bool facets = false;
    SearchParts parts = {};
};

// Clauses that fit, best first, in the texts in use (Library::in_use) where the search names no others. Errors: those of search_index and Library::choose.
Result<SearchAnswer> search(const Library& library, const LibrarySearch& asked);

// The clauses that have words of a text, of those alone that answer one of the provisions; best first.
Result<SearchAnswer> search_answering(const Library& library, const LibrarySearch& asked, const std::vector<std::string>& provisions, const Synonyms& synonyms);

}  // namespace clausebook
