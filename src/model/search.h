#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/span.h"

namespace clausebook {

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
};

struct SearchAnswer {
    std::string query;
    std::string corrected;  // the query as it was corrected; empty where it was not
    std::size_t total = 0;  // how many clauses fit; an estimate beyond the first thousand
    std::vector<SearchHit> hits;
    std::map<std::string, std::size_t> by_document;  // how many of them each document has, by id; counted as `total` is
    std::vector<std::string> unreached;              // remote books that did not answer
    std::string parsed;                              // with `explain`: the query as it was understood
};

}  // namespace clausebook
