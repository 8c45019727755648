#include <catch2/catch.hpp>

#include "ingest/readers.h"
#include "ingest/text_markdown.h"

using namespace clausebook;

namespace {

SourceText read(std::string_view bytes, const ReadOptions& options = {}) {
    const Result<SourceText> source = read_text(bytes, options);
    REQUIRE(source);
    return *source;
}

std::string lines_of(const SourceText& source) {
    std::string out;
    for (const Line& line : source.lines) out += line.text + "\n";
    return out;
}

}  // namespace

TEST_CASE("lines keep their indent, the space above and their place in the file") {
    const SourceText source = read("Title\r\n\r\n1.   First\r\n     more\r\n\t\xE2\x80\xA2 item\r\n");
    REQUIRE(source.lines.size() == 4);
    CHECK(source.format == "text");
    CHECK(source.lines[0].gap_before == 0);
    CHECK(source.lines[1].gap_before == 1);
    CHECK(source.lines[1].text == "1.   First");
    CHECK(source.lines[1].source_begin == 9);
    CHECK(source.lines[2].indent == 5);
    CHECK(source.lines[3].bullet);
    CHECK(source.lines[3].text == "item");
    CHECK(source.lines[3].indent == 8);
    CHECK(source.lines[3].text_indent == 10);
    CHECK(source.pages.empty());
    CHECK(source.lines[0].page_number == 0);
}

TEST_CASE("form feeds part pages, and a part of them can be asked for") {
    const std::string_view text = "one\n\ftwo\n\fthree\n\f";
    const SourceText all = read(text);
    REQUIRE(all.pages.size() == 3);
    CHECK(all.lines[2].page_number == 3);
    ReadOptions part;
    part.first_page = 2;
    part.last_page = 2;
    const SourceText second = read(text, part);
    CHECK(lines_of(second) == "two\n");
    CHECK(second.lines[0].page_number == 2);
    part.first_page = part.last_page = 9;
    CHECK(read_text(text, part).error().code == "text-empty");
}

TEST_CASE("running headers, footers and page numbers are taken out") {
    std::string text;
    for (int page = 1; page <= 4; ++page) {
        text += "MEMBERS' PROTOCOL\n\nWords of page " + std::string(1, static_cast<char>('A' + page)) + " that go on.\n\n      Page " + std::to_string(page) +
                " of 4\n\f";
    }
    const SourceText source = read(text);
    CHECK(lines_of(source) == "Words of page B that go on.\nWords of page C that go on.\nWords of page D that go on.\nWords of page E that go on.\n");
    CHECK(source.furniture.size() == 8);
}

TEST_CASE("a running header in capitals goes, the title that it repeats stays") {
    std::string text;
    for (int page = 1; page <= 4; ++page) {
        text += "MEMBERS' PROTOCOL\n\n" + std::string(page == 1 ? "Members' Protocol\n\n" : "") + "Words of page " +
                std::string(1, static_cast<char>('A' + page)) + ".\n\f";
    }
    CHECK(lines_of(read(text)) == "Members' Protocol\nWords of page B.\nWords of page C.\nWords of page D.\nWords of page E.\n");
}

TEST_CASE("Markdown signs are no text") {
    CHECK(read_markdown_line("## **3. Members**").text == "3. Members");
    CHECK(read_markdown_line("## **3. Members**").heading_level == 2);
    CHECK(read_markdown_line("**All of it is bold**").bold);
    CHECK_FALSE(read_markdown_line("**Lead** and text").bold);
    CHECK(read_markdown_line("**Lead** and *more* text").text == "Lead and more text");
    CHECK(read_markdown_line("2 * 3 is 6 and a_b_c stays").text == "2 * 3 is 6 and a_b_c stays");
    CHECK(read_markdown_line("a starred word*. Then more").text == "a starred word*. Then more");
    CHECK(read_markdown_line("*A note that nothing closes").starred);
    CHECK(read_markdown_line("1\\. Title").text == "1. Title");
    CHECK(read_markdown_line("-----").rule);
    CHECK(read_markdown_line("| Topic | Source |").text == "Topic\tSource");
    CHECK(read_markdown_line("|---|---|").rule);
    CHECK(read_markdown_line("#hashtag").heading_level == 0);
}

TEST_CASE("tables' rows are told from labels before a tab") {
    const SourceText source = read("Topic\tSource\n1.\tMembers\n(a)\tadvice\n4.2\tA\tB\n");
    CHECK(source.lines[0].role == LineRole::table_row);
    CHECK(source.lines[1].role == LineRole::body);
    CHECK(source.lines[2].role == LineRole::body);
    CHECK(source.lines[3].role == LineRole::table_row);
}

TEST_CASE("columns of a table set with blanks are rows") {
    const SourceText source =
        read("See these documents:\n\nTopic               Source\nConduct             Code of Conduct\nComplaints          Complaints Policy\n\nEnd.\n");
    REQUIRE(source.lines.size() == 5);
    CHECK(source.lines[1].role == LineRole::table_row);
    CHECK(source.lines[2].text == "Conduct\tCode of Conduct");
    CHECK(source.lines[4].role == LineRole::body);
    // A single wide gap is none, nor are justified lines.
    CHECK(read("Conduct      of members\nand a line\n").lines[0].role == LineRole::body);
    CHECK(read("the   Council   must   keep   in\nmind   the   needs   of   its   own\n").lines[0].role == LineRole::body);
}

TEST_CASE("every encoding, damage is reported, emptiness is an error") {
    CHECK(read("caf\xE9 \x93quoted\x94").lines[0].text == "caf\u00E9 \u201Cquoted\u201D");
    CHECK(read(std::string_view("\xFF\xFEO\0k\0", 6)).lines[0].text == "Ok");
    CHECK(read("caf\xC3\xA9 d\xC3\xA9j\xC3\xA0 vu na\xC3\xAFve \xC3\xA9t\xC3\xA9 \xFF word").diagnostics.size() == 1);
    for (const std::string_view empty : {"", " \n\t\n", "\f\f", "-----\n"}) CHECK(read_text(empty, {}).error().code == "text-empty");
}
