// Numbers that Word makes: what is printed before each paragraph.
#include <catch2/catch.hpp>

#include "ingest/number_format.h"
#include "ingest/readers.h"
#include "make_docx.h"

using namespace clausebook;
using namespace make_docx;

namespace {

SourceText read(const File& file) {
    const auto made = read_docx(file.bytes(), {});
    REQUIRE(made);
    return *made;
}

std::vector<std::string> labels(const File& file) {
    std::vector<std::string> out;
    for (const Line& line : read(file).lines) out.push_back(line.bullet ? "*" : line.label.value_or("-"));
    return out;
}

using Labels = std::vector<std::string>;

// Paragraphs of list 1 at the given levels.
std::string at_levels(std::initializer_list<int> levels, int list = 1) {
    std::string body;
    for (const int level : levels) body += p("words", in_list(list, level));
    return body;
}

}  // namespace

TEST_CASE("levels count, show the levels above and restart below them") {
    File file;
    file.numbering = definition(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")) + list(1, 0);
    file.body = at_levels({0, 1, 2, 2, 1, 2, 0, 1});
    CHECK(labels(file) == Labels{"1.", "1.1", "(a)", "(b)", "1.2", "(a)", "2.", "2.1"});
}

TEST_CASE("numbers in every form that councils print") {
    CHECK(format_number(27, "lowerLetter") == "aa");
    CHECK(format_number(28, "upperLetter") == "BB");
    CHECK(format_number(49, "lowerRoman") == "xlix");
    CHECK(format_number(4, "upperRoman") == "IV");
    CHECK(format_number(7, "decimalZero") == "07");
    CHECK(format_number(12, "ordinal") == "12th");
    CHECK(format_number(22, "ordinal") == "22nd");
    CHECK(format_number(21, "cardinalText") == "Twenty-one");
    CHECK(format_number(30, "ordinalText") == "Thirtieth");
    CHECK(format_number(6, "chicago") == "\u2020\u2020");
    CHECK(format_number(6, "none").empty());
    CHECK(format_number(6, "hebrew1") == "6");
}

TEST_CASE("an article numbered in roman shows decimal in its legal sub-clauses") {
    File file;
    file.numbering = definition(0, level(0, "upperRoman", "Article %1") + level(1, "decimalZero", "%1.%2", "<w:isLgl/>")) + list(1, 0);
    file.body = at_levels({0, 0, 1, 1});
    CHECK(labels(file) == Labels{"Article I", "Article II", "2.1", "2.2"});
}

TEST_CASE("a level may go on counting, or restart only after a certain level") {
    File file;
    file.numbering = definition(0, level(0, "decimal", "Part %1") + level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>") +
                                       level(2, "lowerLetter", "(%3)", "<w:lvlRestart w:val=\"1\"/>")) +
                     list(1, 0);
    file.body = at_levels({0, 1, 2, 1, 2, 0, 1, 2});
    CHECK(labels(file) == Labels{"Part 1", "1.", "(a)", "2.", "(b)", "Part 2", "3.", "(a)"});
}

TEST_CASE("lists of one definition go on from each other; a start override restarts once") {
    File file;
    file.numbering = definition(0, level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")) + list(1, 0) + list(2, 0) +
                     list(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>");
    file.body = at_levels({0, 0}) + at_levels({0}, 2) + at_levels({0, 1, 0}, 3) + at_levels({0}, 1);
    CHECK(labels(file) == Labels{"1.", "2.", "3.", "1.", "(a)", "2.", "3."});
}

TEST_CASE("restarting a sub-list does not restart the clauses above it") {
    File file;
    const std::string restart_all =
        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
        "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    file.numbering = definition(0, level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")) + list(1, 0) + list(2, 0, restart_all);
    file.body = at_levels({0, 0, 1, 1}) + at_levels({1, 1, 0}, 2);
    CHECK(labels(file) == Labels{"1.", "2.", "(a)", "(b)", "(a)", "(b)", "3."});
}

TEST_CASE("a list may replace a level's shape and start") {
    File file;
    file.numbering = definition(0, level(0, "decimal", "%1.", "", 5)) + list(1, 0) +
                     list(2, 0, "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperLetter", "%1)", "", 3) + "</w:lvlOverride>");
    file.body = at_levels({0, 0});
    CHECK(labels(file) == Labels{"5.", "6."});
    file.body = at_levels({0, 0}, 2);
    CHECK(labels(file) == Labels{"C)", "D)"});
}

TEST_CASE("a level used before the one above it shows where that one would start") {
    File file;
    file.numbering = definition(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")) + list(1, 0);
    file.body = at_levels({1, 1, 0, 1});
    CHECK(labels(file) == Labels{"1.1", "1.2", "1.", "1.1"});
}

TEST_CASE("headings are numbered by their styles, in the level that names the style") {
    File file;
    file.styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Clause\"><w:name w:val=\"Clause\"/><w:basedOn w:val=\"H2\"/><w:pPr><w:outlineLvl "
        "w:val=\"9\"/></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Plain\"><w:name w:val=\"Plain\"/><w:basedOn w:val=\"H1\"/><w:pPr><w:numPr><w:numId "
        "w:val=\"0\"/></w:numPr></w:pPr></w:style>";
    file.numbering =
        definition(0, level(0, "decimal", "%1", "<w:pStyle w:val=\"H1\"/>") + level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"H2\"/>")) + list(1, 0);
    file.body = p("Scope", style("H1")) + p("Text", style("H2")) + p("Clause", style("Clause")) + p("Apart", style("Plain")) +
                p("Off", style("H2") + in_list(0, 0)) + p("Next", style("H1"));
    const auto lines = read(file).lines;
    CHECK(labels(file) == Labels{"1", "1.1", "1.2", "-", "-", "2"});
    CHECK(lines[0].heading_level == 1);
    CHECK(lines[1].heading_level == 2);
    CHECK(lines[2].role == LineRole::list_item);
    CHECK(lines[3].role == LineRole::heading);
}

TEST_CASE("a definition may stand for a list style") {
    File file;
    file.numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"Legal\"/></w:abstractNum>"
        "<w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"Legal\"/>" +
        level(0, "decimal", "%1)") + "</w:abstractNum>" + list(1, 0) + list(2, 1);
    file.body = at_levels({0}) + at_levels({0}, 2);
    CHECK(labels(file) == Labels{"1)", "2)"});
}

TEST_CASE("bullets have no label; an empty numbered paragraph counts and is not a line") {
    File file;
    file.numbering = definition(0, level(0, "bullet", "\uF0B7")) + definition(1, level(0, "decimal", "%1.")) + definition(2, level(0, "none", "")) +
                     list(1, 0) + list(2, 1) + list(3, 2);
    file.body = p("point", in_list(1, 0)) + p("one", in_list(2, 0)) + p("", in_list(2, 0)) + p("three", in_list(2, 0)) + p("bare", in_list(3, 0));
    CHECK(labels(file) == Labels{"*", "1.", "3.", "-"});
    CHECK(read(file).lines[0].list_level == 0);
}

TEST_CASE("a custom format gives its zeros") {
    File file;
    file.numbering = definition(0,
                                "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/><mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" "
                                "w:format=\"001, 002, 003, ...\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent>"
                                "<w:lvlText w:val=\"%1\"/></w:lvl>") +
                     list(1, 0);
    file.body = at_levels({0, 0});
    CHECK(labels(file) == Labels{"009", "010"});
}
