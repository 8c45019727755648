#include "segment/label.h"

#include <catch2/catch.hpp>

#include "segment/segment_document.h"

using namespace clausebook;

namespace {

LabelReading best(std::string_view text) {
    const auto readings = read_labels(text);
    REQUIRE_FALSE(readings.empty());
    return readings.front();
}

// The doubt of the likeliest reading; 99 where there is none.
double doubt(std::string_view text) {
    const auto readings = read_labels(text);
    return readings.empty() ? 99 : readings.front().doubt;
}

}  // namespace

TEST_CASE("labels of every style are read") {
    CHECK(best("4.1.1 day to day").depth == 3);
    CHECK(best("4.1.1 day to day").last() == 1);
    CHECK(best("8.63 The Council").values[1] == 63);
    CHECK(best("1.0 Introduction").zero);
    CHECK(best("1.0 Introduction").depth == 1);
    CHECK(best("5C.1.1 Members").lettered_path);
    CHECK(best("A1 Members").last() == 1);
    CHECK(best("(b) advice").wrapper == Wrapper::parens);
    CHECK(best("b) advice").wrapper == Wrapper::paren_right);
    CHECK(best("Section 16: Conduct").word > 0);
    CHECK(best("16.\u2014(1) A member").end == 6);
    CHECK(best("1.Members act").text_begin == 2);
    CHECK(best("(k)Confirm the minutes").text_begin == 3);
    CHECK(best("2. 2.1. Text").values[1] == 1);
    CHECK(best("xiv. the fourteenth").last() == 14);
    CHECK(best("2a All letters").depth == 2);
    CHECK(best("2a All letters").last() == 1);
    CHECK(best("7 Office Protocol").wrapper == Wrapper::none);
}

TEST_CASE("a letter that is also a roman numeral has both readings") {
    const auto readings = read_labels("(i) the reason");
    REQUIRE(readings.size() == 2);
    CHECK(readings[0].last() + readings[1].last() == 10);
    CHECK(read_labels("(v) five").size() == 2);
    CHECK(read_labels("(b) two").size() == 1);
    CHECK(roman_value("iv") == 4);
    CHECK(roman_value("iiii") == 0);
    CHECK(roman_value("mcmxc") == 1990);
}

TEST_CASE("dates, Acts, times, money and words are no labels") {
    CHECK(doubt("16 May 2023") >= 6);
    CHECK(doubt("1986 Act applies") >= 6);
    CHECK(doubt("5 working days") >= 6);
    CHECK(doubt("10.30 am on the day") >= 6);
    CHECK(doubt("10 a.m. on the day") >= 6);
    CHECK(doubt("10a.m. on the day") >= 6);
    CHECK(doubt("\u00A350 or more") >= 6);
    CHECK(doubt("A member may") >= 6);
    CHECK(doubt("e.g. a report") >= 6);
    CHECK(doubt("i.e. the Clerk") >= 6);
    CHECK(doubt("50% of the time") >= 6);
    CHECK(doubt("Section 12 of the constitution") >= 6);
    CHECK(doubt("(2020) said") >= 6);
    CHECK(doubt("(a) to (c) above") >= 4);
}

TEST_CASE("bullets of every shape") {
    CHECK(bullet_length("\u2022 text") == 4);
    CHECK(bullet_length("o  text") == 3);
    CHECK(bullet_length("\u00A7 text") == 3);
    CHECK(bullet_length("- text") == 2);
    CHECK(bullet_length("officer") == 0);
    CHECK(bullet_length("-text") == 0);
}

TEST_CASE("people's names of places") {
    SourceText source;
    const auto add = [&](std::string text, bool bullet = false) {
        Line line;
        line.text = std::move(text);
        line.whole_paragraph = true;
        line.bullet = bullet;
        source.lines.push_back(line);
    };
    add("Protocol on Relations");
    add("1. General");
    add("The Council respects its officers and expects the same respect of its members at all times.");
    add("A member may:");
    add("(a) ask;");
    add("(b) inspect documents that are:");
    add("public;", true);
    add("needed for the member's work.", true);
    add("2. Advice");
    add("2.1 Officers advise all members alike and without favour.");
    const ProtocolDoc doc = segment_document(source);
    REQUIRE(doc.units.size() == 10);
    CHECK(doc.units[1].citation == "section 1");
    CHECK(doc.units[2].citation == "section 1, 1st paragraph");
    CHECK(doc.units[2].id == "1/p1");
    CHECK(doc.units[5].citation == "section 1(b)");
    CHECK(doc.units[5].id == "1/(b)");
    CHECK(doc.units[7].citation == "section 1(b), second bullet");
    CHECK(doc.units[7].id == "1/(b)/b2");
    CHECK(doc.units[9].citation == "paragraph 2.1");
    CHECK(doc.units[9].id == "2.1");
}

TEST_CASE("a dash behind a label is no part of its id") {
    SourceText source;
    for (const char* text : {"A1 \u2013 Members of the Council", "Members are elected for four years.", "A2 \u2013 Officers", "Officers are appointed."}) {
        Line line;
        line.text = text;
        line.whole_paragraph = true;
        source.lines.push_back(line);
    }
    const ProtocolDoc doc = segment_document(source);
    REQUIRE(doc.units.size() == 4);
    CHECK(doc.units[0].id == "A1");
    CHECK(doc.units[2].id == "A2");
}

TEST_CASE("skipped, repeated and misplaced labels are reported") {
    SourceText source;
    for (const char* text :
         {"Rules", "1. First things", "1.1 One stands here.", "1.3 Three stands here.", "1.3 Three stands here again.", "1.2 Two comes late."}) {
        Line line;
        line.text = text;
        line.whole_paragraph = true;
        source.lines.push_back(line);
    }
    const ProtocolDoc doc = segment_document(source);
    std::string codes;
    for (const Diagnostic& d : doc.diagnostics) codes += d.code + ": " + d.message + "\n";
    CHECK(codes ==
          "label-skipped: 1.1 is followed by 1.3\n"
          "label-repeated: 1.3 occurs twice\n"
          "label-out-of-order: 1.3 is followed by 1.2\n");
}

TEST_CASE("labels that stand within labels do no harm") {
    SourceText source;
    Line line;
    for (int i = 0; i < 60; ++i) line.text += "1. (a) 1.1 (a)1.1 2.A Words. 3. 3.1. ";
    source.lines.push_back(line);
    const ProtocolDoc doc = segment_document(source);
    REQUIRE_FALSE(doc.units.empty());
    CHECK(doc.units.back().span().end == doc.text.size());
}

TEST_CASE("any input gives a document") {
    CHECK(segment_document({}).units.empty());
    SourceText source;
    for (const char* text : {"", " ", "1.", "((((", "\u2022", "\xFF\xFE", "1.1.1.1.1.1.1.1.1.1.1", "(((a)))", ".....", "\t\t\t"}) {
        Line line;
        line.text = text;
        source.lines.push_back(line);
    }
    const ProtocolDoc doc = segment_document(source);
    CHECK_FALSE(doc.units.empty());
}

TEST_CASE("a number that markup made and that is no label is kept as words") {
    SourceText source;
    source.lines.resize(2);
    source.lines[0].text = "Scope";
    source.lines[0].label = "Stage one:";
    source.lines[1].text = "Officers advise.";
    source.lines[1].label = "1.1";
    const ProtocolDoc doc = segment_document(source);
    CHECK(doc.text.find("Stage one: Scope") != std::string::npos);
    CHECK(doc.words(doc.units.back().label) == "1.1");
}
