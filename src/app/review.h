#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "model/decision.h"
#include "model/review_list.h"

namespace clausebook {

// Who decides, and when: from the surroundings, never from within.
struct Reviewer {
    std::string who;
    std::string when;  // ISO 8601, a date with or without a time
};

// A decision as a person words it. What is not named stays as the cell or unit now is.
struct DecisionRequest {
    DecisionKind kind = DecisionKind::confirm;
    std::string document;   // "ID" or "ID@N"
    std::string provision;  // of a cell: its key; else the decision is about `place`, or where that is empty too about the document
    std::string place;      // as people write it
    std::string reason;
    // set
    std::optional<std::string> value;
    std::vector<std::string> units;  // places, best first
    bool absent = false;             // the document says nothing on it
    bool elsewhere = false;          // it only points to another text
    // note: the note; split: the words before which to cut; relabel: the label; restore: words of the text that was left out
    std::string words;
    std::string under;  // reparent: a place; empty: the top
    std::string after;  // restore: the place behind which it stood; may be empty where the file has pages
    // undo
    std::string undoes;  // id of a decision, or its beginning; `document` "ID@N": taken back from that version on, else in all
};

// Writes a decision down and brings the index up to date, in one go; the library must be open for writing. The decision is anchored to the words as they
// stand, and replaces those that hold on the same cell or unit. Gives it as written. Errors: those of Library::find, find_unit and of writing;
// "decision-bad": it says nothing, or cannot be carried out, and nothing is written.
Result<Decision> record_decision(Library& library, const Reviewer& reviewer, const DecisionRequest& request);

// The same without writing it, under a number of its own: for whoever writes several at once.
Result<Decision> prepare_decision(const Library& library, const Reviewer& reviewer, const DecisionRequest& request, int serial);
// Writes decisions down, and brings the index up to date.
Result<void> write_decisions(Library& library, const std::vector<Decision>& decisions);

struct ReviewFilter {
    std::vector<std::string> documents;  // none: all in use
    std::string provision;               // only this key
    bool checked = false;                // also what is checked and corrected
};

// What is there for people to look at: by document, its cells in the catalogue's order, then its units in theirs.
Result<std::vector<ReviewItem>> list_review(const Library& library, const ReviewFilter& filter);

// All decisions in the order of the file; those on `document` (an id) where it is not empty.
std::vector<LoggedDecision> review_log(const Library& library, const std::string& document);

// Takes over the decisions of another book that this one does not hold: the union, in whatever order it is made. Conflicts: cells and units on which both
// decided differently, and documents that this book does not hold. Errors: those of reading and writing.
Result<ReviewImport> merge_review(Library& library, const std::filesystem::path& other_book);

// Takes over what people wrote into an exported table (compare --format xlsx): its columns "Checked by" (a name confirms the answer), "Corrected" (the answer
// as it should be; "not found", "refers elsewhere") and "Note" (what is added). Only edited cells change. Conflicts: cells whose answer is another now than
// in the table, that somebody else has checked meanwhile, or whose rows contradict each other; they stay as they are. Errors: those of read_sheets, compare
// and of writing, "import-bad".
Result<ReviewImport> import_review(Library& library, const Reviewer& reviewer, std::string_view workbook);

}  // namespace clausebook
