// The instruments and lapsed terms of corpus/, and the errors of files that are wrong.
#include "catalogue/catalogue.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "catalogue/dates.h"

using namespace clausebook;

namespace {

const Catalogue& corpus() {
    static const Catalogue catalogue = [] {
        auto read = read_catalogue(std::string(CLAUSEBOOK_SOURCE_DIR) + "/corpus");
        REQUIRE(read);
        return *read;
    }();
    return catalogue;
}

std::string key_of(const char* printed) {
    const Instrument* found = corpus().instruments.find(printed);
    return found ? found->key : "";
}

template <class Value>
std::string refusal(const Result<Value>& result) {
    REQUIRE_FALSE(result);
    CHECK(result.error().path == "x.xml");
    CHECK_FALSE(result.error().hint.empty());
    return result.error().code + ", " + result.error().place;
}

}  // namespace

TEST_CASE("an Act is found by its name, with its year or where one alone bears it") {
    CHECK(key_of("Localism Act 2011") == "localism-act-2011");
    CHECK(key_of("the Localism Act 2011") == "localism-act-2011");
    CHECK(key_of("LOCALISM ACT") == "localism-act-2011");
    CHECK(key_of("Freedom of Information Act") == "freedom-of-information-act-2000");
    CHECK(key_of("Data Protection Act") == "");
    CHECK(corpus().instruments.lacks_year("Data Protection Act"));
    CHECK(corpus().instruments.lacks_year("Local Government Act"));
    CHECK_FALSE(corpus().instruments.lacks_year("Localism Act"));
    CHECK(key_of("Localism Act 2012") == "");
    CHECK(key_of("Code of Practice on Local Authority Publicity") == "publicity-code-2011");
}

TEST_CASE("what became of it depends on nation and part") {
    const auto status = [](const char* key, const char* nation, const char* type, const char* part) {
        const Instrument* instrument = corpus().instruments.by_key(key);
        REQUIRE(instrument);
        return status_of(*instrument, nation, type, part);
    };
    const InstrumentStatus* england = status("local-government-act-2000", "england", "", "Part III");
    REQUIRE(england);
    CHECK(england->standing == InstrumentStanding::repealed);
    CHECK(england->replaced_by == "localism-act-2011");
    const InstrumentStatus* wales = status("local-government-act-2000", "wales", "", "Part III");
    REQUIRE(wales);
    CHECK(wales->standing == InstrumentStanding::in_force);
    CHECK(status("local-government-act-2000", "england", "", "section 9D") == nullptr);
    const InstrumentStatus* old = status("data-protection-act-1998", "", "", "");
    REQUIRE(old);
    CHECK(old->since == "2018-05-25");
    CHECK(old->replaced_by == "data-protection-act-2018");
    CHECK(status("disability-discrimination-act-1995", "northern-ireland", "", "") == nullptr);
    CHECK(status("local-government-act-1972", "england", "parish", "Part VA") == nullptr);
    CHECK(status("local-government-act-1972", "england", "district", "Part VA") != nullptr);
}

TEST_CASE("every row says where it can be checked, and when it was or that it was not") {
    CHECK(corpus().instruments.all().size() > 70);
    std::size_t checked = 0;
    for (const Instrument& instrument : corpus().instruments.all()) {
        INFO(instrument.key);
        CHECK_FALSE(instrument.source.empty());
        CHECK((instrument.checked.empty() || is_date(instrument.checked)));
        checked += instrument.checked.empty() ? 0 : 1;
    }
    CHECK(checked > 50);
    CHECK(corpus().instruments.by_key("local-government-act-1999")->checked.empty());
    CHECK(corpus().instruments.by_key("localism-act-2011")->source == "https://www.legislation.gov.uk/ukpga/2011/20");
    for (const LapsedTerm& term : corpus().currency.terms) {
        INFO(term.key);
        CHECK_FALSE(term.source.empty());
        CHECK(is_date(term.ended));
    }
}

TEST_CASE("lapsed terms in a text") {
    const std::string text =
        "Report it to the Standards Board for England, the standards committee or any MEP; Primary Care Trusts and Best Value Reviews are named too.";
    std::string found;
    for (const LapsedMention& mention : find_lapsed_terms(corpus().currency, text)) {
        found += text.substr(mention.span.begin, mention.span.size()) + " = " + corpus().currency.terms[static_cast<std::size_t>(mention.term)].key + "; ";
    }
    CHECK(found ==
          "Standards Board for England = standards-board-for-england; MEP = member-of-the-european-parliament; Primary Care Trusts = primary-care-trust; Best "
          "Value Reviews = best-value-regime; ");
}

