#include "text/citation_key.h"

#include <catch2/catch.hpp>

#include "text/printed_details.h"

using namespace clausebook;

TEST_CASE("a place has one key, however it is written") {
    for (const char* written : {"9(b)", "9 (b)", "9.b", "9/(b)", "s. 9(b)", "para 9 (b)", "Section 9(b)", "clause 9b", "sub-paragraph 9 b)"}) {
        INFO(written);
        CHECK(citation_key(written) == "9.b");
    }
    CHECK(citation_key("section 9(b), second bullet") == "9.b.b2");
    CHECK(citation_key("9/(b)/b2") == "9.b.b2");
    CHECK(citation_key("section 2, 13th paragraph") == "2.p13");
    CHECK(citation_key("6.4") == "6.4");
    CHECK(citation_key("64") != citation_key("6.4"));
    CHECK(citation_key("4.2#2") == "4.2");
    CHECK(citation_key("5C.1.1") == citation_key("5(c).1.1"));
    CHECK(citation_key("section").empty());
    CHECK(citation_key("\xff\xfe").empty());
    CHECK(without_paragraphs("9.p2.b1") == "9.b1");
    CHECK(without_paragraphs("p2").empty());
    CHECK(without_paragraphs("6.4") == "6.4");
}

TEST_CASE("dates and versions are read from the lines that state them") {
    Details details;
    read_printed_details("Version 4.1. Adopted 16 May 2023. Next review: May 2027.", details);
    CHECK(details.version == "4.1");
    CHECK(details.adopted == "2023-05-16");
    CHECK(details.review == "2027-05");
    read_printed_details("Adopted 1 January 1999", details);
    CHECK(details.adopted == "2023-05-16");  // known already
    CHECK(date_in("16/05/2023") == "2023-05-16");
    CHECK(date_in("on the 3rd of no month").empty());
    CHECK(status_in("DRAFT for consultation") == "draft");
    CHECK(status_in("in force").empty());
}
