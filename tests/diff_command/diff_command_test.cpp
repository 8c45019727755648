// clausebook diff as people run it: on two files, on a Word file with tracked changes, and on what is not there.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "compare/diff.h"
#include "diff/versions.h"
#include "render/diff_docx.h"
#include "support/gold.h"

using namespace clausebook;
namespace fs = std::filesystem;

namespace {

struct Ran {
    int status = -1;
    std::string out, error;
};

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    return content.str();
}

// A folder of its own for each run, removed afterwards.
class Folder {
 public:
    Folder() : path_(fs::temp_directory_path() / ("clausebook-diff-" + std::to_string(getpid()))) { fs::create_directories(path_); }
    ~Folder() { fs::remove_all(path_); }
    fs::path operator/(const std::string& name) const { return path_ / name; }
    Ran run(const std::string& arguments) const {
        const std::string command = std::string("'") + CLAUSEBOOK_BUILD_DIR + "/clausebook' --book '" + (path_ / "book").string() + "' " + arguments + " >'" +
                                    (path_ / "out").string() + "' 2>'" + (path_ / "error").string() + "'";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(path_ / "out"), content_of(path_ / "error")};
    }

 private:
    fs::path path_;
};

using Row = std::tuple<std::string, std::vector<std::string>, std::vector<std::string>>;

std::set<Row> rows_of(const nlohmann::json& changes) {
    std::set<Row> rows;
    for (const auto& change : changes)
        rows.emplace(change.at("kind").get<std::string>(), change.at("old").get<std::vector<std::string>>(), change.at("new").get<std::vector<std::string>>());
    return rows;
}

}  // namespace

TEST_CASE("a Word file's tracked changes are read back as the changes that made them") {
    const Folder folder;
    const DocumentRecord old_record = read_gold(gold_folder() / "hollinbeck.json"), new_record = read_gold(gold_folder() / "hollinbeck-2026.json");
    const auto bytes = diff_docx({"old", "new", old_record.doc, new_record.doc, diff_documents(old_record.doc, {}, new_record.doc, {})}, "2026-05-14");
    REQUIRE(bytes);
    std::ofstream(folder / "tracked.docx", std::ios::binary) << *bytes;
    const Ran ran = folder.run("diff '" + (folder / "tracked.docx").string() + "' --format json");
    INFO(ran.error);
    REQUIRE(ran.status == 0);
    CHECK(rows_of(nlohmann::json::parse(ran.out).at("changes")) == rows_of(nlohmann::json::parse(content_of(gold_folder() / "hollinbeck.changes.json"))));
}

TEST_CASE("the same protocol as PDF and as text: no change, status 1") {
    const Folder folder;
    const std::string protocols = std::string(CLAUSEBOOK_SOURCE_DIR) + "/corpus/protocols/";
    const Ran ran = folder.run("diff '" + protocols + "merrowshire.pdf-writer.pdf' '" + protocols + "merrowshire.txt-wrapped.txt'");
    INFO(ran.out << ran.error);
    CHECK(ran.status == 1);
    CHECK(ran.out.find("no change") != std::string::npos);
}

TEST_CASE("a file that is not there is named in one line, status 2") {
    const Folder folder;
    const Ran ran = folder.run("diff '" + (folder / "missing.docx").string() + "'");
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.error.find("missing.docx") != std::string::npos);
    CHECK(std::count(ran.error.begin(), ran.error.end(), '\n') == 1);
    const Ran two = folder.run("diff old/missing.docx new/missing.pdf");
    CHECK(two.status == 2);
    CHECK(two.error.find("old/missing.docx") != std::string::npos);
}
