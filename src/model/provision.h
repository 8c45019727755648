#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace clausebook {

// A unit that answers a provision's question, and why the program thinks so.
struct ProvisionUnit {
    int unit = -1;
    double probability = 0;            // calibrated
    std::vector<std::string> because;  // weightiest features and facts, for people

    friend bool operator==(const ProvisionUnit&, const ProvisionUnit&) = default;
};

enum class AnswerStatus : std::uint8_t { found, silent, deferred };

enum class CheckState : std::uint8_t { no, yes, corrected, recheck };

// What people have said of an answer.
struct AnswerReview {
    CheckState state = CheckState::no;
    std::string by;                  // who checked it last
    std::string on;                  // date
    std::string remark;              // the reason given; of a recheck: what was said, and why it no longer holds
    int from_version = 0;            // the earlier version that was looked at, where its words are unchanged; 0: this one
    std::vector<std::string> notes;  // "words (who, date)"

    // A person stands for the answer as it is.
    bool checked() const { return state == CheckState::yes || state == CheckState::corrected; }

    friend bool operator==(const AnswerReview&, const AnswerReview&) = default;
};

// What one document says on one provision.
struct ProvisionAnswer {
    std::string key;  // of corpus/provisions.xml
    AnswerStatus status = AnswerStatus::silent;
    std::vector<ProvisionUnit> units;    // best first; for a silent one empty
    std::string value;                   // derived from the quotes; empty where there is none
    std::vector<Span> quotes;            // in ProtocolDoc::text, best first
    std::vector<ProvisionUnit> nearest;  // of a silent one: the clauses that came closest
    double probability = 0;
    bool near_threshold = false;
    AnswerReview review;

    friend bool operator==(const ProvisionAnswer&, const ProvisionAnswer&) = default;
};

}  // namespace clausebook
