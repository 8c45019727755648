// Akoma Ntoso: whole documents go out and come back, and what goes out is valid.
#include "book/akn.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "support/gold.h"

namespace fs = std::filesystem;
using namespace clausebook;

namespace {

std::vector<fs::path> gold_files() {
    std::vector<fs::path> files;
    const fs::path reference = reference_folder();
    for (const fs::path& folder : {fs::path(CLAUSEBOOK_SOURCE_DIR) / "corpus" / "gold", reference / "gold"}) {
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string name = entry.path().filename().string();
            if (entry.path().extension() == ".json" && name != "provisions.json" && name != "questions.json" && name.find(".changes") == std::string::npos) {
                files.push_back(entry.path());
            }
        }
    }
    return files;
}

// A record of hand-made units with every other field filled from a seeded generator.
DocumentRecord filled(DocumentRecord record, unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return n == 0 ? std::size_t{0} : static_cast<std::size_t>(random()) % n; };
    const auto words = [&] { return std::string("“a & b” <c>\n\t'd' \"e\" ") + std::to_string(random()) + " é 𝄞"; };
    const auto number = [&] { return static_cast<double>(random()) / 7919.0; };
    ProtocolDoc& doc = record.doc;
    const auto span = [&] {
        const std::size_t begin = below(doc.text.size());
        return Span{begin, begin + below(doc.text.size() - begin)};
    };
    const auto unit = [&] { return static_cast<int>(below(doc.units.size())); };
    const auto unit_if_any = [&] { return static_cast<int>(below(doc.units.size() + 1)) - 1; };
    record.version = static_cast<int>(below(9)) + 1;
    doc.details = {words(), words(), "county", "england", "protocol", "2023-05-16", "2027", "", "4.1", "draft", "https://example.org/?a=1&b=2", "2026-01-01"};
    doc.format = "pdf";
    for (Unit& u : doc.units) u.citation = words();
    for (int i = 0; i < 20; ++i) {
        doc.pages.push_back({i + 1, i % 2 ? words() : "", number(), number(), i % 3 == 0});
        doc.places.push_back({span(), i + 1, {number(), number(), number(), number()}});
        doc.furniture.push_back({static_cast<FurnitureKind>(i % 7), words(), i, {number(), 0, 1e-9, number()}, below(1000)});
        doc.diagnostics.push_back({static_cast<Severity>(i % 3), "code", words(), span(), i});
        record.facts.duties.push_back({unit(), span(), static_cast<Modality>(i % 5), words(), "rule"});
        record.facts.references.push_back(
            {unit(), span(), static_cast<ReferenceKind>(i % 2), unit_if_any(), words(), i % 2 ? "lga-1972" : "", words(), i % 2 == 0, unit_if_any(), "rule"});
        TimeLimit limit;
        limit.unit = unit(), limit.span = span(), limit.qualifier = span(), limit.rule = words(), limit.trigger = words();
        if (i % 2) limit.quantity = i == 1 ? 0.0 : number();
        limit.period = static_cast<Period>(i % 8), limit.day_type = static_cast<DayType>(i % 5), limit.promise = static_cast<Promise>(i % 7);
        limit.hard_cap = i % 2 == 0, limit.modality = static_cast<Modality>(i % 5);
        record.facts.time_limits.push_back(limit);
        record.facts.deciders.push_back({unit(), span(), words(), "chief-executive", static_cast<Stage>(i % 7), words(), words(), "rule"});
        ProvisionAnswer answer;
        answer.key = words(), answer.status = static_cast<AnswerStatus>(i % 3), answer.value = words(), answer.probability = number(),
        answer.near_threshold = i % 2;
        answer.units = {{unit(), number(), {words(), words()}}, {unit(), 0, {}}}, answer.quotes = {span(), span()},
        answer.nearest = {{unit(), number(), {words()}}};
        record.answers.push_back(answer);
    }
    return record;
}

}  // namespace

