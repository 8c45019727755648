#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"

namespace clausebook {

// What counts in a search besides the clauses' own words. All of it, unless something is to be measured.
struct SearchParts {
    bool synonyms = true;
    bool headings = true;  // the headings and sentences above a clause, the council's name
    bool answers = true;   // that a clause answers what the words ask for
};

// A clause that fits a search.
struct SearchHit {
    std::string document;  // id
    int version = 1;
    std::string unit;      // id
    std::string citation;  // for people
    std::string title;     // the document's
    std::string authority;
    std::string heading_path;  // headings above and of the clause, parted by " > "
    std::vector<int> pages;
    std::string snippet;       // words of the clause, whole, "..." where some are left out
    std::vector<Span> marked;  // in `snippet`: the words that fit
    double score = 0;
    std::string remote;                // the remote book that it stands in: "tcp:host:port"; empty for one of this machine
    std::vector<std::string> because;  // with `explain`: what of the query fits, weightiest first
    int same_as = -1;                  // the hit, of an earlier place in the list, that has the same words; -1 where none has
};

// How many of the clauses that fit (of the first thousand, if there are more) have each value of a field.
struct SearchFacet {
    std::string field;                                        // as in a query: "council", "provision"
    std::vector<std::pair<std::string, std::size_t>> values;  // most first
};

struct SearchAnswer {
    std::string query;
    std::string corrected;  // the query as it was corrected; empty where it was not
    std::size_t total = 0;  // how many clauses fit; an estimate beyond the first thousand
    std::vector<SearchHit> hits;
    std::map<std::string, std::size_t> by_document;  // how many of them each document has, by id; counted as `total` is
    std::vector<std::string> unreached;              // remote books that did not answer
    std::vector<SearchHit> nearest;                  // where nothing fits what was asked: what has some of its words
    std::vector<SearchFacet> facets;                 // with `facets`
    std::string parsed;                              // with `explain`: the query as it was understood
};

}  // namespace clausebook
