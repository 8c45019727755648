// How a search is understood, and what a snippet shows.
#include "index/query.h"

#include <catch2/catch.hpp>

#include "index/duration.h"
#include "index/snippet.h"

using namespace clausebook;
using Kind = QueryNode::Kind;

namespace {

std::string shape(const QueryNode& node) {
    std::string out = std::string(node.excluded ? "-" : "") +
                      (node.required && node.kind != Kind::field && node.kind != Kind::phrase && node.kind != Kind::all_of ? "+" : "");
    const auto children = [&](const char* between) {
        for (std::size_t i = 0; i < node.children.size(); ++i) out += (i ? between : "") + shape(node.children[i]);
    };
    switch (node.kind) {
        case Kind::sequence:
            out += "[", children(" "), out += "]";
            break;
        case Kind::any_of:
            out += "(", children(" | "), out += ")";
            break;
        case Kind::all_of:
            out += "(", children(" & "), out += ")";
            break;
        case Kind::word:
            out += node.text;
            break;
        case Kind::beginning:
            out += node.text + "*";
            break;
        case Kind::phrase:
            out += "\"" + node.text + "\"";
            break;
        case Kind::place:
            out += (node.doubtful ? "?" : "#") + node.text;
            break;
        case Kind::field:
            out += std::string(node.field->name) + "=" + node.text;
            break;
    }
    return out;
}
std::string understood(const char* query) { return shape(parse_query(query)); }

}  // namespace

TEST_CASE("words, phrases, fields and operators") {
    CHECK(understood("need to know") == "[need to know]");
    CHECK(understood("\"need to know\" dispute") == "[\"need to know\" dispute]");
    CHECK(understood("council:hyndburn type:district heading:media press") == "[council=hyndburn type=district heading=media press]");
    CHECK(understood("authority:\"Hyndburn Borough\" x") == "[council=Hyndburn Borough x]");
    CHECK(understood("council:a press OR media") == "[council=a (press | media)]");
    CHECK(understood("press AND release OR media") == "[((press & release) | media)]");
    CHECK(understood("gifts -hospitality NOT bribes +must") == "[gifts -hospitality -bribes +must]");
    CHECK(understood("(press OR media) release") == "[(press | media) release]");
    CHECK(understood("respon* time") == "[respon* time]");
    CHECK(understood("limit:<=5wd decides:\"chief executive\"") == "[limit=<=5wd decides=chief executive]");
    CHECK(understood("refers:9(b)") == "[refers=9(b)]");
    CHECK(understood("note: this") == "[note: this]");
    CHECK(understood("and or not") == "[and or not]");
}

TEST_CASE("a clause's number in every written form is one place") {
    for (const char* written : {"9(b)", "9 (b)", "para 9(b)", "paragraph 9 (b)", "s 9(b)", "section 9(b)", "clause 9 (b)"}) {
        INFO(written);
        const QueryNode query = parse_query(written);
        REQUIRE(query.children.size() == 1);
        CHECK(query.children[0].kind == Kind::place);
    }
    CHECK(understood("9(b) hyndburn") == "[#9(b) hyndburn]");
    CHECK(understood("para 4.2 of tdc") == "[#4.2 of tdc]");
    CHECK(understood("paragraph (b) of section 7") == "[#7 (b)]");
    CHECK(understood("s.6.4 hyndburn") == "[#6.4 hyndburn]");
    CHECK(understood("\xC2\xA7 9(b)(ii)") == "[#9(b)(ii)]");
    CHECK(understood("cl. 8.2/a, tdc") == "[#8.2/a tdc]");
    CHECK(understood("4.2 b tdc") == "[#4.2 b tdc]");
    CHECK(understood("section 10 (b) (ii) of tdc") == "[#10 (b) (ii) of tdc]");
    CHECK(understood("5 working days") == "[?5 working days]");
    CHECK(understood("24/7 cover and/or a rota") == "[24/7 cover and/or a rota]");
    CHECK(understood("no a or i") == "[no a or i]");
    CHECK(understood("section 7 gifts") == "[#7 gifts]");
}

TEST_CASE("no query is refused or hangs") {
    for (const char* odd : {"",    " ", "\"", "\"open phrase", "((((",  "))))",           "-",        "+",  "AND", "OR OR", "a AND",
                            "NOT", "*", ":",  "limit:",        "a:b:c", "“curly quotes”", "\xff\xfe", "()", "(a",  "- -"}) {
        INFO(odd);
        parse_query(odd);
    }
    parse_query(std::string(100'000, '('));
    parse_query(std::string(100'000, '-'));
}

TEST_CASE("durations are compared in units that can be compared") {
    CHECK(parse_duration("5wd")->unit == DurationUnit::working_days);
    CHECK(parse_duration("2 weeks")->amount == 14);
    CHECK(parse_duration("48h")->amount == 2);
    CHECK(parse_duration("1y")->amount == 12);
    CHECK_FALSE(parse_duration("soon"));
    CHECK_FALSE(parse_duration("5"));
    const Duration five{DurationUnit::working_days, 5};
    CHECK(parse_duration_term(duration_term(five))->amount == 5);
}

TEST_CASE("a snippet holds whole words and marks what fits") {
    std::string text = "Alpha beta gamma.";
    for (int i = 0; i < 100; ++i) text += " Filler words that say nothing (at all), number " + std::to_string(i) + ".";
    text += " Here the need-to-know test is met. And so on, to the end of it all.";
    const auto fits = [](const Token& token) { return token.word == "need" ? 1 : token.word == "know" ? 2 : 0; };
    const Snippet snippet = make_snippet(text, fits, 120);
    REQUIRE(snippet.marked.size() == 2);
    CHECK(snippet.text.substr(snippet.marked[0].begin, snippet.marked[0].size()) == "need");
    CHECK(snippet.text.substr(snippet.marked[1].begin, snippet.marked[1].size()) == "know");
    CHECK(snippet.text.find("… ") == 0);
    for (std::size_t longest = 10; longest < 300; longest += 7) {
        const Snippet any = make_snippet(text, fits, longest);
        std::string plain = any.text;
        if (plain.rfind("… ", 0) == 0) plain.erase(0, std::string("… ").size());
        if (plain.size() > 4 && plain.substr(plain.size() - 4) == " …") plain.resize(plain.size() - 4);
        const std::size_t at = text.find(plain);
        REQUIRE(at != std::string::npos);
        CHECK((at == 0 || text[at - 1] == ' '));
        CHECK((at + plain.size() == text.size() || text[at + plain.size()] == ' '));
    }
    CHECK(make_snippet("", fits, 100).text.empty());
}
