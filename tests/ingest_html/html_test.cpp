// What a web page says, what of it is the site's, and what it is refused for.
#include <catch2/catch.hpp>

#include "ingest/readers.h"

using namespace clausebook;

namespace {

using Texts = std::vector<std::string>;

const std::string k_prose =
    "Members and officers treat each other with courtesy and respect at all times, in meetings and out of them, and in what they write.";

SourceText read(const std::string& page, const ReadOptions& options = {}) {
    const auto made = read_html(page, options);
    REQUIRE(made);
    return *made;
}

Texts texts(const SourceText& source) {
    Texts out;
    for (const Line& line : source.lines) out.push_back(line.text);
    return out;
}
Texts texts(const std::string& page) { return texts(read(page)); }

Texts labels(const std::string& page) {
    Texts out;
    for (const Line& line : read(page).lines) out.push_back(line.bullet ? "*" : line.label.value_or("-"));
    return out;
}

std::string chrome_of(const SourceText& source) {
    std::string out;
    for (const Furniture& item : source.furniture)
        if (item.kind == FurnitureKind::chrome) out += item.text + "|";
    return out;
}

std::string error_code(const std::string& page) {
    const auto made = read_html(page, {});
    REQUIRE_FALSE(made);
    CHECK(made.error().message.find('\n') == std::string::npos);
    return made.error().code;
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("headings and paragraphs with their look") {
    const auto lines = read(
                           "<title>Protocol - Council</title><h1>Protocol</h1><h2>1. Scope</h2><p>1.1 It applies.</p><p><b>Bold lead</b></p>"
                           "<p style='margin-left:2em;text-indent:-1em;font-size:10pt'><i>Small</i></p>")
                           .lines;
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].role == LineRole::title);
    CHECK(lines[1].heading_level == 2);
    CHECK(lines[1].role == LineRole::heading);
    CHECK(lines[2].role == LineRole::body);
    CHECK(lines[2].whole_paragraph);
    CHECK(lines[3].bold);
    CHECK(lines[4].italic);
    CHECK(lines[4].font_size == 10);
    CHECK(lines[4].text_indent == 20);
    CHECK(lines[4].indent == 10);
}

TEST_CASE("of several first-level headings the first is the title only where the page's title says so") {
    CHECK(read("<title>Member Protocol | Council</title><h1>Member protocol</h1><h1>Scope</h1><p>x</p>").lines[0].role == LineRole::title);
    CHECK(read("<title>Constitution</title><h1>Scope</h1><h1>Aims</h1><p>x</p>").lines[0].role == LineRole::heading);
}

TEST_CASE("ordered lists show the numbers that a browser prints") {
    CHECK(labels("<ol><li>a<li>b<ol type=a><li>c<li>d</ol><li>e</ol>") == Texts{"1.", "2.", "a.", "b.", "3."});
    CHECK(labels("<ol start=4 type=I><li>a<li value=9>b<li>c</ol>") == Texts{"IV.", "IX.", "X."});
    CHECK(labels("<ol reversed><li>a<li>b<li>c</ol>") == Texts{"3.", "2.", "1."});
    CHECK(labels("<ol style='list-style-type: lower-roman'><li>a<li style='list-style-type:upper-alpha'>b</ol>") == Texts{"i.", "B."});
    CHECK(labels("<ol start=26 type=a><li>a<li>b<li>c</ol>") == Texts{"z.", "aa.", "ab."});
    CHECK(labels("<ul><li>a<ol><li>b</ol><li>c</ul>") == Texts{"*", "1.", "*"});
    CHECK(labels("<ol style='list-style:none'><li>(a) typed</ol>") == Texts{"-"});
    CHECK(labels("<ol><li><h2>Scope</h2><p>words</p><li><h2>Aims</h2></ol>") == Texts{"1.", "-", "2."});
    CHECK(labels("<ol><li></li><li>second</ol>") == Texts{"2."});
    const auto lines = read("<ol><li>one<ul><li>two</ul></ol>").lines;
    CHECK(lines[0].list_level == 0);
    CHECK(lines[1].list_level == 1);
    CHECK(lines[1].indent > lines[0].indent);
}

