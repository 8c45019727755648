// What a Word file says, and what it is refused for.
#include <catch2/catch.hpp>

#include "ingest/readers.h"
#include "make_docx.h"

using namespace clausebook;
using namespace make_docx;

namespace {

SourceText read(const File& file, const ReadOptions& options = {}) {
    const auto made = read_docx(file.bytes(), options);
    REQUIRE(made);
    return *made;
}

std::vector<std::string> texts(const SourceText& source) {
    std::vector<std::string> out;
    for (const Line& line : source.lines) out.push_back(line.text);
    return out;
}

std::vector<std::string> texts(const std::string& body, const ReadOptions& options = {}) {
    File file;
    file.body = body;
    return texts(read(file, options));
}

using Texts = std::vector<std::string>;

std::string r(const std::string& content) { return "<w:r>" + content + "</w:r>"; }
std::string t(const std::string& text) { return r("<w:t xml:space=\"preserve\">" + text + "</w:t>"); }
std::string field(const std::string& code, const std::string& result) {
    return r("<w:fldChar w:fldCharType=\"begin\"/>") + r("<w:instrText>" + code + "</w:instrText>") + r("<w:fldChar w:fldCharType=\"separate\"/>") + result +
           r("<w:fldChar w:fldCharType=\"end\"/>");
}
std::string error_code(const std::string& bytes) {
    const auto made = read_docx(bytes, {});
    REQUIRE_FALSE(made);
    CHECK_FALSE(made.error().message.empty());
    CHECK(made.error().message.find('\n') == std::string::npos);
    return made.error().code;
}

}  // namespace

TEST_CASE("styles make titles and headings, letters their look") {
    File file;
    file.styles =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"Council heading\"/><w:basedOn w:val=\"H\"/></w:style>";
    file.body = p("Protocol", style("T")) + p("Scope", style("H")) + p("Aims", style("Mine")) + p("Bold lead", "", "<w:b/>") +
                p("Plain", "<w:ind w:left=\"720\" w:hanging=\"360\"/>");
    const auto lines = read(file).lines;
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].role == LineRole::title);
    CHECK(lines[1].role == LineRole::heading);
    CHECK(lines[1].heading_level == 2);
    CHECK(lines[1].bold);
    CHECK(lines[1].font_size == 14);
    CHECK(lines[2].heading_level == 2);
    CHECK(lines[3].role == LineRole::body);
    CHECK(lines[3].bold);
    CHECK_FALSE(lines[4].bold);
    CHECK(lines[4].font_size == 11);
    CHECK(lines[4].indent == 18);
    CHECK(lines[4].text_indent == 36);
    CHECK(lines[4].whole_paragraph);
}

TEST_CASE("numbers typed by hand stay in the text, typed bullets become bullets") {
    File file;
    file.body = "<w:p>" + t("4.2") + r("<w:tab/>") + t("Officers advise.") + "</w:p>" + p("\u2022 item") + p("- dash") + p("\u2013\u00A0 dash too") +
                p("-5 degrees") + p("\uF0B7\u00A0sign");
    const auto source = read(file);
    CHECK(texts(source) == Texts{"4.2\tOfficers advise.", "item", "dash", "dash too", "-5 degrees", "sign"});
    CHECK(source.lines[1].bullet);
    CHECK_FALSE(source.lines[4].bullet);
    CHECK(source.lines[5].bullet);
}

