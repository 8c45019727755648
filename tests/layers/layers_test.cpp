// The layers of docs/architecture.md: reads every #include and fails on an edge that data may not flow along.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Edges = std::map<std::string, std::set<std::string>>;

// What each module may include besides itself. Stages are siblings: none includes another.
const Edges k_may_include = [] {
    const std::set<std::string> shared = {"base", "model", "text", "catalogue", "ooxml", "learning"};
    Edges edges = {{"base", {}},        {"model", {"base"}},   {"text", {"base", "model"}}, {"catalogue", {"base", "model", "text"}},
                   {"ooxml", {"base"}}, {"learning", {"base"}}};
    std::set<std::string> all = shared;
    for (const std::string stage : {"ingest", "sandbox", "segment", "extract", "classify", "compare", "answer", "book", "render", "index"}) {
        edges[stage] = shared;
        all.insert(stage);
    }
    edges["app"] = all;
    all.insert("app");
    edges["tools"] = all;
    return edges;
}();

// Headers of libraries that one module owns, by the start of their name, and who may name them in a header or source.
const Edges k_owners = {
    {"unicode/", {"text"}},     {"xapian", {"index"}},      {"poppler-", {"ingest"}},          {"gumbo", {"ingest"}},
    {"tesseract/", {"ingest"}}, {"linear.h", {"learning"}}, {"lemon/", {"compare"}},           {"dtl/", {"compare"}},
    {"microhttpd", {"tools"}},  {"CLI/", {"tools"}},        {"kainjow/", {"render", "tools"}}, {"xlsxwriter", {"render"}},
    {"seccomp", {"sandbox"}},   {"PDFDoc", {"ingest"}},     {"TextOutputDev", {"ingest"}},
};

// Libraries of values that sources may use anywhere, but that stand in no header.
const std::set<std::string> k_never_in_headers = {"pugixml", "nlohmann/", "unicode/", "xapian",     "poppler-",   "gumbo",   "tesseract/", "linear.h",
                                                  "lemon/",  "dtl/",      "zip.h",    "microhttpd", "xlsxwriter", "seccomp", "PDFDoc",     "TextOutputDev"};

std::string module_of(const fs::path& file, const fs::path& root) {
    const fs::path relative = fs::relative(file, root);
    auto part = relative.begin();
    if (*part == "src") ++part;
    return part->string();
}

bool starts_with(const std::string& text, const std::string& prefix) { return text.compare(0, prefix.size(), prefix) == 0; }

}  // namespace

TEST_CASE("no module includes what it must not know") {
    const fs::path root = CLAUSEBOOK_SOURCE_DIR;
    const std::regex include(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
    int files = 0;
    for (const char* top : {"src", "index", "tools"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".h" && extension != ".cpp") continue;
            ++files;
            const std::string module = module_of(entry.path(), root);
            std::ifstream in(entry.path());
            std::smatch match;
            for (std::string line; std::getline(in, line);) {
                if (!std::regex_search(line, match, include)) continue;
                const std::string target = match[1];
                INFO(fs::relative(entry.path(), root).string() << " includes " << target);
                const std::string first = target.substr(0, target.find('/'));
                if (target.find('/') != std::string::npos && k_may_include.count(first) && first != module) {
                    CHECK(k_may_include.at(module).count(first) == 1);
                }
                for (const auto& [library, owners] : k_owners) {
                    if (starts_with(target, library)) CHECK(owners.count(module) == 1);
                }
                for (const auto& library : k_never_in_headers) {
                    if (extension == ".h" && module != "tools") CHECK_FALSE(starts_with(target, library));
                }
            }
        }
    }
    CHECK(files > 5);
}

// Two types of one name in one namespace share what templates make of them: std::vector of the one would be compiled for the other.
TEST_CASE("each type has a name of its own") {
    const fs::path root = CLAUSEBOOK_SOURCE_DIR;
    const std::regex opens(R"re(^(?:inline )?namespace ?([\w:]*) \{)re");
    const std::regex closes(R"re(^\}  // namespace)re");
    const std::regex defines(R"re(^(?:struct|class|union|enum|enum class) (\w+)(?: final)?(?: : [^{]*)? \{)re");
    std::map<std::string, std::string> home;  // file by qualified name
    for (const char* top : {"src", "index", "tools"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".h" && extension != ".cpp") continue;
            const std::string file = fs::relative(entry.path(), root).string();
            std::vector<std::string> open;  // namespaces; an unnamed one is empty
            std::ifstream in(entry.path());
            std::smatch match;
            for (std::string line; std::getline(in, line);) {
                if (std::regex_search(line, match, opens)) open.push_back(match[1]);
                if (std::regex_search(line, closes) && !open.empty()) open.pop_back();
                if (!std::regex_search(line, match, defines) || std::count(open.begin(), open.end(), "") > 0) continue;
                std::string name;
                for (const std::string& outer : open) name += outer + "::";
                name += match[1];
                const auto [there, added] = home.emplace(name, file);
                INFO(name << " in " << file << " and " << there->second);
                CHECK(added);
            }
        }
    }
    CHECK(home.size() > 100);
}

TEST_CASE("no source file passes 600 lines") {
    const fs::path root = CLAUSEBOOK_SOURCE_DIR;
    for (const char* top : {"src", "index", "tools", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".h" && extension != ".cpp") continue;
            std::ifstream in(entry.path());
            int lines = 0;
            for (std::string line; std::getline(in, line);) ++lines;
            INFO(fs::relative(entry.path(), root).string());
            CHECK(lines <= 600);
        }
    }
}
