#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/decision.h"

namespace clausebook {

// What a book's review.jsonl says. One line an entry, a JSON object each: it names the checksum of the line before ("prev") and ends with its own ("sum",
// SHA-256 of all that stands before it in the line), so that a flipped byte, a lost line and a changed order are found, and a line that is not as it
// was written is left out of account.
struct ReviewFile {
    std::vector<Decision> decisions;   // in the order of their lines
    std::vector<ReviewDamage> damage;  // in the order of the lines; a torn line that a later entry owns up to is none
    std::string last_sum;              // of the last whole line; empty where there is none
    std::size_t ends_torn = 0;         // bytes behind the last line break that make no whole line
    bool open_ended = false;           // the last line is whole but for its line break
    bool cut_short = false;            // a line that was there is missing, and all behind it

    // The first entry gets number 1.
    int next_serial() const;
};

// Never fails: what cannot be read is damage, and so is it where the checksum `known_sum` (Manifest::review_sum, "" for none) stands nowhere.
ReviewFile parse_review(std::string_view bytes, std::string_view known_sum);
// The file of a book; empty where there is none. Errors: those of read_bytes.
Result<ReviewFile> read_review(const std::filesystem::path& path, std::string_view known_sum);

// Writes the entries behind those that are there, in one write that is forced to the disk; the write lock must be held. What a killed writer left half written
// is kept, and an entry of its own says so. `there` is brought up to date. Errors as write_whole: nothing counts then that was not there before.
Result<void> append_review(const std::filesystem::path& path, const std::vector<Decision>& decisions, ReviewFile& there);

// A decision's id: of what it says, without the id.
std::string decision_id(const Decision& decision);

}  // namespace clausebook