TEST_CASE("fields give their result, links their words, boxes their text after the paragraph") {
    CHECK(texts("<w:p>" + t("See ") + field(" REF _x \\h ", t("section 4")) + t(".") + "</w:p>") == Texts{"See section 4."});
    CHECK(texts("<w:p>" + field(" PAGE ", field(" X ", "") + t("7")) + r("<w:fldChar w:fldCharType=\"begin\"/>") +
                r("<w:instrText>XE \"never\"</w:instrText>") + r("<w:t>never</w:t>") + r("<w:fldChar w:fldCharType=\"end\"/>") + t(" end") + "</w:p>") ==
          Texts{"7 end"});
    CHECK(texts("<w:p><w:hyperlink>" + t("the Code") + "</w:hyperlink><w:fldSimple w:instr=\"DATE\">" + t(" 2024") + "</w:fldSimple></w:p>") ==
          Texts{"the Code 2024"});
    const std::string box = "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" + p("In a box") +
                            "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>" + "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p("In a box") +
                            "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
    CHECK(texts("<w:p>" + t("Beside") + r(box) + "</w:p>" + p("Next")) == Texts{"Beside", "In a box", "Next"});
    CHECK(texts("<w:sdt><w:sdtPr/><w:sdtContent>" + p("Controlled") + "</w:sdtContent></w:sdt>") == Texts{"Controlled"});
    CHECK(texts("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + t("Click here") + "</w:sdtContent></w:sdt>" + t("kept") + "</w:p>") ==
          Texts{"kept"});
    CHECK(texts("<w:p>" + t("co") + r("<w:noBreakHyphen/>") + t("opted") + r("<w:softHyphen/>") + t(" \u201Cmember\u2019s\u201D") + "</w:p>") ==
          Texts{"co-opted \u201Cmember\u2019s\u201D"});
}

TEST_CASE("a line break inside a paragraph parts lines that may belong together") {
    File file;
    file.styles = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>";
    file.body = "<w:p>" + t("1.1 First") + r("<w:br/>") + t("1.2 Second") + "</w:p><w:p><w:pPr>" + style("H") + "</w:pPr>" + t("A long") + r("<w:br/>") +
                t("heading") + "</w:p>";
    const auto lines = read(file).lines;
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].whole_paragraph);
    CHECK(lines[1].start == LineStart::new_block);
    CHECK(lines[1].whole_paragraph);
    CHECK(lines[3].start == LineStart::continuation);
    CHECK(lines[3].heading_level == 1);
}

TEST_CASE("tracked changes give the accepted or the original text and are reported") {
    const std::string mark_deleted = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
    const std::string mark_inserted = "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\"/></w:rPr></w:pPr>";
    File file;
    file.body = "<w:p>" + t("within ") + "<w:del>" + r("<w:delText>five</w:delText>") + "</w:del><w:ins>" + t("ten") + "</w:ins>" + t(" days") + "</w:p>" +
                mark_deleted + t("One ") + "</w:p>" + p("paragraph") + mark_inserted + t("Two ") + "</w:p>" + p("halves") + "<w:p><w:moveFrom>" + t("moved") +
                "</w:moveFrom></w:p><w:p><w:moveTo>" + t("moved") + "</w:moveTo></w:p>" +
                table(row(cell(p("kept")) + cell(p("row"))) + row(cell(p("new")) + cell(p("row")), "<w:ins w:id=\"9\"/>"));
    ReadOptions options;
    const auto accepted = read(file, options);
    CHECK(texts(accepted) == Texts{"within ten days", "One paragraph", "Two", "halves", "moved", "kept\trow", "new\trow"});
    REQUIRE(accepted.diagnostics.size() == 1);
    CHECK(accepted.diagnostics[0].code == "tracked-changes");
    options.tracked = TrackedChanges::original;
    CHECK(texts(read(file, options)) == Texts{"within five days", "One", "paragraph", "Two halves", "moved", "kept\trow"});
}

TEST_CASE("a deleted numbered paragraph is not counted") {
    File file;
    file.numbering = definition(0, level(0, "decimal", "%1.")) + list(1, 0);
    file.body = p("one", in_list(1, 0)) + "<w:p><w:pPr>" + in_list(1, 0) + "<w:rPr><w:del/></w:rPr></w:pPr><w:del>" + r("<w:delText>gone</w:delText>") +
                "</w:del></w:p>" + p("two", in_list(1, 0));
    CHECK(read(file).lines.at(1).label == "2.");
    ReadOptions options;
    options.tracked = TrackedChanges::original;
    CHECK(read(file, options).lines.at(2).label == "3.");
}

