// The same document in another surface has the same tree, or a diagnostic names what was lost.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>
#include <vector>

#include "ingest/readers.h"
#include "outline.h"
#include "segment/segment_document.h"

using namespace clausebook;

namespace {

// One paragraph a line, a blank line between; numbers "1." and "1.1", letters, bullets.
const std::vector<std::string> k_paragraphs = {
    "Protocol for Member and Officer Relations",
    "1. Introduction",
    "1.1 The purpose of this protocol is to guide the members and officers of Northmoor District Council in their relations with one another.",
    "1.2 It was adopted by the Council on 12 May 2021 and it replaces the version of 2015, which is withdhdrawn from the same day.",
    "2. The Role of Members",
    "2.1 Members are elected by the residents of their ward and represent all of them, whether or not they voted for them. They are to:",
    "(a) attend the meetings of the Council and of the committees to which they belong;",
    "(b) read the papers that are sent to them before the meeting, and keep confidential what is marked as such; and",
    "(c) declare their interests.",
    "2.2 Members must not press an officer to change a recommendation. Where they disagree, they may say so at the meeting and afterwards in writing.",
    "3. The Role of Officers",
    "3.1 Officers are employed by the Council as a whole. They are responsible to the Chief Executive and not to any member of the Council.",
    "3.2 An officer who is asked for information replies within 10 working days of the request, or says by then when a reply can be expected.",
    "3.3 Officers do not take part in party politics, and in particular they do not:",
    "\u2022 canvass for a candidate;",
    "\u2022 speak at a party's meeting unless the Chief Executive has agreed to it beforehand;",
    "\u2022 display a party's badge.",
    "4. Breaches of this Protocol",
    "4.1 A member who believes that an officer has broken this protocol tells the Chief Executive, who looks into the matter without delay.",
    "4.2 An officer who believes that a member has broken it tells the Monitoring Officer, who decides what is to be done.",
};

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
    return out + "\n";
}

std::vector<std::string> each(const std::function<std::string(const std::string&)>& change) {
    std::vector<std::string> out;
    for (const std::string& paragraph : k_paragraphs) out.push_back(change(paragraph));
    return out;
}

