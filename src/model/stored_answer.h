#pragma once
#include <string>
#include <vector>

#include "base/span.h"
#include "model/provision.h"

namespace clausebook {

// Words of a clause, with all that is needed to cite them and to prove them against the stored text.
struct CitedQuote {
    std::string document;  // id
    int version = 1;
    std::string unit;      // id
    std::string citation;  // for people
    std::vector<int> pages;
    Span span;                                  // in the stored text
    std::string text;                           // verbatim
    bool machine_read = false;                  // stands on a page that was read by optical character recognition
    std::vector<std::string> page_labels = {};  // of each of `pages`: the number as printed; empty where none is

    friend bool operator==(const CitedQuote&, const CitedQuote&) = default;
};

// What one document says on one provision, apart from the document: the index holds one for each that is found or deferred.
struct StoredAnswer {
    std::string document;
    int version = 1;
    std::string key;
    AnswerStatus status = AnswerStatus::silent;
    std::string value;
    double probability = 0;
    bool near_threshold = false;
    std::vector<std::string> units;     // ids, best first
    std::vector<std::string> headings;  // of each of `units`: the headings above it and its own, parted by " > "
    std::vector<CitedQuote> quotes;     // best first

    friend bool operator==(const StoredAnswer&, const StoredAnswer&) = default;
};

}  // namespace clausebook
