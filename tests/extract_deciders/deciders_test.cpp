// (sentence, who decides, advises, reviews, approves or is told): written for the tests, in many voices.
#include "extract/deciders.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "model/names.h"

using namespace clausebook;

namespace {

const Roles& roles() {
    static const Catalogue catalogue = [] {
        auto read = read_catalogue(std::string(CLAUSEBOOK_SOURCE_DIR) + "/corpus");
        REQUIRE(read);
        return *read;
    }();
    return catalogue.roles;
}

int add_unit(ProtocolDoc& doc, int parent, const std::string& heading, const std::string& text) {
    const auto add = [&](const std::string& words) {
        const std::size_t begin = doc.text.size();
        doc.text += words;
        const Span span{begin, doc.text.size()};
        if (!words.empty()) doc.text += '\n';
        return words.empty() ? Span{} : span;
    };
    Unit unit;
    unit.parent = parent;
    unit.heading = add(heading);
    unit.text = add(text);
    doc.units.push_back(unit);
    return static_cast<int>(doc.units.size()) - 1;
}

std::string listed(const ProtocolDoc& doc, int unit) {
    std::string out;
    for (const Decider& decider : extract_deciders(doc, roles())) {
        CHECK(decider.unit >= 0);
        const Unit& of = doc.units.at(static_cast<std::size_t>(decider.unit));
        CHECK((of.text.contains(decider.span) && !decider.span.empty()));
        if (decider.unit != unit) continue;
        if (!out.empty()) out += "; ";
        out += std::string(name_of(decider.stage)) + ": " + decider.role;
        if (!decider.advised_by.empty()) out += " <" + decider.advised_by + ">";
    }
    return out;
}

std::string deciders_in(const std::string& text, const std::string& heading = "") {
    ProtocolDoc doc;
    const int section = add_unit(doc, -1, heading, "");
    return listed(doc, add_unit(doc, section, "", text));
}

struct Example {
    const char* text;
    const char* deciders;
};

}  // namespace

TEST_CASE("a matter is taken to somebody") {
    const Example examples[] = {
        {"Any concern of that kind should be raised with the Director of Place.", "report-to: Director of Place"},
        {"An officer who is uneasy about a request shall refer it to the Head of Governance.", "report-to: Head of Governance"},
        {"Please contact either your line manager or the Clerk.", "report-to: line manager; report-to: Clerk"},
        {"The Mayor must be told before the building is closed.", "report-to: Mayor"},
        {"A gift must be declared to the Monitoring Officer or, where the member is in doubt about its value, to the Chief Executive.",
         "report-to: Monitoring Officer; report-to: Chief Executive"},
        {"Take it up in private with the officer's manager.", "report-to: officer's manager"},
        {"Ward members shall be informed before the road is dug up.", "report-to: Ward members"},
        {"The matter is to be brought to the attention of the Managing Director.", "report-to: Managing Director"},
    };
    for (const Example& example : examples) {
        INFO(example.text);
        CHECK(deciders_in(example.text) == example.deciders);
    }
}

TEST_CASE("somebody decides, and others advise") {
    const Example examples[] = {
        {"The question shall be determined by the Head of Service, with advice from the City Solicitor.",
         "initial: Head of Service <City Solicitor>; advice: City Solicitor"},
        {"The Planning Committee will decide whether the visit is needed.", "initial: Planning Committee"},
        {"It is for the Chair to decide who may speak.", "initial: Chair"},
        {"Where the parties disagree, the Standards Committee determines the matter.", "dispute: Standards Committee"},
        {"A refusal must be reviewed by the Chief Executive.", "review: Chief Executive"},
        {"The member may ask the Chief Executive to reconsider the refusal.", "review: Chief Executive"},
        {"No officer may attend unless the Chief Executive has agreed.", "approval: Chief Executive"},
        {"Anyone in doubt should seek advice from the Deputy Monitoring Officer.", "advice: Deputy Monitoring Officer"},
        {"The Clerk will look into the complaint and decide what is to be done.", "initial: Clerk; investigate: Clerk"},
    };
    for (const Example& example : examples) {
        INFO(example.text);
        CHECK(deciders_in(example.text) == example.deciders);
    }
}

TEST_CASE("sentences that name roles and hold no decider") {
    for (const char* text : {
             "Officers are accountable to the Chief Executive.",
             "The Council Tax is set each year.",
             "Members must not approach the officer directly.",
             "Officers advise members on all matters of Council business.",
             "The policies determined by the Council are carried out by officers.",
             "The Chief Executive is the head of the paid service.",
         }) {
        INFO(text);
        CHECK(deciders_in(text).empty());
    }
}

TEST_CASE("a list item is read with the sentence that introduces it") {
    ProtocolDoc doc;
    const int section = add_unit(doc, -1, "Roles", "");
    const int opening = add_unit(doc, section, "", "The Leader speaks for the Council. The role includes:");
    const int item = add_unit(doc, opening, "", "appointing the members of the Cabinet and settling what each is answerable for.");
    CHECK(listed(doc, item) == "initial: Leader");
}
