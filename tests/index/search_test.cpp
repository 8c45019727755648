// What is found, on hand-annotated documents.
#include "index/search.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "compare/stored_answers.h"
#include "index/writer.h"
#include "support/gold.h"

namespace fs = std::filesystem;
using namespace clausebook;

namespace {

const Synonyms k_synonyms{{{"member", "councillor", "elected member"}, {"officer", "employee"}}};

struct Made {
    fs::path folder = fs::path(CLAUSEBOOK_BUILD_DIR) / "index_test";
    std::set<std::string> held;
    std::vector<DocumentRecord> records;

    Made() {
        fs::remove_all(folder);
        fs::create_directories(folder);
        auto writer = IndexWriter::open(folder);
        REQUIRE(writer.has_value());
        for (const char* name : {"hollinbeck", "merrowshire", "penwether", "sallowfield"}) {
            records.push_back(read_gold(fs::path(CLAUSEBOOK_SOURCE_DIR) / "corpus/gold" / (std::string(name) + ".json")));
            REQUIRE(writer->replace(PreparedVersion(records.back(), stored_answers(records.back()), "hash"), "stamp").has_value());
            held.insert(std::string(name) + "@1");
        }
        REQUIRE(writer->commit().has_value());
    }
    SearchAnswer find(const std::string& query, std::size_t limit = 1000) const {
        SearchRequest request;
        request.query = query;
        request.limit = limit;
        request.held = held;
        const auto answer = search_index(folder, request, k_synonyms);
        INFO(query);
        REQUIRE(answer.has_value());
        return *answer;
    }
    std::set<std::string> places(const std::string& query) const {
        std::set<std::string> out;
        for (const SearchHit& hit : find(query).hits) out.insert(hit.document + " " + hit.unit);
        return out;
    }
};

const Made& made() {
    static const Made once;
    return once;
}

}  // namespace

TEST_CASE("every unit is found by its number, in every written form, first of all") {
    int asked = 0;
    for (const DocumentRecord& record : made().records) {
        for (const Unit& unit : record.doc.units) {
            const bool numbered = unit.id.find_first_of("0123456789") == 0 &&
                                  (unit.id.find('.') != std::string::npos || unit.id.find('(') != std::string::npos) &&
                                  unit.id.find("/p") == std::string::npos && unit.id.find("/b") == std::string::npos && unit.kind != UnitKind::table &&
                                  unit.id.find('#') == std::string::npos;
            if (!numbered) continue;
            std::string place = unit.id;
            place.erase(std::remove(place.begin(), place.end(), '/'), place.end());
            for (const std::string& query :
                 {place + " " + record.doc.id, "para " + place + " of " + record.doc.id, "clause:" + place + " council:" + record.doc.id}) {
                INFO(query);
                const SearchAnswer answer = made().find(query, 1);
                REQUIRE(answer.hits.size() == 1);
                CHECK(answer.hits[0].document == record.doc.id);
                CHECK(answer.hits[0].unit == unit.id);
                ++asked;
            }
        }
    }
    CHECK(asked > 60);
}

TEST_CASE("hyphens, apostrophes and blanks make no difference") {
    const auto expected = made().places("need to know");
    CHECK(expected.size() > 3);
    CHECK(made().places("need-to-know") == expected);
    CHECK(made().places("Need\xC2\xA0to know") == expected);
    CHECK(made().places("\"need-to-know\"") == made().places("\"need to know\""));
    CHECK(made().places("members' rights") == made().places("members\xE2\x80\x99 rights"));
}

TEST_CASE("operators and fields narrow what is found") {
    const auto all = made().places("information");
    const auto here = made().places("information council:hollinbeck");
    CHECK(!here.empty());
    CHECK(here.size() < all.size());
    for (const std::string& place : here) CHECK(place.find("hollinbeck ") == 0);
    for (const std::string& place : made().places("information -council:hollinbeck")) CHECK(place.find("hollinbeck ") != 0);
    CHECK(made().places("gifts AND hospitality").size() <= made().places("gifts OR hospitality").size());
    CHECK(!made().places("type:county").empty());
    CHECK(made().places("type:county") == made().places("council:merrowshire"));
    CHECK(made().places("hospit* council:hollinbeck") == made().places("hospitality council:hollinbeck"));
    CHECK(made().places("xyzzy plugh").empty());
    CHECK(made().places("").empty());
}