TEST_CASE("notes follow their paragraph with their number") {
    File file;
    const auto reference = [](const char* kind, int id, const char* more = "") {
        return r("<w:" + std::string(kind) + "Reference w:id=\"" + std::to_string(id) + "\"" + more + "/>");
    };
    file.body = "<w:p>" + t("Friends") + reference("footnote", 2) + t(" declare.") + "</w:p><w:p>" + t("Also") + reference("footnote", 3) +
                reference("endnote", 2) + "</w:p>";
    file.more["footnotes"] =
        part("footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" + p("x") + "</w:footnote><w:footnote w:id=\"2\"><w:p>" + r("<w:footnoteRef/>") +
                              t(" Not online ones.") + "</w:p></w:footnote><w:footnote w:id=\"3\">" + p("Second") + "</w:footnote>");
    file.more["endnotes"] = part("endnotes", "<w:endnote w:id=\"2\">" + p("At the end") + "</w:endnote>");
    const auto lines = read(file).lines;
    CHECK(texts(read(file)) == Texts{"Friends declare.", "Not online ones.", "Also", "Second", "At the end"});
    CHECK(lines[1].role == LineRole::note);
    CHECK(lines[1].label == "1");
    CHECK(lines[3].label == "2");
    CHECK(lines[4].label == "i");
}

TEST_CASE("a table of data gives a line a row") {
    const auto source = [] {
        File file;
        file.body =
            table(row(cell(p("Topic", "", "<w:b/>")) + cell(p("Source", "", "<w:b/>"))) + row(cell(p("Conduct")) + cell(p("The Code") + p("The Officer"))) +
                  row(cell(p("Merged"), "<w:vMerge w:val=\"restart\"/>") + cell(p("one"))) + row(cell(p(""), "<w:vMerge/>") + cell(p("two"))));
        return read(file);
    }();
    CHECK(texts(source) == Texts{"Topic\tSource", "Conduct\tThe Code The Officer", "Merged\tone", "two"});
    CHECK(source.lines[0].role == LineRole::table_row);
    CHECK(source.lines[0].bold);
    CHECK_FALSE(source.lines[1].bold);
}

TEST_CASE("a table that only places prose is prose") {
    const std::string box = table(row(cell(p("1. In a box") + p("2. More"))));
    CHECK(texts(box) == Texts{"1. In a box", "2. More"});
    CHECK(texts(table(row(cell(p("4.1")) + cell(p("Officers advise."))) + row(cell(p("4.2")) + cell(p("Members decide.") + p("Both respect."))))) ==
          Texts{"4.1\tOfficers advise.", "4.2\tMembers decide.", "Both respect."});
    CHECK(texts(table(row(cell(p("Members:")) + cell(p("Officers:"))) + row(cell(p("a") + p("b") + p("c")) + cell(p("d") + p("e") + p("f"))))) ==
          Texts{"Members:", "a", "b", "c", "Officers:", "d", "e", "f"});
    File file;
    file.numbering = definition(0, level(0, "decimal", "%1.")) + definition(1, level(0, "bullet", "o")) + list(1, 0) + list(2, 1);
    file.body = table(row(cell(p("", in_list(1, 0))) + cell(p("First"))) + row(cell(p("", in_list(1, 0))) + cell(p("Second")))) + p("between") +
                table(row(cell(p("Role")) + cell(p("Duties"))) + row(cell(p("Chair")) + cell(p("leads", in_list(2, 0)) + p("signs", in_list(2, 0)))));
    const auto lines = read(file).lines;
    CHECK(texts(read(file)) == Texts{"First", "Second", "between", "Role\tDuties", "Chair", "leads", "signs"});
    CHECK(lines[1].label == "2.");
    CHECK(lines[1].role == LineRole::list_item);
    CHECK(lines[5].bullet);
    CHECK(texts(table(row(cell(p("outer")) + cell(table(row(cell(p("in")) + cell(p("ner")))))))) == Texts{"outer", "in\tner"});
}

