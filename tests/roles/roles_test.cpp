// Where a text names a role, and which.
#include <catch2/catch.hpp>

#include "catalogue/catalogue.h"

using namespace clausebook;

namespace {

Roles catalogue() {
    auto all = read_catalogue(std::string(CLAUSEBOOK_SOURCE_DIR) + "/corpus");
    INFO((all ? "" : all.error().message + " at " + all.error().place));
    REQUIRE(all);
    return all->roles;
}

// "chief-executive: Chief Executive | ..." of all roles in the text; a possessive ends in "'s".
std::string named_in(const std::string& text) {
    static const Roles roles = catalogue();
    std::string out;
    for (const RoleMention& mention : find_roles(roles, text)) {
        if (!out.empty()) out += " | ";
        out += (mention.deputy ? "deputy " : "") + roles.functions.at(static_cast<std::size_t>(mention.function)).key + ": " +
               text.substr(mention.span.begin, mention.span.size());
    }
    return out;
}

struct Example {
    const char* text;
    const char* roles;
};

}  // namespace

TEST_CASE("roles are found with their modifiers and complements") {
    const Example examples[] = {
        {"The Chief Executive decides.", "chief-executive: Chief Executive"},
        {"Ask the monitoring officer.", "monitoring-officer: monitoring officer"},
        {"The Managing Director is head of the paid service.", "chief-executive: Managing Director | chief-executive: head of the paid service"},
        {"the appropriate chief officer or the Head of Legal and Democratic Services",
         "chief-officer: appropriate chief officer | legal-officer: Head of Legal and Democratic Services"},
        {"by the relevant Head of Service concerned", "head-of-service: relevant Head of Service concerned"},
        {"the officer's line manager", "manager: officer's line manager"},
        {"their own line manager", "manager: line manager"},
        {"the Council's Planning Committee", "committee: Planning Committee"},
        {"the Audit and Governance Committee", "standards-committee: Audit and Governance Committee"},
        {"the Leader of the Council and the Chairman of the Licensing Panel", "leader: Leader of the Council | chair: Chairman of the Licensing Panel"},
        {"the Chair of the Council or Committee", "chair: Chair of the Council or Committee"},
        {"the leader of the group concerned", "group-leader: leader of the group concerned"},
        {"the Executive Director (Law and Governance)", "director: Executive Director (Law and Governance)"},
        {"the group leader(s)", "group-leader: group leader(s)"},
        {"the councillors for that ward", "ward-member: councillors for that ward"},
        {"the Clerk to the Board", "clerk: Clerk to the Board"},
        {"two chairmen and three deputies", "chair: chairmen | deputy: deputies"},
        {"the Deputy Returning Officer", "deputy contact-officer: Deputy Returning Officer"},
        {"a member of the public", "public: member of the public"},
        {"Since staff are busy, members wait", "officer: staff | member: members"},
        {"an apology by a councillor for an officer", "member: councillor | officer: officer"},
        {"Head of Planning", "head-of-service: Head of Planning"},
    };
    for (const Example& example : examples) {
        INFO(example.text);
        CHECK(named_in(example.text) == example.roles);
    }
}

TEST_CASE("names that only describe something else are no roles") {
    for (const char* text : {"The Council Tax has risen.", "a cabinet meeting", "officer support is given", "on his head", "the Member Code of Conduct"}) {
        INFO(text);
        CHECK(named_in(text).empty());
    }
}

TEST_CASE("a missing file is named") {
    const auto all = read_catalogue("no/such/folder");
    REQUIRE_FALSE(all);
    CHECK(all.error().path == "no/such/folder/roles.xml");
}

TEST_CASE("what is wrong in the catalogue is said with its line") {
    const auto missing = read_roles("<roles>\n<function kind='officer' source='usage'/></roles>", "r.xml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().place == "line 2");
    CHECK(missing.error().path == "r.xml");
    const auto doubled = read_roles("<roles><function key='a' kind='body' source='x'><name>board</name>\n\n<name>Board</name></function></roles>", "r.xml");
    REQUIRE_FALSE(doubled);
    CHECK(doubled.error().place == "line 3");
    CHECK_FALSE(read_roles("<roles><function key='a' kind='king' source='x'/></roles>", "r.xml"));
    CHECK_FALSE(read_roles("<rules/>", "r.xml"));
    CHECK_FALSE(read_roles("<roles", "r.xml"));
    CHECK_FALSE(read_roles("<roles><post/></roles>", "r.xml"));
}
