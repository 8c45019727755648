#include <catch2/catch.hpp>

#include "text/decode.h"
#include "text/fold.h"
#include "text/normalise.h"
#include "text/utf8.h"
#include "text/words.h"

using namespace clausebook;

namespace {

std::string source_of(std::string_view source, const Normalised& made, std::string_view part) {
    const std::size_t begin = made.text.find(part);
    REQUIRE(begin != std::string::npos);
    const Span span = made.map.to_source({begin, begin + part.size()});
    return std::string(source.substr(span.begin, span.size()));
}

std::vector<std::string> cut(std::string_view text) {
    std::vector<std::string> out;
    for (const Span span : sentences(text)) out.emplace_back(text.substr(span.begin, span.size()));
    return out;
}

}  // namespace

TEST_CASE("normalising gives the same words the same bytes") {
    CHECK(normalise("o\uFB03cer").text == "officer");
    CHECK(normalise("infor\u00ADmation").text == "information");
    CHECK(normalise("5\u00A0working\u2009days\u202Fonly").text == "5 working days only");
    CHECK(normalise("\uFEFFa\u200Bb\u2060c").text == "abc");
    CHECK(normalise("Ynys Mo\u0302n").text == "Ynys M\u00F4n");
    CHECK(normalise("a\r\nb\rc\u2028d\fe").text == "a\nb\nc\nd\ne");
    CHECK(normalise("\uF0B7 item").text == "\u2022 item");
    CHECK(normalise("Member\u2019s \u201Cneed\u201D \u2013 know\u2011how").text == "Member\u2019s \u201Cneed\u201D \u2013 know\u2011how");
}

TEST_CASE("what XML forbids becomes a replacement character and is counted") {
    const Normalised made =
        normalise(std::string_view("a\0b\x01"
                                   "c\x7F\xFF"
                                   "d",
                                   8));
    CHECK(made.text == "a\uFFFDb\uFFFDc\uFFFD\uFFFDd");
    CHECK(made.replaced == 4);
    CHECK(normalise("kept \uFFFD").replaced == 0);
    CHECK(normalise("it\u0092s").text == "it\u2019s");
}

TEST_CASE("a source map leads from normalised text back to the source and again to the text") {
    const std::string source = "\uFEFFThe o\uFB03cer\r\n\u00A0Mo\u0302n infor\u00ADmation end";
    const Normalised made = normalise(source);
    CHECK(made.text == "The officer\n M\u00F4n information end");
    CHECK(source_of(source, made, "The") == "The");
    CHECK(source_of(source, made, "officer") == "o\uFB03cer");
    CHECK(source_of(source, made, "M\u00F4n") == "Mo\u0302n");
    CHECK(source_of(source, made, "information") == "infor\u00ADmation");
    CHECK(source_of(source, made, "end") == "end");
    CHECK(made.map.to_source({0, made.text.size()}).end == source.size());
    const std::size_t place = source.find("infor");
    const Span back = made.map.to_text({place, source.find(" end")});
    CHECK(made.text.substr(back.begin, back.size()) == "information");
}

TEST_CASE("bytes are decoded by what they are") {
    CHECK(decode("plain").encoding == Encoding::utf8);
    CHECK(decode("\xEF\xBB\xBFplain").text == "plain");
    CHECK(decode(std::string_view("\xFF\xFEh\0i\0", 6)).text == "hi");
    CHECK(decode(std::string_view("\xFE\xFF\0h\0i", 6)).text == "hi");
    CHECK(decode(std::string_view("h\0i\0 \0", 6)).encoding == Encoding::utf16_le);
    CHECK(decode(std::string_view("\0h\0i\0 ", 6)).text == "hi ");
    CHECK(decode("member\x92s \x96 view").text == "member\u2019s \u2013 view");
    CHECK(decode("member\x92s").encoding == Encoding::windows_1252);
    CHECK(decode("caf\xE9").encoding == Encoding::latin_1);
    CHECK(decode("caf\xE9").text == "caf\u00E9");
    const Decoded damaged = decode("\u2018one\u2019 \u2018two\u2019 \xC3( three");
    CHECK(damaged.encoding == Encoding::utf8);
    CHECK(damaged.invalid == 1);
    CHECK(damaged.first_invalid_byte == 20);
    CHECK(decode(std::string_view("\xFF\xFEh\0\0\xD8i\0x", 9)).invalid == 2);
    CHECK(encoding_named("ISO-8859-1") == Encoding::windows_1252);
    CHECK_FALSE(encoding_named("koi8-r"));
}

