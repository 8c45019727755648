// The equivalents of one clause in other documents: what the index offers for it, and what of that is one.
#include "compare/align.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "compare/stored_answers.h"
#include "index/equivalents.h"
#include "index/writer.h"
#include "support/gold.h"
#include "support/small_doc.h"

namespace fs = std::filesystem;
using namespace clausebook;

namespace {

const std::vector<DocumentRecord>& samples() {
    static const std::vector<DocumentRecord> read = [] {
        std::vector<DocumentRecord> records;
        for (const char* name : {"hollinbeck", "merrowshire", "penwether", "sallowfield"}) {
            records.push_back(read_gold(fs::path(CLAUSEBOOK_SOURCE_DIR) / "corpus/gold" / (std::string(name) + ".json")));
        }
        return records;
    }();
    return read;
}

std::string index_of(const std::string& name, const std::vector<DocumentRecord>& records) {
    const fs::path folder = fs::path(CLAUSEBOOK_BUILD_DIR) / ("align_test_" + name);
    fs::remove_all(folder);
    fs::create_directories(folder);
    auto writer = IndexWriter::open(folder);
    REQUIRE(writer.has_value());
    for (const DocumentRecord& record : records) REQUIRE(writer->replace(PreparedVersion(record, stored_answers(record), "hash"), "stamp").has_value());
    REQUIRE(writer->commit().has_value());
    return folder.string();
}

std::set<std::string> versions_but(const std::vector<DocumentRecord>& records, const std::string& left_out) {
    std::set<std::string> versions;
    for (const DocumentRecord& record : records) {
        if (record.doc.id != left_out) versions.insert(record.doc.id + "@" + std::to_string(record.version));
    }
    return versions;
}

std::size_t place_of(const std::vector<ComparableClause>& clauses, const std::string& unit) {
    const auto found = std::find_if(clauses.begin(), clauses.end(), [&](const ComparableClause& clause) { return clause.unit == unit; });
    REQUIRE(found != clauses.end());
    return static_cast<std::size_t>(found - clauses.begin());
}

Alignment align_indexed(const std::string& index, const std::vector<ComparableClause>& asked, std::size_t which, const std::set<std::string>& versions,
                        bool one_to_one = false) {
    const auto likely = read_likely_equivalents({index}, asked, versions);
    REQUIRE(likely.has_value());
    const auto counts = count_words({index}, asked, likely->clauses);
    REQUIRE(counts.has_value());
    return align_clause(asked, which, *likely, *counts, {one_to_one});
}

std::map<std::string, std::string> best_of_each(const Alignment& alignment) {
    std::map<std::string, std::string> best;
    for (const AlignedClause& match : alignment.matches) best.emplace(match.document, match.unit_id);
    return best;
}

}  // namespace

TEST_CASE("a clause finds its equivalents in other documents, with reasons") {
    const std::string index = index_of("reasons", samples());
    const DocumentRecord& from = samples()[0];
    const std::vector<ComparableClause> all = comparable_clauses(from);
    const std::size_t which = place_of(all, "10/p6");
    for (const bool one_to_one : {false, true}) {
        const Alignment alignment =
            one_to_one ? align_indexed(index, all, which, versions_but(samples(), from.doc.id), true)
                       : align_indexed(index, {all[which]}, 0, versions_but(samples(), from.doc.id));
        const auto match =
            std::find_if(alignment.matches.begin(), alignment.matches.end(), [](const AlignedClause& each) { return each.document == "merrowshire"; });
        REQUIRE(match != alignment.matches.end());
        CHECK_FALSE(match->because.empty());
        CHECK(std::none_of(alignment.matches.begin(), alignment.matches.end(), [&](const AlignedClause& each) { return each.document == from.doc.id; }));
        CHECK(match->text.find("working days") != std::string::npos);
        CHECK(samples()[1].doc.words(match->span) == match->text);
    }
}

TEST_CASE("of two drafts of one text only the changed word is shown") {
    DocumentRecord theirs = samples()[0];
    theirs.doc.id = "other";
    const auto unit = std::find_if(theirs.doc.units.begin(), theirs.doc.units.end(), [](const Unit& each) { return each.id == "10/p6"; });
    theirs.doc.text[theirs.doc.text.find("5 working days", unit->text.begin)] = '7';
    const std::vector<DocumentRecord> both = {samples()[0], theirs};
    const std::vector<ComparableClause> all = comparable_clauses(both[0]);
    const Alignment alignment = align_indexed(index_of("drafts", both), {all[place_of(all, "10/p6")]}, 0, {"other@1"});
    REQUIRE_FALSE(alignment.matches.empty());
    REQUIRE(alignment.matches[0].near_verbatim);
    std::string removed, inserted;
    for (const AlignedClause::Piece& piece : alignment.matches[0].words) {
        if (piece.kind == WordsKind::removed) removed += piece.text;
        if (piece.kind == WordsKind::inserted) inserted += piece.text;
    }
    CHECK(removed.find('5') != std::string::npos);
    CHECK(inserted.find('7') != std::string::npos);
    CHECK(removed.size() < 10);
}

TEST_CASE("an item of a list is compared with the sentence that opens it") {
    DocumentRecord record;
    record.doc = small_doc({{"1", "", UnitKind::clause, "1", "", "A member may inspect:"}, {"1/b1", "1", UnitKind::bullet, "", "", "the register."}});
    record.doc.id = "one";
    const std::vector<ComparableClause> clauses = comparable_clauses(record);
    REQUIRE(clauses.size() == 2);
    CHECK(clauses[1].text == "the register.");
    CHECK(clauses[1].words == std::vector<std::string>{"a", "member", "may", "inspect", "the", "register"});
}

TEST_CASE("what the index offers for a clause holds its best equivalents") {
    const std::string index = index_of("offers", samples());
    int same = 0, all_pairs = 0;
    for (const DocumentRecord& from : samples()) {
        LikelyEquivalents everything;
        for (const DocumentRecord& other : samples()) {
            if (other.doc.id == from.doc.id) continue;
            for (ComparableClause& clause : comparable_clauses(other)) everything.clauses.push_back(std::move(clause));
        }
        everything.likely.emplace_back();
        for (std::size_t i = 0; i < everything.clauses.size(); ++i) everything.likely[0].push_back(i);
        const auto counts = count_words({index}, comparable_clauses(from), everything.clauses);
        REQUIRE(counts.has_value());
        for (const ComparableClause& clause : comparable_clauses(from)) {
            const auto whole = best_of_each(align_clause({clause}, 0, everything, *counts, {}));
            const auto offered = best_of_each(align_indexed(index, {clause}, 0, versions_but(samples(), from.doc.id)));
            for (const auto& [document, unit] : whole) {
                ++all_pairs;
                const auto there = offered.find(document);
                same += there != offered.end() && there->second == unit ? 1 : 0;
            }
        }
    }
    CAPTURE(same, all_pairs);
    CHECK(all_pairs > 500);
    CHECK(same >= 0.99 * all_pairs);
}

TEST_CASE("a book without an index is told") {
    const std::vector<ComparableClause> all = comparable_clauses(samples()[0]);
    CHECK(read_likely_equivalents({"/nowhere"}, {all[0]}, {"a@1"}).error().code == "index-missing");
}
