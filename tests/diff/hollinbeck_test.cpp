// The sample protocol and its amended version: every change that was made is found with its kind, and none besides.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "compare/diff.h"
#include "diff/versions.h"
#include "model/names.h"
#include "support/gold.h"

using namespace clausebook;

namespace {

// Kind, ids of the old units, ids of the new units.
using Row = std::tuple<std::string, std::vector<std::string>, std::vector<std::string>>;

std::set<Row> expected_rows(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::set<Row> rows;
    for (const auto& row : nlohmann::json::parse(in))
        rows.emplace(row.at("kind").get<std::string>(), row.at("old").get<std::vector<std::string>>(), row.at("new").get<std::vector<std::string>>());
    return rows;
}

std::set<Row> found_rows(const ProtocolDoc& old_doc, const ProtocolDoc& new_doc, const Changes& changes) {
    const auto ids = [](const ProtocolDoc& doc, const std::vector<int>& units) {
        std::vector<std::string> out;
        for (const int unit : units) out.push_back(doc.units[static_cast<std::size_t>(unit)].id);
        return out;
    };
    std::set<Row> rows;
    for (const Change& change : changes.changes)
        rows.emplace(std::string(name_of(change.kind)), ids(old_doc, change.old_units), ids(new_doc, change.new_units));
    return rows;
}

std::string printed(const Row& row) {
    std::string out = std::get<0>(row) + ":";
    for (const std::string& id : std::get<1>(row)) out += " " + id;
    out += " ->";
    for (const std::string& id : std::get<2>(row)) out += " " + id;
    return out;
}

}  // namespace

TEST_CASE("every change of the amended sample protocol is found, and none besides") {
    const std::filesystem::path folder = gold_folder();
    const DocumentRecord old_record = read_gold(folder / "hollinbeck.json"), new_record = read_gold(folder / "hollinbeck-2026.json");
    const Changes changes = diff_documents(old_record.doc, old_record.facts, new_record.doc, new_record.facts);
    const std::set<Row> found = found_rows(old_record.doc, new_record.doc, changes), expected = expected_rows(folder / "hollinbeck.changes.json");
    for (const Row& row : expected) {
        INFO("not found: " << printed(row));
        CHECK(found.count(row) == 1);
    }
    for (const Row& row : found) {
        INFO("found besides: " << printed(row));
        CHECK(expected.count(row) == 1);
    }
    check_rebuilt(old_record.doc, new_record.doc, changes);

    std::vector<std::string> substance;
    for (const Change& change : changes.changes)
        for (const Substance& item : change.substance) substance.push_back(item.message);
    const auto says = [&](const std::string& message) { return std::find(substance.begin(), substance.end(), message) != substance.end(); };
    CHECK(says("must, formerly should (2/p3)"));
    CHECK(says("new: time limit “within 10 working days” (10/p6)"));
    CHECK(says("reference follows the renumbering: “section 17” → “section 18” (3/p4)"));
}

TEST_CASE("a document against itself has no change") {
    const DocumentRecord record = read_gold(gold_folder() / "merrowshire.json");
    const Changes changes = diff_documents(record.doc, record.facts, record.doc, record.facts);
    CHECK(changes.changes.empty());
    CHECK(changes.references.empty());
    CHECK(changes.rows.size() == record.doc.units.size());
}
