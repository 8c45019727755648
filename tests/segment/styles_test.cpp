// Documents of invented councils, each numbered in another style, with the tree that a careful reader would draw: styles/NAME.txt, NAME.tree.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "ingest/readers.h"
#include "outline.h"
#include "segment/segment_document.h"

namespace fs = std::filesystem;
using namespace clausebook;

namespace {

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string without_blanks(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
}

}  // namespace

TEST_CASE("each numbering style gives its tree") {
    std::size_t styles = 0;
    std::set<fs::path> texts;
    for (const auto& entry : fs::directory_iterator(fs::path(CLAUSEBOOK_SOURCE_DIR) / "tests/segment/styles")) {
        if (entry.path().extension() == ".txt") texts.insert(entry.path());
    }
    for (const fs::path& path : texts) {
        INFO(path.filename().string());
        const Result<SourceText> source = read_text(contents(path), {});
        REQUIRE(source);
        fs::path tree = path;
        tree.replace_extension(".tree");
        CHECK(outline(segment_document(*source)) == contents(tree));
        ++styles;
    }
    CHECK(styles >= 20);
}

TEST_CASE("every word stands in exactly one unit, in order, and the spans say where") {
    for (const auto& entry : fs::directory_iterator(fs::path(CLAUSEBOOK_SOURCE_DIR) / "tests/segment/styles")) {
        if (entry.path().extension() != ".txt") continue;
        INFO(entry.path().filename().string());
        const Result<SourceText> source = read_text(contents(entry.path()), {});
        REQUIRE(source);
        const ProtocolDoc doc = segment_document(*source);
        std::string lines;
        for (const Line& line : source->lines) {
            std::string_view text = line.text;
            for (const std::string_view sign : {"o\t", "\u00A7\t"}) {
                if (text.substr(0, sign.size()) == sign) text.remove_prefix(sign.size());
            }
            lines += std::string(text) + " ";
        }
        CHECK(without_blanks(doc.text) == without_blanks(lines));
        std::size_t end = 0;
        std::set<std::string> ids;
        for (std::size_t i = 0; i < doc.units.size(); ++i) {
            const Unit& unit = doc.units[i];
            CHECK(unit.span().begin == (i == 0 ? 0 : end + 1));
            end = unit.span().end;
            CHECK(unit.parent < static_cast<int>(i));
            CHECK(ids.insert(unit.id).second);
            CHECK_FALSE(unit.citation.empty());
            CHECK(unit.citation.find('/') == std::string::npos);
        }
        CHECK(end == doc.text.size());
    }
}
