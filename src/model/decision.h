#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/provision.h"

namespace clausebook {

// What a person decides. confirm, set and note are about a cell, a unit or a document; join to restore about how a document is cut into units.
enum class DecisionKind : std::uint8_t { confirm, set, note, join, split, relabel, reparent, restore, undo };

// Words in their place. A version whose unit holds the same words in a place like this one is the same to a person; an id alone never is.
struct Anchor {
    std::string unit;      // id in the version that was looked at: a hint among equals
    std::string citation;  // for people
    std::string words;     // hash of the unit's own words (heading and text), folded
    std::string intro;     // hash of the running text that the unit continues: of the units above it that are no sections; empty where there is none
    std::string label;     // as printed
    std::string headings;  // above it and its own, parted by " > "
    std::string before;    // hash of the words of the unit before it
    std::string after;     // of the one behind it

    friend bool operator==(const Anchor&, const Anchor&) = default;
};

// What a cell said, or is to say.
struct CellState {
    AnswerStatus status = AnswerStatus::silent;
    std::string value;
    std::vector<Anchor> units;        // best first; of a deferred cell the unit that points elsewhere
    std::vector<std::string> quotes;  // of each of `units`: the words shown, verbatim
    std::string text;                 // of a silent cell: hash of all the document's words, since an absence is one from all of them

    friend bool operator==(const CellState&, const CellState&) = default;
};

// One entry of a book's review.jsonl: who decided what, when and why. Nothing in it is ever changed; taking back is an entry too.
struct Decision {
    std::string id;  // 16 hexadecimal digits
    int serial = 0;  // order among the entries of the book that it was made in, from 1
    std::string who;
    std::string when;  // ISO 8601, a date with or without a time
    std::string reason;
    DecisionKind kind = DecisionKind::confirm;
    std::string document;   // id
    int version = 1;        // that was looked at
    std::string provision;  // key: the decision is about this cell; empty: about units or the document
    CellState before;       // of a cell
    CellState after;
    std::vector<Anchor> places;  // of units: the unit; join: the two; reparent: the unit and its new parent (none: top); restore: the unit before it
    std::string was;             // of units, for people: the label, the clause above, or the words as they were
    std::string words;  // the note; confirm of a document: hash of all its words; split: the words that begin the second unit; relabel: the label; restore: the
                        // text that was left out
    std::vector<std::string> replaces;  // ids of the decisions on the same cell that stood until then
    std::string undoes;                 // id

    friend bool operator==(const Decision&, const Decision&) = default;
};

// Something of review.jsonl that is not as it was written.
struct ReviewDamage {
    int line = 0;  // from 1
    std::string what;
    bool torn = false;  // the end of a write that was cut off: nothing that was reported as done is lost

    friend bool operator==(const ReviewDamage&, const ReviewDamage&) = default;
};

enum class OutcomeState : std::uint8_t { applied, carried, recheck, conflict };

// What became of one decision in one version of a document.
struct DecisionOutcome {
    std::string id;  // of the decision
    OutcomeState state = OutcomeState::applied;
    int unit = -1;        // that it is about; -1 where it is about a cell, the document, or words that are no longer there
    std::string message;  // of a recheck or conflict: why

    friend bool operator==(const DecisionOutcome&, const DecisionOutcome&) = default;
};

}  // namespace clausebook
