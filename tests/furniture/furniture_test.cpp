// Running headers of text files with form feeds: what repeats on the pages goes, what the document says stays.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/readers.h"

using namespace clausebook;

namespace {

std::string page(const std::string& header, const std::string& body, int number) {
    return header + "\n\n\n" + body + "\n\n                    Page " + std::to_string(number) + " of 3\n";
}

std::vector<std::string> lines_of(const std::string& bytes) {
    const Result<SourceText> source = read_text(bytes, {});
    REQUIRE(source);
    std::vector<std::string> lines;
    for (const Line& line : source->lines) {
        if (!line.text.empty()) lines.push_back(line.text);
    }
    return lines;
}

}  // namespace

TEST_CASE("a title that the running header repeats word for word is kept once") {
    for (const std::string title : {"PROTOCOL ON STAFF RELATIONS", "PART 5 SECTION D: STAFF PROTOCOL"}) {
        INFO(title);
        const std::string text = page(title, title + "\n\nOfficers serve the whole Council.", 1) + "\f" + page(title, "Members decide policy.", 2) + "\f" +
                                 page(title, "The Clerk advises.", 3);
        CHECK(lines_of(text) == std::vector<std::string>{title, "Officers serve the whole Council.", "Members decide policy.", "The Clerk advises."});
    }
}
