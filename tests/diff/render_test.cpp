// The forms in which a comparison is shown: complete, inert whatever the documents hold, the same for the same input.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "compare/diff.h"
#include "diff/versions.h"
#include "render/diff_html.h"
#include "render/diff_json.h"
#include "render/diff_markdown.h"
#include "render/diff_schedule.h"
#include "render/diff_text.h"
#include "support/gold.h"

using namespace clausebook;

namespace {

VersionComparison sample() {
    const DocumentRecord old_record = read_gold(gold_folder() / "hollinbeck.json"), new_record = read_gold(gold_folder() / "hollinbeck-2026.json");
    return {"hollinbeck@1", "hollinbeck@2", old_record.doc, new_record.doc, diff_documents(old_record.doc, old_record.facts, new_record.doc, new_record.facts)};
}

// Units of plain text, one after another.
ProtocolDoc document(const std::vector<std::pair<std::string, std::string>>& units) {
    ProtocolDoc doc;
    for (const auto& [label, text] : units) {
        Unit unit;
        unit.id = unit.citation = "u" + std::to_string(doc.units.size() + 1);
        unit.kind = UnitKind::clause;
        unit.label = {doc.text.size(), doc.text.size() + label.size()};
        doc.text += label + " ";
        unit.text = {doc.text.size(), doc.text.size() + text.size()};
        doc.text += text + "\n";
        doc.units.push_back(unit);
    }
    return doc;
}

VersionComparison hostile() {
    const ProtocolDoc old_doc = document({{"1.", "The <script>alert(1)</script> & *stars* =cmd \x1b[31mred within 5 days of it."},
                                          {"2.", "=SUM(A1) goes away entirely, with all of its words."}});
    const ProtocolDoc new_doc = document({{"1.", "The <script>alert(1)</script> & *stars* =cmd \x1b[31mred within 10 days of it."},
                                          {"2.", "</td></table><h1>comes</h1> with many other and new things ~~so~~."}});
    return {"old\x1b]", "new<b>", old_doc, new_doc, diff_documents(old_doc, {}, new_doc, {})};
}

}  // namespace

TEST_CASE("JSON holds every change, and both versions can be read off its words") {
    const VersionComparison versions = sample();
    const auto json = nlohmann::json::parse(diff_json(versions));
    CHECK(json.at("format") == "clausebook/1");
    CHECK(json.at("old") == "hollinbeck@1");
    REQUIRE(json.at("changes").size() == versions.changes.changes.size());
    const auto words_of = [](const ProtocolDoc& doc, const std::vector<int>& units) {
        std::string out;
        for (const int i : units) {
            const Unit& unit = doc.units[static_cast<std::size_t>(i)];
            for (const Span part : {unit.label, unit.heading, unit.text}) out += doc.words(part);
        }
        return out;
    };
    for (std::size_t i = 0; i < versions.changes.changes.size(); ++i) {
        std::string old_words, new_words;
        for (const auto& run : json.at("changes")[i].at("words")) {
            const std::string text = run.at("text");
            if (run.at("kind") != "inserted") old_words += run.value("old_text", text);
            if (run.at("kind") != "removed") new_words += text;
        }
        CHECK(old_words == words_of(versions.old_doc, versions.changes.changes[i].old_units));
        CHECK(new_words == words_of(versions.new_doc, versions.changes.changes[i].new_units));
    }
}

TEST_CASE("text fits 80 columns and says renumbering in one place") {
    const std::string text = diff_text(sample(), {});
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::size_t width = 0;
        for (const char c : line) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        INFO(line);
        CHECK(width <= 80);
    }
    CHECK(text.find("5 working days of the request{+, or within 10 working days") != std::string::npos);
    CHECK(text.find("[-should-] {+must+}") != std::string::npos);
    CHECK(text.find("12. → 13.") == text.rfind("12. → 13."));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(diff_text(sample(), {.colour = true}).find("\x1b[32mmust\x1b[0m") != std::string::npos);
}

TEST_CASE("no document's words become markup, a formula or a terminal's command") {
    const VersionComparison versions = hostile();
    const std::string text = diff_text(versions, {});
    CHECK(text.find('\x1b') == std::string::npos);
    const std::string markdown = diff_markdown(versions);
    CHECK(markdown.find("<script") == std::string::npos);
    CHECK(markdown.find("\\*stars\\*") != std::string::npos);
    const std::string html = diff_html(versions);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<h1>comes") == std::string::npos);
    pugi::xml_document page;
    const auto parsed = page.load_string(html.substr(html.find("<html")).c_str());
    INFO(parsed.description());
    REQUIRE(parsed);
    CHECK(page.select_nodes("//table").size() == 1);
}

TEST_CASE("the page shows both versions whole, inline and side by side") {
    const VersionComparison versions = sample();
    const std::string html = diff_html(versions);
    pugi::xml_document page;
    REQUIRE(page.load_string(html.substr(html.find("<html")).c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    // Every link of the list of substance leads to a row.
    for (const auto& link : page.select_nodes("//li/a")) {
        const std::string id = std::string(link.node().attribute("href").value()).substr(1);
        CHECK(page.select_nodes(("//*[@id='" + id + "']").c_str()).size() == 1);
    }
    const auto shown = [](const pugi::xpath_node_set& nodes, const char* left_out) {
        std::string out;
        struct Collector : pugi::xml_tree_walker {
            std::string text;
            const char* without = "";
            bool for_each(pugi::xml_node& node) override {
                bool skipped = false;
                for (pugi::xml_node up = node; up; up = up.parent())
                    skipped |= std::string(up.name()) == without || std::string(up.attribute("class").value()) == "note";
                if (node.type() == pugi::node_pcdata && !skipped) text += node.value();
                return true;
            }
        };
        for (const auto& found : nodes) {
            Collector collector;
            collector.without = left_out;
            pugi::xml_node node = found.node();
            node.traverse(collector);
            out += collector.text;
        }
        return out;
    };
    const auto without_blanks = [](std::string text) {
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
        return text;
    };
    CHECK(without_blanks(shown(page.select_nodes("//table//td[1]"), "ins")) == without_blanks(versions.old_doc.text));
    CHECK(without_blanks(shown(page.select_nodes("//table//td[2]"), "del")) == without_blanks(versions.new_doc.text));
    CHECK(without_blanks(shown(page.select_nodes("//div[@class='inline']"), "ins")) == without_blanks(versions.old_doc.text));
    CHECK(without_blanks(shown(page.select_nodes("//div[@class='inline']"), "del")) == without_blanks(versions.new_doc.text));
}

TEST_CASE("the schedule of changes is the same file for the same versions") {
    for (const auto& versions : {sample(), hostile()}) {
        const auto docx = schedule_docx(versions, "2026-05-14"), xlsx = schedule_xlsx(versions, "2026-05-14");
        REQUIRE(docx);
        REQUIRE(xlsx);
        CHECK(*docx == *schedule_docx(versions, "2026-05-14"));
        CHECK(*xlsx == *schedule_xlsx(versions, "2026-05-14"));
    }
}
