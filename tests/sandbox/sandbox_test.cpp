#include "sandbox/sandbox.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "sandbox/run_apart.h"
#include "sandbox/wire.h"

using namespace clausebook;

namespace {

const std::string k_protocols = CLAUSEBOOK_SOURCE_DIR "/corpus/protocols/";

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

Sandbox sandbox() { return {.reader = CLAUSEBOOK_BUILD_DIR "/clausebook-reader"}; }

SourceText sample() {
    SourceText text;
    text.format = "pdf";
    text.pages = {{.number = 1, .label = "i", .width = 595, .height = 842, .machine_read = true}};
    Line line;
    line.text = "4.1 Officers’ advice";
    line.label = "4.1";
    line.box = {1, 2, 3, 4};
    line.start = LineStart::continuation;
    text.lines = {line, Line{}};
    text.furniture = {{.kind = FurnitureKind::watermark, .text = "DRAFT", .page_number = 1, .before_line = 2}};
    text.details.version = "2";
    text.diagnostics = {{.severity = Severity::note, .code = "c", .message = "m", .page_number = 1}};
    return text;
}

}  // namespace

TEST_CASE("what goes over the wire comes back the same") {
    const SourceText text = sample();
    CHECK(decode_text(encode_text(text)).value() == text);
    const Error error{.code = "pdf-damaged", .message = "m", .hint = "h", .path = "p", .place = "page 1"};
    CHECK(decode_text(encode_text(fail(error))).error() == error);
    CHECK(decode_picture(encode_picture(std::string("\x89PNG\0", 5))).value() == std::string("\x89PNG\0", 5));

    ReadRequest request{.task = ReadTask::picture, .options = {.password = "x", .first_page = 3}, .picture_page = 4, .picture_dpi = 100};
    const std::string encoded = encode_request(request) + "the file";
    const auto decoded = decode_request(encoded);
    REQUIRE(decoded);
    CHECK(decoded->options == request.options);
    CHECK(decoded->picture_page == 4);
    CHECK(decoded->bytes == "the file");
}

TEST_CASE("damaged bytes on the wire never crash and never give an unsound text") {
    const std::string whole = encode_text(sample());
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(decode_text(whole.substr(0, size)));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char flip : {'\x01', '\x80', '\xFF'}) {
            std::string broken = whole;
            broken[at] = static_cast<char>(broken[at] ^ flip);
            const auto text = decode_text(broken);
            if (!text) continue;
            for (const Furniture& piece : text->furniture) CHECK(piece.before_line <= text->lines.size());
        }
    }
}

TEST_CASE("a file is read in a process of its own") {
    const auto text = read_in_sandbox(sandbox(), bytes_of(k_protocols + "merrowshire.pdf-writer.pdf"), "m.pdf", {});
    REQUIRE(text);
    CHECK(text->pages.size() == 6);
    int pages = 0;
    REQUIRE(read_in_sandbox(sandbox(), bytes_of(k_protocols + "merrowshire.pdf-writer.pdf"), "m.pdf", {}, [&](int page, int of) {
        ++pages;
        CHECK(page <= of);
    }));
    CHECK(pages == 6);
}

TEST_CASE("a page is drawn in a process of its own") {
    const std::string bytes = bytes_of(k_protocols + "merrowshire.pdf-writer.pdf");
    const auto png = picture_in_sandbox(sandbox(), bytes, "m.pdf", {}, 2, 50);
    REQUIRE(png);
    CHECK(png->substr(1, 3) == "PNG");
    const auto beyond = picture_in_sandbox(sandbox(), bytes, "m.pdf", {}, 7, 50);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == "pdf-page");
    CHECK(beyond.error().path == "m.pdf");
    CHECK_FALSE(picture_in_sandbox(sandbox(), "1. Text", "t.txt", {}, 1, 50));
}

TEST_CASE("errors name the file") {
    const auto empty = read_in_sandbox(sandbox(), "", "e.pdf", {});
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == "file-empty");
    CHECK(empty.error().path == "e.pdf");
    const auto missing = read_in_sandbox({.reader = "/nowhere/clausebook-reader"}, "x", "e.pdf", {});
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == "reader-missing");
}

TEST_CASE("what runs apart gives its answer, and its end is an error") {
    const std::string much(3'000'000, 'x');
    int here = 1;
    CHECK(run_apart([&] {
              here = 2;
              return much;
          }).value() == much);
    CHECK(here == 1);
    const auto crash = run_apart([]() -> std::string {
        std::raise(SIGSEGV);
        return "";
    });
    REQUIRE_FALSE(crash);
    CHECK(crash.error().message == "signal 11, Segmentation fault");
    const auto thrown = run_apart([]() -> std::string { throw std::runtime_error("of no use"); });
    REQUIRE_FALSE(thrown);
    CHECK(thrown.error().message == "of no use");
}
