// Whole documents: what their annotations hold, the readers give, every word and every number in the same order.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "ingest/read_file.h"
#include "text/words.h"

using namespace clausebook;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

void add_words(const std::string& text, std::vector<std::string>& out) {
    // "1.1" and "e.g" are one word or several; their parts are the same.
    for (const std::string& word : folded_words(text)) {
        std::string part;
        for (const char c : word + ".") {
            if (c != '.' && c != ':' && c != ',') {
                part.push_back(c);
            } else {
                if (!part.empty()) out.push_back(part);
                part.clear();
            }
        }
    }
}

std::vector<std::string> words_of(const SourceText& source) {
    std::vector<std::string> out;
    for (const Line& line : source.lines) {
        if (line.label) add_words(*line.label, out);
        add_words(line.text, out);
    }
    return out;
}

std::vector<std::string> words_of(const nlohmann::json& gold) {
    std::vector<std::string> out;
    for (const auto& unit : gold.at("units"))
        for (const char* key : {"num", "heading", "text"})
            if (unit.at(key).is_string()) add_words(unit.at(key).get<std::string>(), out);
    return out;
}

void check(const fs::path& file, const fs::path& gold) {
    INFO(file.filename().string());
    const auto source = read_file(bytes_of(file), {}, {});
    REQUIRE(source);
    CHECK(words_of(*source) == words_of(nlohmann::json::parse(bytes_of(gold))));
}

}  // namespace

TEST_CASE("the sample documents come whole from Word and from the web") {
    const fs::path corpus = fs::path(CLAUSEBOOK_SOURCE_DIR) / "corpus";
    check(corpus / "protocols/sallowfield.docx-auto.docx", corpus / "gold/sallowfield.json");
    check(corpus / "protocols/penwether.html-site.html", corpus / "gold/penwether.json");
}

TEST_CASE("so do the reference protocols, where they are at hand") {
    const char* told = std::getenv("CLAUSEBOOK_REFERENCE");
    const fs::path reference = told ? fs::path(told) : fs::path(CLAUSEBOOK_SOURCE_DIR) / "../shared";
    if (!fs::exists(reference / "protocols/rendered")) {
        WARN("the reference protocols are not here");
        return;
    }
    for (const char* name : {"county", "district", "hyndburn", "tdc", "town"})
        for (const char* form : {"docx-auto.docx", "docx-typed.docx", "html-site.html", "html-word.html"})
            check(reference / "protocols/rendered" / (std::string(name) + "." + form), reference / "gold" / (std::string(name) + ".json"));
}
