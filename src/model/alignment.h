#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "model/change.h"

namespace clausebook {

// A clause with all that it is compared with others by.
struct ComparableClause {
    std::string document;  // id
    int version = 1;
    std::string unit;                       // id
    std::string citation;                   // for people
    Span span;                              // of `text`, in the stored text
    std::string text;                       // its own words, letter for letter
    std::vector<std::string> words;         // folded: those that open the list of which it is an item, and its own
    std::vector<std::string> heading;       // words of its own heading or the nearest above, folded
    double place = 0;                       // 0 the document's beginning, 1 its end
    std::map<std::string, double> answers;  // provision, probability
    std::vector<std::string> facts;         // in words, sorted

    friend bool operator==(const ComparableClause&, const ComparableClause&) = default;
};

// In how many units of a library each word stands.
struct WordCounts {
    std::unordered_map<std::string, double> units_with;  // by the folded word
    double units = 0;
};

// For each of some clauses, which clauses of other documents may be its equivalents.
struct LikelyEquivalents {
    std::vector<ComparableClause> clauses;         // each once
    std::vector<std::vector<std::size_t>> likely;  // of each clause asked about: indexes into `clauses`
};

// A clause of another document that does the work of the one asked about.
struct AlignedClause {
    std::string document;
    int version = 1;
    std::string unit_id;
    std::string citation;              // for people
    Span span;                         // of `text`, in the stored text
    std::string text;                  // its own words, letter for letter
    double score = 0;                  // 0 nothing in common, 1 the same words in the same place
    std::vector<std::string> because;  // in words, weightiest first
    // Of a near-verbatim one: what differs, as pieces of the family's first clause and of this one in reading order.
    struct Piece {
        WordsKind kind = WordsKind::same;
        std::string text;
        friend bool operator==(const Piece&, const Piece&) = default;
    };
    std::vector<Piece> words;
    bool near_verbatim = false;
    // Near-verbatim drafts of one text make a family: 0 is that of the clause asked about, others are numbered as they come; -1: a draft of its own.
    int family = -1;
    std::string draft_of;  // of a family's further members: its first clause, for people: "hollinbeck, section 10"; `words` are what differs from it

    friend bool operator==(const AlignedClause&, const AlignedClause&) = default;
};

// A clause and its equivalents in other documents, by document, best first within each.
struct Alignment {
    std::string document;
    std::string unit_id;
    std::string citation;
    std::string text;
    std::vector<AlignedClause> matches;

    friend bool operator==(const Alignment&, const Alignment&) = default;
};

}  // namespace clausebook