TEST_CASE("a wrong file is refused with the line") {
    const auto instruments = [](const char* xml) { return refusal(read_instruments(xml, "x.xml")); };
    CHECK(instruments("<instruments checked='2026-01-01'>\n<instrument") == "instruments-no-xml, line 2");
    CHECK(instruments("<roles/>") == "instruments-element, line 1");
    CHECK(instruments("<instruments/>") == "instruments-date, line 1");
    CHECK(instruments("<instruments checked='2026-01-01'>\n <act/></instruments>") == "instruments-element, line 2");
    CHECK(instruments("<instruments checked='2026-01-01'>\n <instrument key='a' kind='act'/></instruments>") == "instruments-attribute, line 2");
    CHECK(instruments("<instruments checked='2026-01-01'>\n <instrument key='a' kind='act' id='x'/></instruments>") == "instruments-name, line 2");
    CHECK(instruments("<instruments checked='2026-01-01'>\n <instrument key='a' kind='act' id='x' checked='soon'/></instruments>") ==
          "instruments-date, line 2");
    CHECK(instruments("<instruments checked='2026-01-01'>\n<instrument key='a' kind='act' id='x'><name>A</name></instrument>\n<instrument key='a' kind='act' "
                      "id='y'><name>B</name></instrument></instruments>") == "instruments-doubled, line 3");
    CHECK(
        instruments("<instruments checked='2026-01-01'><instrument key='a' kind='act' id='x'><name>A</name>\n<status is='gone'/></instrument></instruments>") ==
        "instruments-standing, line 2");
    CHECK(instruments("<instruments checked='2026-01-01'><instrument key='a' kind='act' id='x'><name>A</name>\n<status is='repealed' "
                      "since='12/5/2010'/></instrument></instruments>") == "instruments-date, line 2");
    CHECK(instruments("<instruments checked='2026-01-01'><instrument key='a' kind='act' id='x'><name>A</name>\n<status is='repealed' "
                      "nation='kent'/></instrument></instruments>") == "instruments-nation, line 2");
    CHECK(instruments("<instruments checked='2026-01-01'><instrument key='a' kind='act' id='x'><name>A</name>\n<status is='repealed' "
                      "replaced-by='b'/></instrument></instruments>") == "instruments-replacement, line 2");
    const auto currency = [](const char* xml) { return refusal(read_currency(xml, "x.xml")); };
    CHECK(currency("<currency checked='2026-01-01'>\n<term") == "currency-no-xml, line 2");
    CHECK(currency("<list/>") == "currency-element, line 1");
    CHECK(currency("<currency checked='2026-01-01'>\n<term key='a' ended='2012'/></currency>") == "currency-attribute, line 2");
    CHECK(currency("<currency checked='2026-01-01'>\n<term key='a' source='s' ended='soon'><name>A</name></term></currency>") == "currency-date, line 2");
    CHECK(currency("<currency checked='2026-01-01'>\n<term key='a' source='s' ended='2012'/></currency>") == "currency-name, line 2");
    CHECK(currency("<currency checked='2026-01-01'><term key='a' source='s' ended='2012'><name>A</name></term>\n<term key='a' source='s' "
                   "ended='2012'><name>B</name></term></currency>") == "currency-doubled, line 2");
}

TEST_CASE("dates") {
    for (const char* good : {"2012", "2012-07", "2012-07-01"}) CHECK(is_date(good));
    for (const char* bad : {"", "12", "2012-7", "2012-13", "2012-00", "2012-07-32", "2012/07", "May 2012", "2012-07-0a"}) CHECK_FALSE(is_date(bad));
}

TEST_CASE("provisions that are written are read back alike") {
    Provisions all = corpus().provisions;
    Provision own;
    own.key = "call-back";
    own.question = "How soon is a call & a <letter> returned?";
    own.group = "information";
    own.answer = AnswerType::duration;
    own.examples = {{"Calls \"and\" letters", "Calls are returned within a day."}, {"", "Two days."}, {"", "Three\ndays."}};
    all.list.push_back(own);
    const auto again = read_provisions(write_provisions(all), "x.xml");
    REQUIRE(again);
    CHECK(again->list == all.list);
    own.question = "A bell\x07rings?";
    const auto cleaned = read_provisions(write_provisions(Provisions{{own}}), "x.xml");
    REQUIRE(cleaned);
    CHECK(cleaned->list.front().question == "A bell rings?");
}
