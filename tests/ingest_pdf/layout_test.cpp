#include <algorithm>
#include <catch2/catch.hpp>

#include "ingest/readers.h"
#include "made_pdf.h"

using namespace clausebook;

namespace {

SourceText read(const MadePdf& made) {
    const auto text = read_pdf(made.file(), {});
    REQUIRE(text);
    return *text;
}

std::vector<std::string> texts(const SourceText& source) {
    std::vector<std::string> out;
    for (const Line& line : source.lines) out.push_back(line.text);
    return out;
}

std::vector<std::string> furniture(const SourceText& source, FurnitureKind kind) {
    std::vector<std::string> out;
    for (const Furniture& piece : source.furniture) {
        if (piece.kind == kind) out.push_back(piece.text);
    }
    return out;
}

using Texts = std::vector<std::string>;

const Texts k_left = {"1. Members of the council and its",  "officers depend on one another.",   "2. Officers serve the council as a",
                      "whole and not any one group of its", "members, whoever may lead it now.", "3. Advice is given in confidence to",
                      "members who ask for it in writing."};
const Texts k_right = {"4. A request is answered by its own", "department within five working days.", "5. Where it cannot be answered, the",
                       "officer tells the member the reason", "and says when it will be answered.",   "6. The monitoring officer decides in",
                       "cases of doubt or of disagreement."};

}  // namespace

TEST_CASE("two columns are read one after the other, what stands across them where it stands") {
    std::string contents = set_text(72, 780, "A protocol that has a title across both of the columns of its page", 14, "F2");
    contents += set_lines(72, 750, k_left) + set_lines(310, 750, k_right);
    contents += set_text(72, 640, "This sentence under the columns stands across both of them again, and ends it.");
    Texts expected = {"A protocol that has a title across both of the columns of its page"};
    expected.insert(expected.end(), k_left.begin(), k_left.end());
    expected.insert(expected.end(), k_right.begin(), k_right.end());
    expected.push_back("This sentence under the columns stands across both of them again, and ends it.");
    CHECK(texts(read(MadePdf().page(contents))) == expected);
}

TEST_CASE("a hanging indent is no column, and says where the text begins") {
    std::string contents;
    for (int i = 0; i < 8; ++i) {
        const double y = 750 - 40 * i;
        contents += set_text(72, y, std::to_string(i + 1) + ".1") + set_text(108, y, "The clause that stands beside its number goes on for a line");
        contents += set_text(108, y - 13, "and ends in another one under it, well inside the margin.");
    }
    const SourceText text = read(MadePdf().page(contents));
    REQUIRE(text.lines.size() == 16);
    CHECK(text.lines[0].text == "1.1 The clause that stands beside its number goes on for a line");
    CHECK(text.lines[0].indent == Approx(0).margin(1));
    CHECK(text.lines[0].text_indent == Approx(36).margin(1));
    CHECK(text.lines[1].indent == Approx(36).margin(1));
    CHECK(text.lines[1].start == LineStart::continuation);
    CHECK(text.lines[2].start == LineStart::new_block);
    CHECK(text.lines[2].gap_before > 0.8);
}

TEST_CASE("the rows of a table are lines of their own, cells parted by tabs") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"Subject", "Document"}, {"Conduct of members", "Code of Conduct"}, {"Planning", "Planning Code"}, {"Complaints", "Complaints Policy"}};
    std::string contents = set_text(72, 760, "More is said in these documents:");
    for (std::size_t i = 0; i < rows.size(); ++i)
        contents += set_text(80, 730 - 20.0 * static_cast<double>(i), rows[i].first) + set_text(300, 730 - 20.0 * static_cast<double>(i), rows[i].second);
    const SourceText text = read(MadePdf().page(contents));
    REQUIRE(text.lines.size() == 5);
    CHECK(text.lines[2].text == "Conduct of members\tCode of Conduct");
    CHECK(text.lines[2].role == LineRole::table_row);
    CHECK(text.lines[0].role == LineRole::body);
}

