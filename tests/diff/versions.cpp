#include "diff/versions.h"

#include <catch2/catch.hpp>

namespace clausebook {

namespace {

std::string words_of_unit(const ProtocolDoc& doc, int unit) {
    const Unit& found = doc.units[static_cast<std::size_t>(unit)];
    return std::string(doc.words(found.label)) + std::string(doc.words(found.heading)) + std::string(doc.words(found.text));
}

}  // namespace

std::filesystem::path gold_folder() { return std::filesystem::path(CLAUSEBOOK_SOURCE_DIR) / "corpus/gold"; }

void check_rebuilt(const ProtocolDoc& old_doc, const ProtocolDoc& new_doc, const Changes& changes) {
    int next_old = 0, next_new = 0;
    for (const ChangeRow& row : changes.rows) {
        if (row.old_unit >= 0) CHECK(row.old_unit == next_old++);
        if (row.new_unit >= 0) CHECK(row.new_unit == next_new++);
    }
    CHECK(next_old == static_cast<int>(old_doc.units.size()));
    CHECK(next_new == static_cast<int>(new_doc.units.size()));
    for (const Change& change : changes.changes) {
        std::string old_words, new_words, old_runs, new_runs;
        for (const int unit : change.old_units) old_words += words_of_unit(old_doc, unit);
        for (const int unit : change.new_units) new_words += words_of_unit(new_doc, unit);
        for (const WordsRun& run : change.words) {
            old_runs += old_doc.words(run.old_span);
            new_runs += new_doc.words(run.new_span);
        }
        CHECK(old_runs == old_words);
        CHECK(new_runs == new_words);
    }
}

}  // namespace clausebook
