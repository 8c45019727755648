#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace clausebook {

// What happened to a unit between two versions of one document. `renumber`: its own or an ancestor's printed label changed,
// its words did not. A shifted ordinal alone (third paragraph, now fourth) is no change.
enum class ChangeKind : std::uint8_t { insert, remove, modify, move, renumber, split, merge };

enum class WordsKind : std::uint8_t { same, removed, inserted };

// A run of words of a change. `old_span` counts in the old version's text (empty for an inserted run), `new_span` in the
// new one's (empty for a removed run). The words of a `same` run may be set in other quotes, hyphens or blanks.
// No run crosses the bounds of a unit's label, heading or text.
struct WordsRun {
    WordsKind kind = WordsKind::same;
    Span old_span;
    Span new_span;

    friend bool operator==(const WordsRun&, const WordsRun&) = default;
};

enum class SubstanceKind : std::uint8_t { time_limit, modality, decider, reference };

// A change of what the words oblige to, in a person's words: "must, formerly should (section 4.2)".
struct Substance {
    SubstanceKind kind = SubstanceKind::time_limit;
    std::string message;
    Span old_span;  // the words of the old version that show it; empty where it had none
    Span new_span;  // of the new one

    friend bool operator==(const Substance&, const Substance&) = default;
};

// One change. Units are indices into ProtocolDoc::units of either version: none in `old_units` for an insertion, none in
// `new_units` for a removal, several for a split or merge, else one in each.
struct Change {
    ChangeKind kind = ChangeKind::modify;
    std::vector<int> old_units;
    std::vector<int> new_units;
    std::vector<Substance> substance;  // time limits first
    std::vector<WordsRun> words;       // all words of the units, in order: both versions can be read off it

    friend bool operator==(const Change&, const Change&) = default;
};

// Both versions side by side: every unit of each stands in exactly one row, in its version's order. A unit of one version
// that has no partner at this place stands alone; a moved one stands alone in two rows.
struct ChangeRow {
    int old_unit = -1;
    int new_unit = -1;
    std::vector<int> changes;  // indices into Changes::changes; none: unchanged

    friend bool operator==(const ChangeRow&, const ChangeRow&) = default;
};

// A reference of the new version whose target is no longer what the old version's was, or is again what it should be.
struct ReferenceChange {
    bool broken = false;  // else repaired
    int old_unit = -1;    // the unit that refers, -1 where it is new
    int new_unit = -1;
    Span new_span;        // the words of the reference in the new version
    std::string message;  // "section 17" meant Breach of this Protocol, which is now section 18

    friend bool operator==(const ReferenceChange&, const ReferenceChange&) = default;
};

// What became of the old version on its way to the new one.
struct Changes {
    std::vector<Change> changes;  // in the order of the rows
    std::vector<ChangeRow> rows;
    std::vector<int> new_of_old;  // which new unit an old one became, -1: none; of a split or merge the first of each side
    std::vector<ReferenceChange> references;

    friend bool operator==(const Changes&, const Changes&) = default;
};

}  // namespace clausebook
