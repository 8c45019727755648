#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/decision.h"

namespace clausebook {

// unchecked: nobody has looked at it; doubtful: nobody has, and the program is unsure; recheck: somebody had, and its words changed; conflict: decided in
// two ways on copies of the library; checked and corrected: somebody has.
enum class ReviewState : std::uint8_t { unchecked, doubtful, recheck, conflict, checked, corrected };

// Something that a person has looked at, or should.
struct ReviewItem {
    ReviewState state = ReviewState::unchecked;
    std::string document;                // id; of decisions on documents that the library does not hold too
    int version = 0;                     // 0: the library does not hold it
    std::string provision;               // key; empty: a clause or the document
    std::string question;                // of the catalogue
    std::string unit;                    // id; empty: none
    std::string citation;                // of the unit, or of the cell's best clause
    std::string status;                  // of a cell: found silent deferred
    std::string value;                   // of a cell
    std::string message;                 // what is doubtful, or why it is to be looked at again
    std::string by;                      // who looked at it last
    std::string on;                      // date
    std::vector<std::string> decisions;  // ids of those that it is about

    friend bool operator==(const ReviewItem&, const ReviewItem&) = default;
};

// A line of the log.
struct LoggedDecision {
    Decision decision;
    bool stands = true;  // neither taken back nor replaced

    friend bool operator==(const LoggedDecision&, const LoggedDecision&) = default;
};

// An edited row of an imported table, or a decision of another book, that was not taken over, and why.
struct ReviewConflict {
    std::string document;
    std::string provision;
    std::string place;  // "Evidence, row 12", or who and when
    std::string message;

    friend bool operator==(const ReviewConflict&, const ReviewConflict&) = default;
};

// What an import or a merge did.
struct ReviewImport {
    int rows = 0;                 // that were looked at
    std::vector<Decision> added;  // decisions written down
    std::vector<ReviewConflict> conflicts;

    friend bool operator==(const ReviewImport&, const ReviewImport&) = default;
};

}  // namespace clausebook
