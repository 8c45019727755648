#pragma once
#include <string>
#include <vector>

#include "model/change.h"

namespace clausebook {

// A clause of another document that does the work of the one asked about.
struct AlignedClause {
    std::string document;
    int unit = -1;  // index into that document's units
    std::string unit_id;
    std::string citation;              // for people
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