TEST_CASE("facts are filters") {
    for (const DocumentRecord& record : made().records) {
        std::set<std::string> with_limit, short_ones, answering;
        for (const TimeLimit& limit : record.facts.time_limits) {
            const std::string place = record.doc.id + " " + record.doc.units[static_cast<std::size_t>(limit.unit)].id;
            with_limit.insert(place);
            if (limit.period == Period::working_day && limit.quantity && *limit.quantity <= 5) short_ones.insert(place);
        }
        for (const ProvisionAnswer& answer : record.answers) {
            if (answer.key != "response-time") continue;
            for (const ProvisionUnit& unit : answer.units) answering.insert(record.doc.id + " " + record.doc.units[static_cast<std::size_t>(unit.unit)].id);
        }
        CHECK(made().places("limit:any doc:" + record.doc.id) == with_limit);
        CHECK(made().places("limit:<=5wd doc:" + record.doc.id) == short_ones);
        CHECK(made().places("provision:response-time doc:" + record.doc.id) == answering);
    }
    CHECK(!made().places("decides:\"chief executive\"").empty());
    CHECK(!made().places("modality:must").empty());
    const SearchRequest bad{.query = "limit:soon"};
    CHECK(search_index(made().folder, bad, k_synonyms).error().code == "query-bad");
}

TEST_CASE("a misspelt word is corrected, and that is said") {
    const SearchAnswer answer = made().find("confidental");
    CHECK(answer.corrected == "confidential");
    CHECK(!answer.hits.empty());
    CHECK(made().find("confidential").corrected.empty());
}

TEST_CASE("synonyms find each other with less weight") {
    const SearchAnswer answer = made().find("councillor", 1000);
    bool by_synonym = false;
    for (const SearchHit& hit : answer.hits) by_synonym = by_synonym || hit.snippet.find("ouncillor") == std::string::npos;
    CHECK(by_synonym);
}

TEST_CASE("a mere number is a clause beside a council's name, and a number elsewhere") {
    CHECK(made().find("9 hollinbeck").hits.front().unit == "9");
    CHECK(made().find("merrowshire 4").hits.front().unit == "4");
    CHECK(made().find("5 working days").hits.front().snippet.find("working days") != std::string::npos);
}

TEST_CASE("where nothing fits, what has the words is nearest") {
    const SearchAnswer answer = made().find("\"confidential gifts\"");
    CHECK(answer.hits.empty());
    CHECK(!answer.nearest.empty());
    CHECK(made().find("xyzzy plugh").nearest.empty());
}

TEST_CASE("facets count what fits") {
    SearchRequest request{.query = "information", .limit = 1000, .facets = true, .held = made().held};
    const SearchAnswer answer = search_index(made().folder, request, k_synonyms).value();
    REQUIRE(answer.facets.size() >= 3);
    CHECK(answer.facets[0].field == "doc");
    std::size_t sum = 0;
    for (const auto& [document, count] : answer.facets[0].values) {
        CHECK(made().places("information doc:" + document).size() == count);
        sum += count;
    }
    CHECK(sum == answer.total);
    CHECK(made().find("information").facets.empty());
}

TEST_CASE("what is replaced or removed is found no more") {
    const fs::path folder = fs::path(CLAUSEBOOK_BUILD_DIR) / "index_test_changes";
    fs::remove_all(folder);
    fs::create_directories(folder);
    DocumentRecord record = made().records[0];
    auto writer = IndexWriter::open(folder);
    REQUIRE(writer.has_value());
    REQUIRE(writer->replace(PreparedVersion(record, stored_answers(record), "hash"), "one").has_value());
    REQUIRE(writer->commit().has_value());
    SearchRequest request{.query = "information", .limit = 1000, .held = {"hollinbeck@1"}};
    const std::size_t before = search_index(folder, request, k_synonyms)->total;
    CHECK(before > 0);
    REQUIRE(writer->replace(PreparedVersion(record, stored_answers(record), "hash"), "two").has_value());
    REQUIRE(writer->commit().has_value());
    CHECK(search_index(folder, request, k_synonyms)->total == before);
    CHECK(writer->stamps()->at("hollinbeck@1") == "two");
    request.not_in_use = {"hollinbeck@1"};
    CHECK(search_index(folder, request, k_synonyms)->total == 0);
    request.versions = {"hollinbeck@1"};
    CHECK(search_index(folder, request, k_synonyms)->total == before);
    REQUIRE(writer->remove("hollinbeck@1").has_value());
    REQUIRE(writer->commit().has_value());
    CHECK(search_index(folder, request, k_synonyms)->total == 0);
    CHECK(writer->stamps()->empty());
    CHECK(search_index(folder / "nothing", request, k_synonyms).error().code == "index-missing");
}
