// What the index keeps of the answers of each version, apart from the documents.
#include "index/answers.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "compare/stored_answers.h"
#include "index/writer.h"
#include "support/gold.h"

using namespace clausebook;

namespace {

struct Folder {
    std::filesystem::path path;
    Folder() : path(std::filesystem::temp_directory_path() / ("clausebook-answers-" + std::to_string(::getpid()))) { std::filesystem::remove_all(path); }
    ~Folder() { std::filesystem::remove_all(path); }
};

DocumentRecord sample(const char* name, int version = 1) {
    DocumentRecord record = read_gold(std::filesystem::path(CLAUSEBOOK_SOURCE_DIR) / "corpus" / "gold" / (std::string(name) + ".json"));
    record.version = version;
    for (ProvisionAnswer& answer : record.answers) answer.quotes = {record.doc.units[static_cast<std::size_t>(answer.units.front().unit)].span()};
    return record;
}

}  // namespace

TEST_CASE("answers are read by provision and version, with quotes that stand in the text") {
    const Folder folder;
    Result<IndexWriter> writer = IndexWriter::open(folder.path);
    REQUIRE(writer);
    const DocumentRecord hollinbeck = sample("hollinbeck"), penwether = sample("penwether");
    REQUIRE(writer->replace(PreparedVersion(hollinbeck, stored_answers(hollinbeck), "hash"), "stamp"));
    REQUIRE(writer->replace(PreparedVersion(penwether, stored_answers(penwether), "hash"), "stamp"));
    REQUIRE(writer->commit());

    const auto answers = read_answers(folder.path, {"response-time", "gifts"}, {"hollinbeck@1", "penwether@1"});
    REQUIRE(answers);
    REQUIRE(answers->size() == 4);
    CHECK((*answers)[0].key == "response-time");
    CHECK((*answers)[0].document == "hollinbeck");
    CHECK((*answers)[1].document == "penwether");
    CHECK((*answers)[2].key == "gifts");
    for (const StoredAnswer& answer : *answers) {
        const DocumentRecord& record = answer.document == "hollinbeck" ? hollinbeck : penwether;
        REQUIRE(answer.quotes.size() == 1);
        CHECK(answer.quotes[0].unit == answer.units[0]);
        CHECK(answer.quotes[0].text == record.doc.words(answer.quotes[0].span));
    }
    CHECK(read_answers(folder.path, {"gifts"}, {"hollinbeck@1"})->size() == 1);
}

TEST_CASE("a version that is taken out or replaced leaves no answers behind") {
    const Folder folder;
    Result<IndexWriter> writer = IndexWriter::open(folder.path);
    REQUIRE(writer);
    REQUIRE(writer->replace(PreparedVersion(sample("hollinbeck"), stored_answers(sample("hollinbeck")), "hash"), "stamp"));
    DocumentRecord silent = sample("penwether");
    REQUIRE(writer->replace(PreparedVersion(silent, stored_answers(silent), "hash"), "stamp"));
    silent.answers.clear();
    REQUIRE(writer->replace(PreparedVersion(silent, stored_answers(silent), "hash"), "stamp"));
    REQUIRE(writer->remove("hollinbeck@1"));
    REQUIRE(writer->commit());
    CHECK(read_answers(folder.path, {"response-time", "gifts", "purpose"}, {"hollinbeck@1", "penwether@1"})->empty());
}

TEST_CASE("a folder without an index is named") {
    const auto answers = read_answers("/nonexistent", {"gifts"}, {"hollinbeck@1"});
    REQUIRE_FALSE(answers);
    CHECK(answers.error().code == "index-missing");
}
