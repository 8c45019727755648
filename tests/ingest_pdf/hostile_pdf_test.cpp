#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "ingest/readers.h"
#include "made_pdf.h"

using namespace clausebook;

namespace {

std::string all_text(const SourceText& text) {
    std::string out;
    for (const Line& line : text.lines) out += line.text + '\n';
    return out;
}

bool has_diagnostic(const SourceText& text, const std::string& code, int page_number) {
    return std::any_of(text.diagnostics.begin(), text.diagnostics.end(), [&](const Diagnostic& d) { return d.code == code && d.page_number == page_number; });
}

const std::string k_clause = set_text(72, 700, "1. Members may ask the Chief Executive for advice.");

}  // namespace

TEST_CASE("an encrypted PDF asks for its password") {
    std::ifstream file(CLAUSEBOOK_SOURCE_DIR "/tests/ingest_pdf/encrypted.pdf", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto closed = read_pdf(bytes, {});
    REQUIRE_FALSE(closed);
    CHECK(closed.error().code == "pdf-encrypted");
    CHECK(closed.error().hint.find("--password") != std::string::npos);
    const auto wrong = read_pdf(bytes, {.password = "guess"});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == "pdf-password");
    CHECK(all_text(read_pdf(bytes, {.password = "council"}).value()) == "1. Members may ask the Chief Executive.\n");
}

TEST_CASE("a PDF without pages, with a loop in its pages, or with nonsense for pages") {
    CHECK(read_pdf(MadePdf().file(), {}).error().code == "pdf-no-pages");
    for (const std::string tree : {"<< /Type /Pages /Kids [2 0 R] /Count 1 >>", "<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 1000000 >>",
                                   "<< /Type /Pages /Kids 2 0 R /Count -5 >>", "<< /Type /Pages /Kids [1 0 R 99 0 R] /Count 2 >>", "42"}) {
        INFO(tree);
        MadePdf made;
        made.page(k_clause);
        const auto text = read_pdf(made.file(tree), {});
        if (text) {
            CHECK_FALSE(text->diagnostics.empty());
        } else {
            CHECK_FALSE(text.error().message.empty());
        }
    }
}

TEST_CASE("pages that are giant, empty, turned about or upside down") {
    for (const std::string box :
         {"/MediaBox [0 0 2000000 2000000]", "/MediaBox [0 0 1e30 1e30]", "/MediaBox [0 0 0 0]", "/MediaBox [595 842 0 0]", "/MediaBox [-9e9 0 1 1]", ""}) {
        INFO(box);
        const auto text = read_pdf(MadePdf().page(k_clause, box).file(), {});
        if (text) {
            for (const Line& line : text->lines) CHECK(line.text.size() < 100);
        }
    }
    for (const std::string turn : {"0", "90", "180", "270", "-90"}) {
        INFO(turn);
        const auto text = read_pdf(MadePdf().page(k_clause, "/MediaBox [0 0 595 842] /Rotate " + turn).file(), {});
        REQUIRE(text);
        CHECK(all_text(*text) == "1. Members may ask the Chief Executive for advice.\n");
    }
}

TEST_CASE("text that runs up the page is read as it stands") {
    std::string contents;
    const std::vector<std::string> lines = {"1. The first clause of a page that lies on its side.", "2. The second clause of it.", "3. The third clause."};
    for (std::size_t i = 0; i < lines.size(); ++i) contents += "BT /F1 11 Tf 0 1 -1 0 " + std::to_string(100 + 20 * i) + " 100 Tm (" + lines[i] + ") Tj ET\n";
    const auto text = read_pdf(MadePdf().page(contents).file(), {});
    REQUIRE(text);
    CHECK(all_text(*text) == lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n");
}

TEST_CASE("a hundred thousand words on one page") {
    std::string contents;
    for (int row = 0; row < 1000; ++row) {
        std::string line;
        for (int word = 0; word < 100; ++word) line += "ab ";
        contents += set_text(10, 9990 - 8 * row, line, 6);
    }
    const auto text = read_pdf(MadePdf().page(contents, "/MediaBox [0 0 10000 10000]").file(), {});
    REQUIRE(text);
    const std::string read = all_text(*text);
    CHECK(std::count(read.begin(), read.end(), 'a') == 100000);
}

TEST_CASE("deep nesting, a drawing that calls itself, scripts and attached files are left alone") {
    std::string deep;
    for (int i = 0; i < 20000; ++i) deep += "q ";
    CHECK(read_pdf(MadePdf().page(deep + k_clause).file(), {}));
    MadePdf loop;
    const int form =
        loop.object("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream");
    REQUIRE(form == 6);
    loop.page("/X Do " + k_clause, "/MediaBox [0 0 595 842] /XObject << /X 6 0 R >>");
    CHECK(read_pdf(loop.file(), {}));
    MadePdf script;
    script.object("<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>");
    script.page(k_clause, "/MediaBox [0 0 595 842] /AA << /O 6 0 R >>");
    CHECK(all_text(read_pdf(script.file(), {}).value()).find("alert") == std::string::npos);
}

TEST_CASE("a cross-reference table that lies is mended or refused") {
    const std::string good = MadePdf().page(k_clause).file();
    std::string broken = good;
    for (std::size_t at = broken.find("xref"); at < broken.size(); ++at) {
        if (broken[at] >= '0' && broken[at] <= '9') broken[at] = '9';
    }
    const auto text = read_pdf(broken, {});
    if (text) CHECK(all_text(*text).find("Chief Executive") != std::string::npos);
    // Any one byte wrong: an answer, whatever it is.
    for (std::size_t at = 0; at < good.size(); at += 3) {
        std::string flipped = good;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x15);
        const auto answer = read_pdf(flipped, {});
        if (!answer) CHECK_FALSE(answer.error().message.empty());
    }
}

TEST_CASE("a page whose letters stand for no characters is read from its picture or named") {
    // Codes of the private area are what a font without names gives.
    MadePdf made;
    const int map = made.object(
        "<< /Length 150 >>\nstream\nbegincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <E041> endbfrange endcmap\nendstream");
    const int font = made.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode " + std::to_string(map) + " 0 R >>");
    std::string contents;
    for (int row = 0; row < 10; ++row) contents += set_text(72, 700 - 20 * row, "OFFICERS ADVISE MEMBERS OF THE COUNCIL", 14, "F9");
    made.page(contents, "/MediaBox [0 0 595 842] /Unused 0");
    std::string file = made.file();
    const std::string before = "/F3 5 0 R", after = "/F9 " + std::to_string(font) + " 0 R";
    REQUIRE(before.size() == after.size());
    file.replace(file.rfind(before), before.size(), after);
    const auto text = read_pdf(file, {});
    REQUIRE(text);
    REQUIRE_FALSE(text->diagnostics.empty());
    for (const Diagnostic& found : text->diagnostics) CHECK(found.page_number == 1);
    if (text->pages[0].machine_read) CHECK(all_text(*text).find("ADVISE MEMBERS") != std::string::npos);
}

TEST_CASE("an empty page is said to be empty") {
    const auto text = read_pdf(MadePdf().page(k_clause).page("").file(), {});
    REQUIRE(text);
    CHECK(text->pages.size() == 2);
    CHECK(has_diagnostic(*text, "page-empty", 2));
}
