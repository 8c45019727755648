#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "ingest/read_file.h"

using namespace clausebook;

namespace {

std::string bytes_of(const std::string& name) {
    std::ifstream file(CLAUSEBOOK_SOURCE_DIR "/corpus/protocols/" + name, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

SourceText read(const std::string& name, const ReadOptions& options = {}) {
    const auto text = read_pdf(bytes_of(name), options);
    REQUIRE(text);
    return *text;
}

const Line* line_with(const SourceText& text, const std::string& words) {
    for (const Line& line : text.lines) {
        if (line.text.find(words) != std::string::npos) return &line;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a word processor's PDF keeps its lines' place and style") {
    const SourceText text = read("merrowshire.pdf-writer.pdf");
    CHECK(text.format == "pdf");
    CHECK(text.pages.size() == 6);
    CHECK(text.diagnostics.empty());
    for (const Line& line : text.lines) {
        CHECK(line.page_number >= 1);
        CHECK_FALSE(line.box.empty());
        CHECK(line.font_size > 0);
        CHECK(line.text.find('\n') == std::string::npos);
    }
}

TEST_CASE("running headers, footers and page numbers are taken out and kept") {
    for (const std::string name : {"merrowshire.pdf-writer.pdf", "hollinbeck-2026.pdf-chromium.pdf", "hollinbeck.pdf-groff.pdf"}) {
        INFO(name);
        const SourceText text = read(name);
        std::vector<int> pages;
        for (const Furniture& piece : text.furniture) pages.push_back(piece.page_number);
        for (const Page& page : text.pages) {
            CHECK(std::count(pages.begin(), pages.end(), page.number) >= 1);
            CHECK(page.label == std::to_string(page.number));
        }
        CHECK(line_with(text, "Page 2") == nullptr);
    }
}

TEST_CASE("--pages reads a part") {
    const SourceText text = read("merrowshire.pdf-writer.pdf", {.first_page = 2, .last_page = 3});
    CHECK(text.pages.size() == 2);
    for (const Line& line : text.lines) CHECK((line.page_number == 2 || line.page_number == 3));
    const auto none = read_pdf(bytes_of("merrowshire.pdf-writer.pdf"), {.first_page = 40});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == "no-such-pages");
}

TEST_CASE("formats are recognised by content") {
    CHECK(recognise_format("") == FileFormat::empty);
    CHECK(recognise_format(" \n\f ") == FileFormat::empty);
    CHECK(recognise_format("%PDF-1.4 ...") == FileFormat::pdf);
    CHECK(recognise_format("junk before\n%PDF-1.4 ...") == FileFormat::pdf);
    CHECK(recognise_format("<!DOCTYPE html><html><p>not found: %PDF-1.4</p>") == FileFormat::html);
    CHECK(recognise_format("1. Introduction\n") == FileFormat::text);
    CHECK(recognise_format("{\\rtf1 x}") == FileFormat::rich_text);
    CHECK(recognise_format("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ...") == FileFormat::word_binary);
    CHECK(recognise_format(bytes_of("sallowfield.docx-auto.docx")) == FileFormat::docx);
    CHECK(recognise_format(bytes_of("penwether.html-site.html")) == FileFormat::html);
    CHECK(recognise_format(std::string(500, '\x01') + "abc") == FileFormat::binary);
    CHECK(recognise_format(std::string("\xFF\xFE"
                                       "1\0.\0 \0A\0",
                                       10)) == FileFormat::text);
}

TEST_CASE("files that no reader takes say what to save them as") {
    const auto doc = read_file("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ...", {});
    REQUIRE_FALSE(doc);
    CHECK(doc.error().code == "format-doc");
    CHECK(doc.error().hint.find(".docx") != std::string::npos);
    const auto empty = read_file("", {});
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == "file-empty");
}

TEST_CASE("a PDF that is cut off is an error, not a crash") {
    const std::string whole = bytes_of("merrowshire.pdf-writer.pdf");
    for (const std::size_t size : {std::size_t{10}, std::size_t{1000}, whole.size() / 2, whole.size() - 40}) {
        const auto text = read_pdf(std::string_view(whole).substr(0, size), {});
        if (!text) CHECK((text.error().code == "pdf-damaged" || text.error().code == "pdf-no-pages"));
    }
}