TEST_CASE("a word cut at a line's end is made whole, a word's own hyphen stays") {
    const SourceText text = read(MadePdf().page(set_lines(
        72, 750,
        {"1. The council and its committees decide on the basis of informa-", "tion that officers provide, and of the co-operation between them. A co-",
         "operation of this kind is wanted from day to day, and in the day-to-", "day work of the policy-makers, as it is in that of all the other policy-",
         "makers of the county council, who are many and who decide much."})));
    std::string joined;
    for (const Line& line : text.lines) joined += line.text + ' ';
    CHECK(joined.find("of information that officers") != std::string::npos);
    CHECK(joined.find("A co-operation of this") != std::string::npos);
    CHECK(joined.find("the day-to-day work") != std::string::npos);
    CHECK(joined.find("other policy-makers of") != std::string::npos);
}

TEST_CASE("headers, footers, page numbers and their dates are taken out and mined") {
    MadePdf made;
    for (int i = 1; i <= 4; ++i) {
        std::string contents = set_text(72, 800, "Part 5C - Protocol on Relations") + set_text(72, 40, "Version 2.1 Adopted 16 May 2023") +
                               set_text(500, 40, "5." + std::to_string(i + 11));
        for (int k = 0; k < 20; ++k)
            contents += set_text(72, 750 - 20 * k,
                                 std::to_string(i) + "." + std::to_string(k + 1) + " The clause on " +
                                     std::string(3 + (k * 7 + i * 3) % 11, static_cast<char>('a' + (k * 5 + i) % 26)));
        made.page(contents);
    }
    const SourceText text = read(made);
    CHECK(text.lines.size() == 80);
    CHECK(furniture(text, FurnitureKind::header).size() == 4);
    CHECK(text.pages[2].label == "14");
    CHECK(text.details.version == "2.1");
    CHECK(text.details.adopted == "2023-05-16");
}

TEST_CASE("a clause's number alone at the top of a page is no page number") {
    const std::vector<Texts> pages = {{"2.4", "Members of the council take part in its work.", "They are elected."},
                                      {"3.9", "Officers advise on what is lawful and on cost.", "They are neutral in it."},
                                      {"5.3", "Reports are written in plain words by their authors.", "Each names one."},
                                      {"6.1", "The public may ask questions at a meeting of it.", "An answer follows."}};
    MadePdf made;
    for (const Texts& page : pages) made.page(set_lines(72, 780, page, 18));
    CHECK(read(made).lines.size() == 12);
}

TEST_CASE("a watermark is taken out and says what the document is") {
    MadePdf made;
    for (int i = 1; i <= 2; ++i) {
        std::string contents = "BT /F2 90 Tf 0.7 0.7 -0.7 0.7 150 250 Tm (DRAFT) Tj ET\n";
        for (int k = 0; k < 25; ++k)
            contents += set_text(72, 750 - 20 * k,
                                 std::string(1 + (k * 7 + i) % 9, static_cast<char>('a' + (k * 5 + i) % 26)) + " goes on across the page under the mark");
        made.page(contents);
    }
    const SourceText text = read(made);
    CHECK(text.details.status == "draft");
    for (const Line& line : text.lines) CHECK(line.text.find("goes on across the page under the mark") != std::string::npos);
    CHECK(text.lines.size() == 50);
}

TEST_CASE("a contents list is taken out") {
    const Texts entries = {"1. Introduction ........................ 2", "2. Roles of members .................... 3",
                           "3. Roles of officers ................... 3", "4. Review .............................. 4"};
    std::string contents = set_text(72, 760, "Contents", 14, "F2") + set_lines(72, 730, entries);
    const SourceText text =
        read(MadePdf().page(contents).page(set_lines(72, 750, {"1. Introduction", "This is the text of it.", "2. Roles of members", "They decide."})));
    CHECK(text.lines.front().text == "1. Introduction");
    CHECK(furniture(text, FurnitureKind::contents).size() == 5);
}

TEST_CASE("a note's raised number does not change its word") {
    const std::string contents =
        set_text(72, 750, "1. Members may inspect any document") + set_text(260.5, 754, "3", 6.5) + set_text(268, 750, "of the council that they need.");
    CHECK(read(MadePdf().page(contents)).lines.front().text == "1. Members may inspect any document³ of the council that they need.");
}