TEST_CASE("folding makes alike what searching and comparing hold alike") {
    CHECK(fold("Need\u2011to\u2013Know") == "need to know");
    CHECK(fold("need-to-know") == fold("need  to\u00A0know"));
    CHECK(fold("Member\u2019s") == "members");
    CHECK(fold("members'") == fold("Members\u2019"));
    CHECK(fold("\u201CThe Code\u201D ") == "the code");
    CHECK(fold("\uFF21\uFB01 \u00C9cole Stra\u00DFe") == "afi \u00E9cole strasse");
    const std::string once = fold("A \u00B4B\u2026 \u2011 \u00BD \u1FBD");
    CHECK(fold(once) == once);
}

TEST_CASE("words have their place and their folded form") {
    const std::string text = "The Member\u2019s need-to-know: paragraph 6.4, \u00A31,000 by 17:30. Members' caf\u00E9s";
    std::vector<std::string> folded;
    for (const Word& word : words(text)) {
        folded.push_back(word.folded);
        CHECK(fold(text.substr(word.span.begin, word.span.size())) == word.folded);
    }
    CHECK(folded == std::vector<std::string>{"the", "members", "need", "to", "know", "paragraph", "6.4", "1,000", "by", "17:30", "members", "caf\u00E9s"});
    CHECK(text.substr(words(text)[1].span.begin, words(text)[1].span.size()) == "Member\u2019s");
    CHECK(folded_words("'quoted' don't 5A") == std::vector<std::string>{"quoted", "dont", "5a"});
    CHECK(folded_words("\u8B70\u4F1A\u306E\u898F\u5247").size() > 1);
    CHECK(words(" .,; ").empty());
}

TEST_CASE("a sentence without an end is cut at blanks, and loses no word") {
    std::string endless;
    for (int i = 0; i < 5000; ++i) endless += "paragraph 1.1 and ";
    std::size_t held = 0;
    for (const Span sentence : sentences(endless)) {
        CHECK(sentence.size() < 6100);
        held += words(std::string_view(endless).substr(sentence.begin, sentence.size())).size();
    }
    CHECK(held == words(endless).size());
}

TEST_CASE("sentences of legal text") {
    CHECK(cut("One is here. Two is there.") == std::vector<std::string>{"One is here.", "Two is there."});
    for (const char* whole :
         {"See s. 100F and No. 8, para. 3 (e.g. Appendix 2).", "Cllr. J. B. Smith asked.", "1. The Council meets; it votes.", "(a) Officers, etc. are bound.",
          "Section 4.2 applies at 5 p.m. on the day.", "i.e. The Monitoring Officer", "A. GENERAL RULES"}) {
        CHECK(cut(whole) == std::vector<std::string>{whole});
    }
    CHECK(cut("It ends with section 9. The next begins.").size() == 2);
    CHECK(cut("It is in Appendix A. The next begins.").size() == 2);
    CHECK(cut("They said \u201Cno.\u201D Then they left.") == std::vector<std::string>{"They said \u201Cno.\u201D", "Then they left."});
    CHECK(cut("Is it so? Yes! 3 copies are kept.").size() == 3);
    CHECK(cut("Wrapped over\ntwo lines.\n\nAnother paragraph") == std::vector<std::string>{"Wrapped over\ntwo lines.", "Another paragraph"});
    CHECK(cut("Within 5 days. \u2018Quoted\u2019 next.").size() == 2);
    CHECK(cut("").empty());
}

TEST_CASE("blanks of every kind fold to one") { CHECK(fold_blanks(" a\u00A0\t b\n\nc\u3000") == "a b c"); }
