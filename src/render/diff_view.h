#pragma once
#include <string>
#include <vector>

#include "model/change.h"
#include "model/protocol_doc.h"

namespace clausebook {

// Two versions of a document and what changed, as every form of output needs them.
struct VersionComparison {
    std::string old_name;  // as people and programs call it: "hollinbeck@1", "protocol-2024.pdf"
    std::string new_name;
    ProtocolDoc old_doc;
    ProtocolDoc new_doc;
    Changes changes;
};

struct ShownRun {
    WordsKind kind = WordsKind::same;
    std::string text;
};

// A paragraph of both versions at once. Its end too is in both versions or in one of them: where a unit was split, the new
// end is `inserted`.
struct ShownParagraph {
    std::vector<ShownRun> runs;
    WordsKind end = WordsKind::same;
};

enum class Letters { new_version, both };  // where the same words are set in other letters (quotes, hyphens): the new ones, or both as a change

// The words of a change as paragraphs: label, heading and text of a unit parted by blanks. Without the inserted runs and ends
// they are the old units letter for letter (if `both` letters are shown), without the removed ones the new units.
std::vector<ShownParagraph> shown_words(const VersionComparison& versions, const Change& change, Letters letters);

// A unit's label, heading and text, parted by blanks.
std::string shown_unit(const ProtocolDoc& doc, int unit);

// The same unit in both versions, its words unchanged though perhaps not its letters.
ShownParagraph shown_unchanged(const VersionComparison& versions, int old_unit, int new_unit, Letters letters);

// "section 9(b), second bullet" of one unit; several are parted by "; ".
std::string shown_citations(const ProtocolDoc& doc, const std::vector<int>& units);

// Where a change is, for people: "section 11, first paragraph → section 11, second paragraph", one place where both are called alike.
std::string shown_place(const VersionComparison& versions, const Change& change);

// "inserted", "removed", "reworded", "moved", "renumbered", "split", "merged".
std::string_view shown_kind(ChangeKind kind);

// "3 reworded, 1 moved, 20 renumbered"; "no change" where there is none.
std::string shown_counts(const Changes& changes);

// What was only renumbered, in one line: "12. → 13., 13. → 14. (with all below them 20 clauses)"; empty where nothing was.
std::string shown_renumbering(const VersionComparison& versions);

// A clause, or a pair of clauses, of both versions side by side, as people are shown it. The words of a split or merge stand in its first row alone.
struct ShownRow {
    std::string anchor;  // "change-3": the row that a list of the changes links to; empty elsewhere
    std::string note;    // "section 4: reworded"; empty where nothing changed
    bool heading = false;
    bool in_old = false, in_new = false;  // which versions have it here
    WordsKind whole = WordsKind::same;    // of a moved clause: removed where it stood, inserted where it stands
    std::vector<ShownParagraph> words;    // both versions at once
    std::vector<ShownParagraph> old_words, new_words;
};

std::vector<ShownRow> shown_rows(const VersionComparison& versions);

// A list of the changes of substance: each with the anchor of its row.
struct ShownSubstance {
    std::string anchor;
    std::string message;
};

std::vector<ShownSubstance> shown_substance_rows(const Changes& changes);

// All substance of the changes, in their order.
std::vector<std::string> shown_substance(const Changes& changes);

}  // namespace clausebook
