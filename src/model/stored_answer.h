#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "model/details.h"
#include "model/facts.h"
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
    std::string introduction = {};              // of an item of a list: the sentence that opens the list, verbatim; else empty
    Span introduction_span = {};                // in the stored text

    friend bool operator==(const CitedQuote&, const CitedQuote&) = default;
};

// The limit that answers how quickly, as far as limits are ranked by it.
struct StoredLimit {
    std::optional<double> quantity;
    Period period = Period::none;
    DayType day_type = DayType::unstated;
    Promise promise = Promise::unstated;

    friend bool operator==(const StoredLimit&, const StoredLimit&) = default;
};

// What one document says on one provision, apart from the document: the index holds one for each.
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
    std::vector<CitedQuote> quotes;     // best first; of a deferred one the words that point elsewhere
    std::vector<std::string> because;   // why the first unit was taken
    std::vector<CitedQuote> nearest;    // of an absence: the clauses that came closest, without their words
    std::string refers_to;              // of a deferred one: the document that its words name, as printed
    bool misnumbered = false;           // the number of a clause that answers is doubtful
    std::optional<StoredLimit> limit;   // of an answer that gives one
    AnswerReview review;                // what people said of it

    friend bool operator==(const StoredAnswer&, const StoredAnswer&) = default;
};

// A version of a document with what it says on each provision.
struct AnsweredDocument {
    std::string id;
    int version = 1;
    Details details;
    std::vector<StoredAnswer> answers;  // at most one a provision

    friend bool operator==(const AnsweredDocument&, const AnsweredDocument&) = default;
};

}  // namespace clausebook