std::string wrapped(const std::string& text, std::size_t width) {
    std::istringstream in(text);
    std::string out, line;
    for (std::string word; in >> word;) {
        if (!line.empty() && line.size() + 1 + word.size() > width) {
            out += line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return out + line;
}

ProtocolDoc segmented(const std::string& text) {
    const Result<SourceText> source = read_text(text, {});
    REQUIRE(source);
    return segment_document(*source);
}

const std::string& expected() {
    static const std::string tree = outline(segmented(joined(k_paragraphs, "\n\n")));
    return tree;
}

const std::regex k_label(R"(^(\d+\.\d+|\d+\.|\([a-z]\)) )");

}  // namespace

TEST_CASE("the tree of the plain document") {
    CHECK(expected() ==
          "title Protocol for Member and Officer Relations\n"
          "section [1.] Introduction\n"
          "  clause [1.1] The purpose of this protocol i ... lations with one another.\n"
          "  clause [1.2] It was adopted by the Council  ... hdrawn from the same day.\n"
          "section [2.] The Role of Members\n"
          "  clause [2.1] Members are elected by the res ... ed for them. They are to:\n"
          "    clause [(a)] attend the meetings of the Cou ... ees to which they belong;\n"
          "    clause [(b)] read the papers that are sent  ... at is marked as such; and\n"
          "    clause [(c)] declare their interests.\n"
          "  clause [2.2] Members must not press an offi ... nd afterwards in writing.\n"
          "section [3.] The Role of Officers\n"
          "  clause [3.1] Officers are employed by the C ... ny member of the Council.\n"
          "  clause [3.2] An officer who is asked for in ...  a reply can be expected.\n"
          "  clause [3.3] Officers do not take part in p ... n particular they do not:\n"
          "    bullet canvass for a candidate;\n"
          "    bullet speak at a party's meeting unl ...  agreed to it beforehand;\n"
          "    bullet display a party's badge.\n"
          "section [4.] Breaches of this Protocol\n"
          "  clause [4.1] A member who believes that an  ... the matter without delay.\n"
          "  clause [4.2] An officer who believes that a ... cides what is to be done.\n");
}

TEST_CASE("without blank lines") { CHECK(outline(segmented(joined(k_paragraphs, "\n"))) == expected()); }

TEST_CASE("numbers on lines of their own") {
    const auto apart = [](const char* between) {
        return each([=](const std::string& p) { return std::regex_replace(p, k_label, std::string("$1") + between); });
    };
    CHECK(outline(segmented(joined(apart("\n"), "\n"))) == expected());
    CHECK(outline(segmented(joined(apart("\n\n"), "\n\n"))) == expected());
}

TEST_CASE("hard-wrapped") {
    for (const std::size_t width : {60, 72, 100}) {
        INFO(width);
        const auto lines = each([=](const std::string& p) { return wrapped(p, width); });
        CHECK(outline(segmented(joined(lines, "\n\n"))) == expected());
        CHECK(outline(segmented(joined(lines, "\n"))) == expected());
    }
}

TEST_CASE("double-spaced") {
    const auto lines = each([](const std::string& p) { return std::regex_replace(wrapped(p, 72), std::regex("\n"), "\n\n"); });
    CHECK(outline(segmented(joined(lines, "\n\n\n\n"))) == expected());
}

TEST_CASE("all on one line") { CHECK(outline(segmented(joined(k_paragraphs, " "))) == expected()); }

TEST_CASE("with non-breaking blanks") {
    const auto hard = each([](const std::string& p) { return std::regex_replace(p, std::regex(" "), "\u00A0"); });
    CHECK(outline(segmented(joined(hard, "\n\n"))) == expected());
    const auto wide = each([](const std::string& p) { return std::regex_replace(p, k_label, "$1\u00A0\u00A0\u00A0\u00A0"); });
    CHECK(outline(segmented(joined(wide, "\n\u00A0\n"))) == expected());
}

TEST_CASE("every line behind a hyphen") {
    const auto lines = each([](const std::string& p) { return "- " + p; });
    CHECK(outline(segmented(joined(lines, "\n"))) == expected());
    const auto numbered = each([](const std::string& p) { return std::regex_search(p, k_label) ? "- " + p : p; });
    CHECK(outline(segmented(joined(numbered, "\n"))) == expected());
}

TEST_CASE("with page furniture between") {
    const auto lines = each([](const std::string& p) { return wrapped(p, 72); });
    std::istringstream in(joined(lines, "\n\n"));
    std::string out;
    int page = 1, rows = 0;
    for (std::string line; std::getline(in, line); ++rows) {
        if (rows % 14 == 0) {
            if (rows > 0) out += "\n                         Page " + std::to_string(page++) + "\n\f";
            out += "NORTHMOOR DISTRICT COUNCIL - CONSTITUTION PART 5\n\n";
        }
        out += line + "\n";
    }
    CHECK(outline(segmented(out + "\n                         Page " + std::to_string(page) + "\n")) == expected());
}

TEST_CASE("Windows line ends and Markdown") {
    CHECK(outline(segmented(joined(k_paragraphs, "\r\n\r\n"))) == expected());
    const auto marked = each([](const std::string& p) {
        return std::regex_search(p, std::regex(R"(^\d\. )")) ? "## **" + p + "**"
               : p == k_paragraphs[0]                        ? "# " + p
                                                             : std::regex_replace(p, std::regex("^\u2022 "), "* ");
    });
    CHECK(outline(segmented(joined(marked, "\n\n"))) == expected());
}

TEST_CASE("lists that restart at one in each section keep their tree") {
    const auto restarted = each([](const std::string& p) { return std::regex_replace(p, std::regex(R"(^\d+\.(\d+) )"), "$1. "); });
    const std::string tree = std::regex_replace(expected(), std::regex(R"(\[\d+\.(\d+)\])"), "[$1.]");
    CHECK(outline(segmented(joined(restarted, "\n\n"))) == tree);
}

TEST_CASE("a lost number is named") {
    auto lost = k_paragraphs;
    lost.erase(lost.begin() + 12);
    bool named = false;
    for (const Diagnostic& d : segmented(joined(lost, "\n\n")).diagnostics) named = named || d.message == "3.1 is followed by 3.3";
    CHECK(named);
}
