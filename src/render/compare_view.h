#pragma once
#include <string>
#include <vector>

#include "model/comparison.h"

namespace clausebook {

// A cell of the comparison table in words, the same in every form of output.
struct ShownCell {
    std::string answer;                  // the value, "not found", "refers elsewhere"
    bool quoted = false;                 // the answer is the first quote itself
    std::vector<std::string> quotes;     // “exact words”
    std::vector<std::string> citations;  // beside each quote: "section 10, 6th paragraph (page 7)"
    std::string note;                    // doubts, statutes, clauses that came closest; may be empty
};

// The words that people read for a cell. A text answer is its first quote; what is more than `most_quotes` is counted, not shown.
ShownCell shown_cell(const ComparisonCell& cell, std::size_t most_quotes = 3);

// The answer where its quotes stand beside it: a text answer is not said twice.
std::string_view answer_beside_quotes(const ShownCell& cell);

// A doubt's code ("near-threshold") in words.
std::string_view doubt_words(std::string_view doubt);

// "A. Officer, 2026-03-31": who checked a cell; empty where nobody has, or where it is to be checked again.
std::string checked_by_words(const ComparisonCell& cell);

// Who checked what and when, and what nobody has, a line a question; none in a library that nobody reviews.
std::vector<std::string> shown_checks(const ComparisonTable& table);

// "shorter", "same": how a cell stands to ours; empty where nothing is to be said.
std::string_view relation_word(Relation relation);

// What a column is called before people: its council, with the document's id where the table has several of that council; the column's name where none is
// known.
std::string column_title(const ComparisonTable& table, std::size_t column);

// What a reader is told about a whole table: how it was made, and that only these documents are known.
extern const std::string_view k_comparison_method;

// "Hollinbeck Borough Council, Member/Officer Protocol (adopted 2023, in force)": a column's documents, one line each.
std::vector<std::string> shown_sources(const ComparisonTable& table);

}  // namespace clausebook
