// What changed in substance is said in words; references that the renumbering broke are found.
#include <algorithm>
#include <catch2/catch.hpp>

#include "compare/diff.h"

using namespace clausebook;

namespace {

// A protocol of numbered clauses, with facts found by their words.
struct Protocol {
    ProtocolDoc doc;
    Facts facts;

    explicit Protocol(const std::vector<std::pair<std::string, std::string>>& clauses) {
        for (const auto& [label, text] : clauses) {
            Unit unit;
            unit.id = label;
            unit.citation = "clause " + label;
            unit.kind = UnitKind::clause;
            unit.label = {doc.text.size(), doc.text.size() + label.size()};
            doc.text += label + " ";
            unit.text = {doc.text.size(), doc.text.size() + text.size()};
            doc.text += text + "\n";
            doc.units.push_back(unit);
        }
    }
    Span find(int unit, const std::string& words) const {
        const std::size_t at = doc.text.find(words, doc.units[static_cast<std::size_t>(unit)].text.begin);
        REQUIRE(at != std::string::npos);
        return {at, at + words.size()};
    }
    Protocol& limit(int unit, const std::string& words, double days, Promise promise) {
        TimeLimit fact;
        fact.unit = unit;
        fact.span = find(unit, words);
        fact.quantity = days;
        fact.period = Period::working_day;
        fact.bound = "within";
        fact.promise = promise;
        facts.time_limits.push_back(fact);
        return *this;
    }
    Protocol& duty(int unit, Modality modality) {
        Duty fact;
        fact.unit = unit;
        fact.span = doc.units[static_cast<std::size_t>(unit)].text;
        fact.modality = modality;
        facts.duties.push_back(fact);
        return *this;
    }
    Protocol& decider(int unit, const std::string& role) {
        Decider fact;
        fact.unit = unit;
        fact.span = find(unit, role);
        fact.role = role;
        facts.deciders.push_back(fact);
        return *this;
    }
    Protocol& reference(int unit, const std::string& words, int target) {
        Reference fact;
        fact.unit = unit;
        fact.span = find(unit, words);
        fact.target_unit = target;
        facts.references.push_back(fact);
        return *this;
    }
};

std::vector<std::string> substance(const Protocol& before, const Protocol& after) {
    std::vector<std::string> out;
    for (const Change& change : diff_documents(before.doc, before.facts, after.doc, after.facts).changes)
        for (const Substance& item : change.substance) out.push_back(item.message);
    return out;
}

}  // namespace

TEST_CASE("a longer time, another force and another decider are said in words") {
    Protocol before({{"1", "Officers should send a full reply within 5 working days of the enquiry."},
                     {"2", "A refusal of any information is reviewed by the Chief Executive on request."}});
    Protocol after({{"1", "Officers must send a full reply within 10 working days of the enquiry."},
                    {"2", "A refusal of any information is reviewed by the Monitoring Officer on request."}});
    before.limit(0, "within 5 working days", 5, Promise::full_reply).duty(0, Modality::should).decider(1, "Chief Executive");
    after.limit(0, "within 10 working days", 10, Promise::full_reply).duty(0, Modality::must).decider(1, "Monitoring Officer");
    CHECK(substance(before, after) == std::vector<std::string>{"reply time: 5 → 10 working days (clause 1)", "must, formerly should (clause 1)",
                                                               "who decides: Chief Executive → Monitoring Officer (clause 2)"});
}

TEST_CASE("a reference whose target was renumbered under it is broken, one that led nowhere and no longer does is repaired") {
    const std::string complaints = "Complaints about officers go to the Chief Executive in writing.",
                      gifts = "Gifts from contractors are refused and entered in the register.";
    Protocol before({{"1", "Members who are dissatisfied follow clause 2."}, {"2", complaints}, {"3", "For hospitality of any kind see clause 4."}});
    Protocol after(
        {{"1", "Members who are dissatisfied follow clause 2."}, {"2", gifts}, {"3", complaints}, {"4", "For hospitality of any kind see clause 4."}});
    before.reference(0, "clause 2", 1).reference(2, "clause 4", -1);
    after.reference(0, "clause 2", 1).reference(3, "clause 4", 3);
    const Changes changes = diff_documents(before.doc, before.facts, after.doc, after.facts);
    REQUIRE(changes.references.size() == 2);
    CHECK(changes.references[0].broken);
    CHECK(changes.references[0].message == "“clause 2” meant clause 2, which is now clause 3; it leads to clause 2");
    CHECK_FALSE(changes.references[1].broken);
    CHECK(changes.references[1].new_unit == 3);
}

TEST_CASE("a reference that follows the renumbering is neither broken nor a change of substance by itself") {
    const std::string complaints = "Complaints about officers go to the Chief Executive in writing.",
                      gifts = "Gifts from contractors are refused and entered in the register.";
    Protocol before({{"1", "Members who are dissatisfied with advice follow clause 2."}, {"2", complaints}});
    Protocol after({{"1", "Members who are dissatisfied with advice follow clause 3."}, {"2", gifts}, {"3", complaints}});
    before.reference(0, "clause 2", 1);
    after.reference(0, "clause 3", 2);
    CHECK(diff_documents(before.doc, before.facts, after.doc, after.facts).references.empty());
    CHECK(substance(before, after) == std::vector<std::string>{"reference follows the renumbering: “clause 2” → “clause 3” (clause 1)"});
}
