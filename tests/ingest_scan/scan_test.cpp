#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "ingest/ocr.h"
#include "ingest/readers.h"
#include "made_pdf.h"
#include "text/words.h"

using namespace clausebook;

namespace {

std::string bytes_of(const std::string& name) {
    std::ifstream file(CLAUSEBOOK_SOURCE_DIR "/corpus/protocols/" + name, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A page of a sample protocol as a scanner makes it.
std::string scan_of(const std::string& name, int page, double dpi, double degrees) {
    const std::string bytes = bytes_of(name);
    const auto file = PdfFile::open(bytes, "");
    REQUIRE(file);
    const auto picture = file->picture(page, dpi, false);
    REQUIRE(picture);
    return MadePdf().page(scanned(*picture, degrees)).file();
}

std::vector<std::string> words_of(const SourceText& text) {
    std::string all;
    for (const Line& line : text.lines) all += line.text + ' ';
    return folded_words(all);
}

// Of the words of `typed`, in order, the share that `read` has too.
double share_read(const std::vector<std::string>& typed, const std::vector<std::string>& read) {
    std::vector<std::size_t> before(read.size() + 1, 0), now(read.size() + 1, 0);
    for (const std::string& word : typed) {
        for (std::size_t k = 0; k < read.size(); ++k) now[k + 1] = word == read[k] ? before[k] + 1 : std::max(now[k], before[k + 1]);
        before = now;
    }
    return static_cast<double>(before.back()) / static_cast<double>(typed.size());
}

}  // namespace

TEST_CASE("scans of the samples are read, straight or leaning, and marked as machine-read") {
    if (!Recogniser::open()) {
        WARN("character recognition is not installed");
        return;
    }
    struct Case {
        std::string name;
        int page;
        double dpi, degrees;
    };
    for (const Case& scan : {Case{"merrowshire.pdf-writer.pdf", 2, 200, 0.0}, Case{"hollinbeck-2026.pdf-chromium.pdf", 2, 150, 0.8}}) {
        INFO(scan.name);
        const auto text = read_pdf(scan_of(scan.name, scan.page, scan.dpi, scan.degrees), {});
        REQUIRE(text);
        CHECK(text->pages[0].machine_read);
        CHECK(std::any_of(text->diagnostics.begin(), text->diagnostics.end(), [](const Diagnostic& d) { return d.code == "page-machine-read"; }));
        const auto typed = read_pdf(bytes_of(scan.name), {.first_page = scan.page, .last_page = scan.page});
        REQUIRE(typed);
        CHECK(share_read(words_of(*typed), words_of(*text)) > 0.97);
        // Lines as printed: a lean does not tear them.
        CHECK(std::abs(static_cast<double>(text->lines.size()) - static_cast<double>(typed->lines.size())) <= 3);
    }
}
