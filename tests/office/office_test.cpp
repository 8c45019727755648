// Office files: what is written is well-formed XML in a zip, the same for the same input, and inert whatever the text.
#include <zip.h>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "render/docx_writer.h"
#include "render/escape_xml.h"
#include "render/xlsx_writer.h"

using namespace clausebook;

namespace {

std::string part_of(const std::string& package, const char* path) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(package.data(), package.size(), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    REQUIRE(archive != nullptr);
    zip_stat_t stat;
    REQUIRE(zip_stat(archive, path, 0, &stat) == 0);
    std::string content(stat.size, '\0');
    zip_file_t* file = zip_fopen(archive, path, 0);
    REQUIRE(zip_fread(file, content.data(), stat.size) == static_cast<zip_int64_t>(stat.size));
    zip_fclose(file);
    zip_close(archive);
    return content;
}

pugi::xml_document parsed(const std::string& xml) {
    pugi::xml_document document;
    const auto result = document.load_buffer(xml.data(), xml.size(), pugi::parse_full | pugi::parse_ws_pcdata);
    INFO(result.description() << " at " << result.offset);
    REQUIRE(result);
    return document;
}

}  // namespace

TEST_CASE("characters that XML forbids are replaced, signs escaped") {
    CHECK(escape_xml("a<b & \"c\">") == "a&lt;b &amp; &quot;c&quot;&gt;");
    CHECK(escape_xml(std::string("x\0y\x0B\xEF\xBF\xBFz", 8)) == "x\xEF\xBF\xBDy\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST_CASE("a Word document keeps its text and its tracked changes") {
    const auto write = [] {
        DocxWriter writer({.title = "Changes & more", .author = "A \"B\"", .date = "2026-05-14"});
        writer.add(docx_paragraph("Heading <1>", DocxStyle::heading1));
        DocxParagraph changed;
        changed.runs = {
            {.text = "within "}, {.text = "5", .revision = Revision::deleted}, {.text = "10", .revision = Revision::inserted}, {.text = " days\tnow"}};
        writer.add(changed);
        DocxParagraph moved = docx_paragraph("moved");
        moved.revision = moved.runs[0].revision = Revision::moved_to;
        moved.move_name = "move1";
        writer.add(moved);
        DocxTable table{.widths = {1, 3}, .header_rows = 1, .rows = {{docx_cell("A", true), docx_cell("B", true)}, {docx_cell("one"), {}}}};
        writer.add(table);
        return writer.finish();
    };
    const auto bytes = write();
    REQUIRE(bytes);
    CHECK(*bytes == *write());
    const auto document = parsed(part_of(*bytes, "word/document.xml"));
    const auto body = document.child("w:document").child("w:body");
    const auto second = body.child("w:p").next_sibling("w:p");
    CHECK(std::string(second.child("w:del").child("w:r").child_value("w:delText")) == "5");
    CHECK(std::string(second.child("w:ins").child("w:r").child_value("w:t")) == "10");
    CHECK(std::string(second.child("w:ins").attribute("w:date").value()) == "2026-05-14T00:00:00Z");
    const auto start = body.select_node("//w:moveToRangeStart").node();
    CHECK(std::string(start.attribute("w:name").value()) == "move1");
    CHECK(std::string(start.attribute("w:id").value()) == body.select_node("//w:moveToRangeEnd").node().attribute("w:id").value());
    CHECK(body.select_nodes("//w:tc[not(w:p)]").empty());  // Word refuses a cell without a paragraph
    parsed(part_of(*bytes, "word/styles.xml"));
    parsed(part_of(*bytes, "[Content_Types].xml"));
    parsed(part_of(*bytes, "docProps/core.xml"));
}

TEST_CASE("a workbook holds text as text, whatever it begins with") {
    XlsxSheet sheet{.name = "Schedule: of [changes] that has far too long a name",
                    .columns = {{"Old", 20}, {"New", 30}},
                    .rows = {{{"=1+1"}, {"plain"}}, {{" @SUM(A1)"}, {"-5", XlsxStyle::strong}}, {{std::string(40000, 'x')}, {.text = "", .number = 2.5}}}};
    const auto bytes = write_xlsx({sheet, sheet}, {.title = "T"});
    REQUIRE(bytes);
    CHECK(*bytes == *write_xlsx({sheet, sheet}, {.title = "T"}));
    const auto document = parsed(part_of(*bytes, "xl/worksheets/sheet1.xml"));
    CHECK(document.select_nodes("//f").empty());
    const auto style_of = [&](const char* cell) {
        return document.select_node((std::string("//c[@r='") + cell + "']").c_str()).node().attribute("s").as_int();
    };
    const auto styles = parsed(part_of(*bytes, "xl/styles.xml"));
    const auto quoted = [&](int style) {
        auto xf = styles.child("styleSheet").child("cellXfs").first_child();
        for (int i = 0; i < style; ++i) xf = xf.next_sibling();
        return xf.attribute("quotePrefix").as_bool();
    };
    CHECK(quoted(style_of("A2")));
    CHECK(quoted(style_of("A3")));
    CHECK(quoted(style_of("B3")));
    CHECK_FALSE(quoted(style_of("B2")));
    const std::string cut = document.select_node("//c[@r='A4']//t").node().child_value();
    CHECK(cut.size() <= 32767);
    CHECK(cut.find("[cut:") != std::string::npos);
    CHECK(std::string(document.select_node("//c[@r='B4']/v").node().child_value()) == "2.5");
    const auto workbook = parsed(part_of(*bytes, "xl/workbook.xml"));
    const auto first = workbook.select_node("//sheet[1]").node(), second = workbook.select_node("//sheet[2]").node();
    CHECK(std::string(first.attribute("name").value()).size() <= 31);
    CHECK(std::string(first.attribute("name").value()) != second.attribute("name").value());
}
