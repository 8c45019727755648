#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/details.h"
#include "model/provision.h"

namespace clausebook {

// A clause's own words, letter for letter, and where they stand.
struct Quote {
    std::string document;
    std::string unit;      // id
    std::string citation;  // for people
    std::string text;
    std::string page;  // as printed, else the file's; empty where there are none

    friend bool operator==(const Quote&, const Quote&) = default;
};

// How an answer stands to our own council's. Only limits in the same kind of days are ranked.
enum class Relation : std::uint8_t { none, ours, same, shorter, longer, different, no_figure };

// What one column says on one provision.
struct ComparisonCell {
    AnswerStatus status = AnswerStatus::silent;
    std::vector<std::string> units;     // ids, best first
    std::string value;                  // derived from the quotes; empty where there is none
    std::vector<Quote> quotes;          // best first; of a deferred one the words that point elsewhere
    std::string refers_to;              // of a deferred one: the document that those words name, as printed; empty where none is named
    std::string followed;               // the library's document of that name, which answers instead: its quotes go first; empty: none
    std::vector<std::string> because;   // why the first unit was taken
    std::string checked = "no";         // no yes corrected recheck
    std::vector<std::string> doubts;    // near-threshold ocr numbering undated not-in-force
    std::vector<Quote> nearest;         // of an absence: the clauses that came closest, without their words
    std::vector<std::string> statutes;  // of an absence: the law that governs the point; not in the library
    Relation relation = Relation::none;
    AnswerReview review;     // who checked it, and people's notes
    bool unchecked = false;  // in a library that people review: nobody has looked at it

    friend bool operator==(const ComparisonCell&, const ComparisonCell&) = default;
};

// One document, or all the documents of one authority.
struct ComparisonColumn {
    std::string name;                    // the document's id, or the authority's name
    std::vector<std::string> documents;  // ids
    std::vector<Details> details;        // of each of them
    bool home = false;

    friend bool operator==(const ComparisonColumn&, const ComparisonColumn&) = default;
};

struct ComparisonRow {
    std::string provision;  // key
    std::string question;
    std::string group;
    std::string summary;                // "Ours: 5 working days; shorter 3, same 4"
    bool untested = false;              // a provision of the user's own
    std::vector<ComparisonCell> cells;  // by column

    friend bool operator==(const ComparisonRow&, const ComparisonRow&) = default;
};

// What documents say, point by point.
struct ComparisonTable {
    std::vector<ComparisonColumn> columns;  // home first
    std::vector<ComparisonRow> rows;

    friend bool operator==(const ComparisonTable&, const ComparisonTable&) = default;
};

}  // namespace clausebook