TEST_CASE("blanks, breaks and blocks in the middle of a line") {
    CHECK(texts("<p>one\n   two&nbsp;three</p>") == Texts{"one two three"});
    CHECK(texts("<p>4.2&nbsp;&nbsp;&nbsp;Officers advise.</p>") == Texts{"4.2\tOfficers advise."});
    CHECK(texts("<p><span style='display:inline-block;width:36pt'>4.2</span>Officers</p>") == Texts{"4.2\tOfficers"});
    CHECK(texts("<span>before<div>block</div>after</span>") == Texts{"before", "block", "after"});
    CHECK(texts("<div><h2>Head</h2>loose</div>") == Texts{"Head", "loose"});
    CHECK(read("<div><h2>Head</h2>loose</div>").lines[1].role == LineRole::body);
    CHECK(texts("<p>&bull; point<p>- dash<p>\u00B7&nbsp;&nbsp;dot") == Texts{"point", "dash", "dot"});
    const auto lines = read("<p>1.1 First<br>1.2 Second<br><br>Third of the<br>rest<br></p><p>Next</p>").lines;
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].whole_paragraph);
    CHECK(lines[1].start == LineStart::new_block);
    CHECK(lines[2].start == LineStart::new_block);
    CHECK_FALSE(lines[2].whole_paragraph);
    CHECK(lines[3].start == LineStart::unknown);
    CHECK(lines[3].whole_paragraph);
    CHECK(lines[4].start == LineStart::new_block);
    CHECK(texts("<pre>1. one\n2. two</pre>") == Texts{"1. one", "2. two"});
    CHECK(texts("<p>It&#146;s \u201Ckept\u201D</p>") == Texts{"It\u2019s \u201Ckept\u201D"});
}

TEST_CASE("tables of data, layout tables and definition lists") {
    const auto source = read("<table><tr><th>Topic<th>Source<tr><td>Conduct<td>The Code<br>The Officer</table>");
    CHECK(texts(source) == Texts{"Topic\tSource", "Conduct\tThe Code The Officer"});
    CHECK(source.lines[0].role == LineRole::table_row);
    CHECK(source.lines[0].bold);
    CHECK(texts("<table role=presentation><tr><td>One<td>Two</table>") == Texts{"One", "Two"});
    CHECK(texts("<table><tr><td><h2>Scope</h2><p>Words</p><td><p>Other</p></table>") == Texts{"Scope", "Words", "Other"});
    CHECK(texts("<table><caption>Who</caption><tr><td>4.1<td>Officers advise.</table>") == Texts{"Who", "4.1\tOfficers advise."});
    const auto terms = read("<dl><dt>Member</dt><dd>a councillor</dd></dl>").lines;
    CHECK(terms[0].bold);
    CHECK(terms[1].indent > terms[0].indent);
}

TEST_CASE("what the site puts around the words is chrome") {
    const auto source = read(
        "<header><a href=/>Council</a></header><nav><a href=/a>A</a></nav><div class='breadcrumb'><a href=/>Home</a> > <a href=/b>Policies</a></div>"
        "<div id='ccc-cookie'>We set cookies.</div><h1>Protocol</h1><p>" +
        k_prose +
        "</p><p>Last updated: 3 May 2023</p><p>Return to top</p>"
        "<aside>See also</aside><footer>Contact us</footer><script>x()</script><p style='display:none'>unseen</p>");
    CHECK(texts(source) == Texts{"Protocol", k_prose});
    CHECK(chrome_of(source) == "Council|A|Home > Policies|We set cookies.|See also|Contact us|Last updated: 3 May 2023|Return to top|");
}

TEST_CASE("a marked main part is the page; its title may stand before it") {
    CHECK(texts("<div><p>Alert: offices are closed on Monday because of the weather.</p><div><h1>Protocol</h1></div><main><p>" + k_prose +
                "</p></main><p>Visit us</p></div>") == Texts{"Protocol", k_prose});
    CHECK(texts("<div>Around</div><div id=content><h1>Protocol</h1><p>" + k_prose + "</p></div>") == Texts{"Protocol", k_prose});
}

TEST_CASE("names of classes do not take the page away") {
    CHECK(texts("<div class='banner menu'><h1>Protocol</h1><p>" + k_prose + "</p></div>") == Texts{"Protocol", k_prose});
    CHECK(texts("<form class=search><h1>Protocol</h1><p>" + k_prose + "</p><input value=x></form>") == Texts{"Protocol", k_prose});
}

TEST_CASE("menus without a name are known by their links") {
    const std::string menu = "<ul><li><a href=/1>Council tax</a><li><a href=/2>Planning</a><li><a href=/3>Bins</a></ul>";
    CHECK(texts(menu + "<h1>Protocol</h1><p>" + k_prose + "</p>" + menu) == Texts{"Protocol", k_prose});
    CHECK(texts("<h1>Protocol</h1><p>" + k_prose + "</p><h2>Further information</h2>" + menu).size() == 6);
    const auto source =
        read("<h1>Protocol</h1><p>Contents</p><ul><li><a href='#a'>Scope</a><li><a href='#b'>Aims</a><li><a href='#c'>Review</a></ul><h2 id=a>Scope</h2><p>" +
             k_prose);
    CHECK(texts(source) == Texts{"Protocol", "Scope", k_prose});
    CHECK(source.furniture.at(0).kind == FurnitureKind::contents);
}

TEST_CASE("breaks that only wrap running text leave open where a line belongs") {
    const auto lines = read(
                           "<p>Members and officers should at all times treat each<br>other with courtesy and respect, in every meeting of<br>the Council and "
                           "in what they say of each other in<br>"
                           "public and in the press, as the Code demands of all</p>")
                           .lines;
    REQUIRE(lines.size() == 4);
    for (std::size_t i = 1; i < 4; ++i) CHECK(lines[i].start == LineStart::unknown);
}