TEST_CASE("headers, comments and contents lists are furniture") {
    File file;
    file.styles = "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:name w:val=\"toc 1\"/></w:style>";
    file.body =
        p("Scope 2", style("C")) + "<w:p>" + field(" TOC \\o ", t("Aims 3")) + "</w:p><w:p>" + t("Text") + r("<w:commentReference w:id=\"4\"/>") + "</w:p>";
    file.more["header"] = part("hdr", p("Council Protocol") + "<w:p><w:r><w:pict><v:shape><v:textpath string=\"DRAFT\"/></v:shape></w:pict></w:r></w:p>");
    file.more["footer"] = part("ftr", p("Version 2"));
    file.more["comments"] = part("comments", "<w:comment w:id=\"4\" w:author=\"A Clerk\">" + p("Check this") + "</w:comment>");
    const auto source = read(file);
    CHECK(texts(source) == Texts{"Text"});
    std::map<FurnitureKind, std::vector<std::string>> furniture;
    for (const auto& item : source.furniture) furniture[item.kind].push_back(item.text);
    CHECK(furniture[FurnitureKind::header] == Texts{"Council Protocol"});
    CHECK(furniture[FurnitureKind::footer] == Texts{"Version 2"});
    CHECK(furniture[FurnitureKind::watermark] == Texts{"DRAFT"});
    CHECK(furniture[FurnitureKind::contents] == Texts{"Scope 2", "Aims 3"});
    CHECK(furniture[FurnitureKind::comment] == Texts{"A Clerk: Check this"});
    REQUIRE(source.diagnostics.size() == 2);
    CHECK(source.diagnostics[0].code == "status-mark");
    CHECK(source.diagnostics[1].code == "comments");
}

TEST_CASE("pages are told only where Word's own count agrees") {
    File file;
    file.body = p("one") + "<w:p>" + r("<w:lastRenderedPageBreak/><w:t>two</w:t>") + "</w:p>";
    CHECK(read(file).lines[1].page_number == 0);
    ReadOptions options;
    options.first_page = 2;
    const auto refused = read_docx(file.bytes(), options);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "docx-no-pages");
    file.more["docProps/app.xml"] = "<Properties><Pages>2</Pages></Properties>";
    file.more["_rels/.rels"] =
        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/word/document.xml\"/>"
        "<Relationship Id=\"b\" Type=\"x/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>";
    CHECK(read(file).lines[1].page_number == 2);
    CHECK(read(file).pages.size() == 2);
    CHECK(texts(read(file, options)) == Texts{"two"});
}

TEST_CASE("hidden text, run-in headings and gaps") {
    File file;
    file.numbering = definition(0, level(0, "decimal", "%1.")) + list(1, 0);
    file.body = "<w:p><w:pPr>" + in_list(1, 0) + "<w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>" + t("Scope.") + "</w:p>" + p("It runs on.") + p("") +
                p("Next") + "<w:p>" + r("<w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t>") + t("seen") + "</w:p>";
    const auto source = read(file);
    CHECK(texts(source) == Texts{"Scope. It runs on.", "Next", "seen"});
    CHECK(source.lines[0].label == "1.");
    CHECK(source.lines[1].gap_before == 1);
    CHECK(source.diagnostics.at(0).code == "hidden-text");
}

TEST_CASE("a file without text says so") {
    File file;
    file.body = p("");
    const auto source = read(file);
    CHECK(source.lines.empty());
    CHECK(source.diagnostics.at(0).code == "no-text");
}

TEST_CASE("hostile and damaged files give one clear error each") {
    CHECK(error_code("PK\x03\x04 and then nothing") == "docx-damaged");
    CHECK(error_code(zipped({{"readme.txt", "no Word file"}})) == "docx-no-document");
    File file;
    file.body = p("text");
    const std::string sound = file.bytes();
    CHECK(error_code(sound.substr(0, sound.size() / 2)) == "docx-damaged");
    CHECK(error_code(zipped({{"word/document.xml", "<w:document><w:body>"}})) == "docx-damaged");
    CHECK(error_code(zipped({{"word/document.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" +
                                                       part("document", "<w:body>" + p("&amp;e;") + "</w:body>")}})) == "docx-entities");
    CHECK(error_code(zipped({{"word/document.xml", std::string(101'000'000, ' ')}})) == "docx-too-large");
    std::string deep = p("x");
    for (int i = 0; i < 400; ++i) deep = table(row(cell(deep)));
    file.body = deep;
    CHECK(error_code(file.bytes()) == "docx-too-deep");
    std::string spans = t("x");
    for (int i = 0; i < 5000; ++i) spans = "<w:smartTag>" + spans + "</w:smartTag>";
    file.body = "<w:p>" + spans + "</w:p>";
    CHECK(error_code(file.bytes()) == "docx-too-deep");
}
