// The Word file of a comparison: LibreOffice, asked to accept or to reject all, gives the new or the old version letter for letter.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compare/diff.h"
#include "diff/version_maker.h"
#include "diff/versions.h"
#include "render/diff_docx.h"
#include "support/gold.h"

using namespace clausebook;
namespace fs = std::filesystem;

namespace {

std::string lines_of(const ProtocolDoc& doc) {
    std::string out;
    for (std::size_t i = 0; i < doc.units.size(); ++i) out += shown_unit(doc, static_cast<int>(i)) + "\n";
    return out;
}

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    std::stringstream content;
    content << in.rdbuf();
    return content.str();
}

}  // namespace

TEST_CASE("accepting and rejecting all changes gives the new and the old version") {
    const fs::path folder = fs::temp_directory_path() / ("clausebook-tracked-" + std::to_string(getpid()));
    fs::create_directories(folder);
    std::vector<ProtocolDoc> documents;
    for (const char* name : {"hollinbeck.json", "hollinbeck-2026.json", "merrowshire.json", "penwether.json", "sallowfield.json"})
        documents.push_back(read_gold(gold_folder() / name).doc);

    std::vector<VersionComparison> comparisons;
    const auto compare = [&](const ProtocolDoc& old_doc, const ProtocolDoc& new_doc) {
        comparisons.push_back({"old", "new", old_doc, new_doc, diff_documents(old_doc, {}, new_doc, {})});
    };
    compare(documents[0], documents[1]);
    compare(documents[1], documents[0]);
    compare(documents[2], documents[3]);
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const ProtocolDoc& original = documents[seed % documents.size()];
        compare(original, make_version(original, {&documents[(seed + 1) % documents.size()]}, seed).doc);
    }
    // Other quotes and hyphens in one version are no change, and still come back exactly.
    ProtocolDoc requoted = documents[2];
    for (char& c : requoted.text)
        if (c == '-') c = '\'';
    compare(documents[2], requoted);

    std::string command = "/usr/bin/python3 '" + std::string(CLAUSEBOOK_SOURCE_DIR) + "/tests/tracked_changes/resolve.py'";
    for (std::size_t i = 0; i < comparisons.size(); ++i) {
        const auto bytes = diff_docx(comparisons[i], "2026-05-14");
        REQUIRE(bytes);
        CHECK(*bytes == *diff_docx(comparisons[i], "2026-05-14"));
        const fs::path path = folder / (std::to_string(i) + ".docx");
        std::ofstream(path, std::ios::binary) << *bytes;
        command += " '" + path.string() + "'";
    }
    const int status = std::system(command.c_str());
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) std::exit(77);
    REQUIRE(status == 0);
    for (std::size_t i = 0; i < comparisons.size(); ++i) {
        INFO("comparison " << i << " in " << folder);
        CHECK(content_of(folder / (std::to_string(i) + ".docx.accepted")) == lines_of(comparisons[i].new_doc));
        CHECK(content_of(folder / (std::to_string(i) + ".docx.rejected")) == lines_of(comparisons[i].old_doc));
    }
    fs::remove_all(folder);
}
