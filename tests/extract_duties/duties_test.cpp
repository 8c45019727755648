// (sentence, what it asks of whom): written for the tests.
#include "extract/duties.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "model/names.h"
#include "support/corpus.h"
#include "support/small_doc.h"

using namespace clausebook;

namespace {

std::string duties_of(const ProtocolDoc& doc) {
    std::string out;
    const DocumentReading reading(doc, corpus().roles);
    for (const Duty& duty : extract_duties(reading)) {
        CHECK(doc.units.at(static_cast<std::size_t>(duty.unit)).text.contains(duty.span));
        if (!out.empty()) out += "; ";
        out += std::string(name_of(duty.modality)) + " " + (duty.bearer.empty() ? "-" : duty.bearer);
    }
    return out;
}

std::string duties_in(const std::string& text) { return duties_of(small_doc({{"p1", "", UnitKind::paragraph, "", "", text}})); }

}  // namespace

TEST_CASE("what a sentence asks of whom") {
    struct Example {
        const char* text;
        const char* duties;
    };
    for (const Example& example : std::vector<Example>{
             {"Officers must be courteous.", "must officer"},
             {"Members shall respect the impartiality of officers.", "must member"},
             {"The Chief Executive will decide.", "must officer"},
             {"Councillors should put questions through the chair.", "should member"},
             {"The chairman may ask the member to withdraw.", "may chair"},
             {"Members must not bully officers.", "must-not member"},
             {"No councillor may give an instruction to an officer.", "must-not member"},
             {"Neither members nor officers may lobby.", "must-not member"},
             {"An officer cannot give advice off the record.", "must-not officer"},
             {"Members are encouraged to speak to the author of a report.", "should member"},
             {"Officers are required to keep a note.", "must officer"},
             {"The Council will review the protocol.", "must council"},
             {"A member who is unhappy with an officer should speak to the manager.", "should member"},
             {"If a member is unhappy, the officer's manager must be told.", "must officer"},
             {"Members should be told of the consultation.", "should officer"},
             {"Requests must be made in writing.", "must member"},
             {"Requests must be answered in writing.", "must officer"},
             {"The interest must be disclosed.", "must member"},
             {"The matter will be decided by the Standards Committee.", "must council"},
             {"The Committee shall hear the appeal. It may call witnesses.", "must council; may council"},
             {"Whether this is appropriate depends on the case.", ""},
             {"The purpose of this document is to guide members.", ""},
             {"Officers are employed by the Council.", ""},
             {"Members can expect courtesy.", ""},
         }) {
        INFO(example.text);
        CHECK(duties_in(example.text) == example.duties);
    }
}

TEST_CASE("list items take what introduces them") {
    CHECK(duties_of(small_doc({{"p1", "", UnitKind::paragraph, "", "", "Members must:"},
                               {"p1/b1", "p1", UnitKind::bullet, "", "", "listen to advice; and"},
                               {"p1/b2", "p1", UnitKind::bullet, "", "", "respect confidences."}})) == "must member; must member; must member");
    CHECK(duties_of(small_doc(
              {{"p1", "", UnitKind::paragraph, "", "", "Members can expect officers to:"}, {"p1/b1", "p1", UnitKind::bullet, "", "", "be courteous."}})) == "");
}