TEST_CASE("a fact that names no clause is damage, not a fact of no clause") {
    const DocumentRecord record = filled(read_gold(gold_files().front()), 1);
    std::string xml = write_akn(record);
    const std::size_t at = xml.find(" unit=\"");
    REQUIRE(at != std::string::npos);
    xml[at + 1] = 't';
    CHECK_FALSE(read_akn(xml, record.doc.text).has_value());
}

TEST_CASE("a document that is written and read back is the same") {
    const std::vector<fs::path> files = gold_files();
    REQUIRE(files.size() >= 5);
    unsigned seed = 1;
    for (const fs::path& file : files) {
        INFO(file.string());
        const DocumentRecord record = read_gold(file);
        REQUIRE(read_akn(write_akn(record), record.doc.text) == record);
        for (int i = 0; i < 5; ++i) {
            const DocumentRecord all = filled(record, ++seed);
            const auto back = read_akn(write_akn(all), all.doc.text);
            REQUIRE(back.has_value());
            REQUIRE(*back == all);
            REQUIRE(write_akn(*back) == write_akn(all));
        }
    }
    const DocumentRecord nothing;
    CHECK(read_akn(write_akn(nothing), "") == nothing);
}

TEST_CASE("what is written is valid Akoma Ntoso 3.0") {
    if (std::system("xmllint --version >/dev/null 2>&1") != 0) {
        WARN("xmllint is not installed: validity is not tested");
        return;
    }
    const fs::path folder = fs::path(CLAUSEBOOK_BUILD_DIR) / "akn_test";
    fs::create_directories(folder);
    std::string command = "xmllint --noout --nonet --schema '" CLAUSEBOOK_SOURCE_DIR "/tests/schemas/akomantoso30.xsd'";
    unsigned seed = 100;
    int n = 0;
    const auto add = [&](const DocumentRecord& record) {
        const fs::path file = folder / (std::to_string(++n) + ".xml");
        std::ofstream(file) << write_akn(record);
        command += " '" + file.string() + "'";
    };
    add({});
    for (const fs::path& file : gold_files()) {
        add(read_gold(file));
        add(filled(read_gold(file), ++seed));
    }
    DocumentRecord odd = read_gold(gold_files().front());
    odd.doc.units[1].id = odd.doc.units[2].id;  // named twice
    odd.doc.units[3].id = "has blanks#2";
    odd.doc.text[odd.doc.units[0].text.begin] = '\x01';  // no character of XML
    odd.doc.diagnostics.push_back({Severity::warning, "x", "bad \xff byte and \x02", {}, 0});
    add(odd);
    const std::string log = (folder / "log").string();
    const int status = std::system((command + " >'" + log + "' 2>&1").c_str());
    if (status != 0) {
        std::ifstream in(log);
        for (std::string line; std::getline(in, line);) {
            if (line.find("validates") == std::string::npos) UNSCOPED_INFO(line.substr(0, 300));
        }
    }
    CHECK(status == 0);
}

TEST_CASE("a damaged document is told, and breaks nothing") {
    const DocumentRecord record = filled(read_gold(gold_files().front()), 7);
    const std::string xml = write_akn(record);
    CHECK(read_akn("", "").error().code == "akn-damaged");
    CHECK(read_akn("<akomaNtoso/>", "").error().code == "akn-damaged");
    CHECK(read_akn(xml, "too short").error().code == "akn-damaged");
    CHECK(read_akn(xml.substr(0, xml.size() / 2), record.doc.text).error().code == "akn-damaged");
    std::mt19937 random(3);
    for (int i = 0; i < 300; ++i) {
        std::string broken = xml;
        for (int k = 0; k < 3; ++k) broken[random() % broken.size()] = static_cast<char>('0' + random() % 10);
        const auto back = read_akn(broken, record.doc.text);
        if (!back) continue;
        for (const Unit& unit : back->doc.units) {
            CHECK(unit.text.end <= back->doc.text.size());
            CHECK(unit.parent < static_cast<int>(back->doc.units.size()));
        }
    }
}