TEST_CASE("sentences in heading elements are no headings") {
    const auto lines = read(
                           "<h2>Scope</h2><h3>1.1 Officers must answer members within five working days.</h3><h3>1.2 Members must ask.</h3>"
                           "<h3>1.3 Both must keep what they learn in confidence;</h3><h3>Exceptions</h3>")
                           .lines;
    CHECK(lines[0].role == LineRole::heading);
    for (std::size_t i = 1; i < 4; ++i) CHECK(lines[i].role == LineRole::body);
    CHECK(lines[4].role == LineRole::heading);
}

TEST_CASE("what Word exports: numbers of its lists, contents, notes") {
    const std::string ignore = "<![if !supportLists]><span style='mso-list:Ignore'>";
    const auto source =
        read("<p class=MsoToc1>Scope 3</p><p class=MsoTitle>Protocol</p><p class=MsoNormal style='mso-list:l0 level1 lfo1'>" + ignore +
             "1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>Scope</p>"
             "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>(a)<span>&nbsp;</span></span>"
             "<!--[endif]-->Officers<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a></p>"
             "<p class=MsoNormal style='mso-list:l1 level1 lfo2'>" +
             ignore +
             "<span style='font-family:Wingdings'>\u00D8<span>&nbsp;</span></span></span><![endif]>point<o:p></o:p></p>"
             "<p class=MsoFootnoteText><a href='#_ftnref1'>[1]</a> A note</p>");
    CHECK(texts(source) == Texts{"Protocol", "Scope", "Officers", "point", "[1] A note"});
    CHECK(source.lines[0].role == LineRole::title);
    CHECK(source.lines[1].label == "1.");
    CHECK(source.lines[2].label == "(a)");
    CHECK(source.lines[2].list_level == 1);
    CHECK(source.lines[3].bullet);
    CHECK(source.lines[4].role == LineRole::note);
    CHECK(source.furniture.at(0).text == "Scope 3");
}

TEST_CASE("what LibreOffice exports: the page's header and footer") {
    const auto source = read("<div title=header><p>Council - Protocol</p></div><h1>Protocol</h1><p>Text</p><div title=footer><p>Version 2</p></div>");
    CHECK(texts(source) == Texts{"Protocol", "Text"});
    CHECK(source.furniture.at(0).kind == FurnitureKind::header);
    CHECK(source.furniture.at(1).kind == FurnitureKind::footer);
}

TEST_CASE("the page's encoding is told by its bytes") {
    CHECK(texts("<meta charset=windows-1252><p>member\x92s") == Texts{"member\u2019s"});
    CHECK(texts("<meta charset=iso-8859-1><p>member\u2019s") == Texts{"member\u2019s"});
    CHECK(texts(std::string("\xFF\xFE<\0p\0>\0h\0i\0", 12)) == Texts{"hi"});
    CHECK(read("<meta charset=koi8-r><p>\xC9\xC9").diagnostics.at(0).code == "encoding-unknown");
    // What is told of the name is ASCII whatever bytes stand there.
    CHECK(read("<meta charset=win\xED\x90ws-1252><p>\xC9\xC9").diagnostics.at(0).message.find("in win,") != std::string::npos);
}

TEST_CASE("marked changes are read either way") {
    const std::string page = "<p>within <del>five</del><ins>ten</ins> days</p>";
    CHECK(texts(page) == Texts{"within ten days"});
    ReadOptions options;
    options.tracked = TrackedChanges::original;
    const auto source = read(page, options);
    CHECK(texts(source) == Texts{"within five days"});
    CHECK(source.diagnostics.at(0).code == "tracked-changes");
}

TEST_CASE("damaged and hostile pages") {
    CHECK(read("").diagnostics.at(0).code == "no-text");
    CHECK(texts("<p>unclosed <b>bold<p>next</i></table><td>cell") == Texts{"unclosed bold", "nextcell"});
    CHECK(texts("<![CDATA[x]]><p>a<!-- never closed") == Texts{"a"});
    CHECK(error_code(repeated("<div>", 2000) + "x") == "html-too-deep");
    CHECK(error_code(repeated("<b>", 2000) + "x") == "html-too-deep");
    CHECK(error_code(repeated("<font a=1>", 900) + repeated("<p>x", 20000)) == "html-too-complex");
    std::string tag = "<p";
    for (int i = 0; i < 5000; ++i) tag += " a" + std::to_string(i) + "=1";
    CHECK(error_code(tag + ">x") == "html-too-complex");
    CHECK(texts(repeated("<p>words", 3000)).size() == 3000);
    CHECK(texts(repeated("<div>", 900) + "deep") == Texts{"deep"});
    CHECK(texts(repeated("<table><tr><td>", 200) + "inner") == Texts{"inner"});
    ReadOptions options;
    options.last_page = 2;
    CHECK_FALSE(read_html("<p>x", options));
}
