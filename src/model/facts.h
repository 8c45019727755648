#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace clausebook {

enum class Modality : std::uint8_t { none, must, should, may, must_not };
enum class Period : std::uint8_t { none, hour, day, working_day, week, month, year, event };
enum class DayType : std::uint8_t { unstated, working, clear, clear_working, calendar };
enum class Promise : std::uint8_t { unstated, acknowledgement, holding_reply, full_reply, meeting, decision, notice };

// When or by when an act is to be done. All spans lie in the text or heading of one unit.
struct TimeLimit {
    int unit = -1;                    // index into ProtocolDoc::units
    Span span;                        // the shortest run of words that states it
    std::optional<double> quantity;
    Period period = Period::none;
    DayType day_type = DayType::unstated;
    std::string bound;                // within not-later-than before at-least from until on, or the vague word
    Span qualifier;                   // words that soften or condition it; empty where there are none
    std::string trigger;              // the words that start the clock; may be empty
    Modality modality = Modality::none;
    std::string bearer;               // who must act, as one common noun: officer member chair council
    std::string action;               // what is to be done, in the text's words
    Promise promise = Promise::unstated;
    bool hard_cap = false;            // "in any event within ..."
    std::string rule;                 // the rule that found it

    friend bool operator==(const TimeLimit&, const TimeLimit&) = default;
};

enum class Stage : std::uint8_t { initial, advice, dispute, review, approval, report_to, investigate };

// Who decides, approves, reviews, advises or is told, for a matter.
struct Decider {
    int unit = -1;
    Span span;             // the role's words in the unit
    std::string role;      // as printed, without a leading article
    std::string function;  // key of corpus/roles.xml: "chief-executive"; empty where it names none
    Stage stage = Stage::initial;
    std::string matter;    // a provision key or a short phrase
    std::string advised_by;
    std::string rule;

    friend bool operator==(const Decider&, const Decider&) = default;
};

enum class ReferenceKind : std::uint8_t { internal, external };

// A mention of another place, in this document or outside it.
struct Reference {
    int unit = -1;
    Span span;
    ReferenceKind kind = ReferenceKind::internal;
    int target_unit = -1;     // internal: the unit meant; -1 where the place does not exist (dangling)
    std::string target;       // external: the name as printed, without article
    std::string instrument;   // external: key of corpus/instruments.xml; empty where it is not known there
    std::string provision;    // external: the part of it that is cited: "section 100F"
    bool doubtful = false;    // the place exists, but another one fits the sentence clearly better
    int likelier_unit = -1;   // that other one
    std::string rule;

    friend bool operator==(const Reference&, const Reference&) = default;
};

// What one sentence asks of whom.
struct Duty {
    int unit = -1;
    Span span;            // the sentence
    Modality modality = Modality::none;
    std::string bearer;   // officer member chair council; empty where it names none
    std::string rule;

    friend bool operator==(const Duty&, const Duty&) = default;
};

// All that was extracted from one document, each list in document order.
struct Facts {
    std::vector<TimeLimit> time_limits;
    std::vector<Decider> deciders;
    std::vector<Reference> references;
    std::vector<Duty> duties;

    friend bool operator==(const Facts&, const Facts&) = default;
};

}  // namespace clausebook
