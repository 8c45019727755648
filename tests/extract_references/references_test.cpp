// (sentence, its references): written for the tests. A reference is listed as "words > target": of an internal one the target's id,
// "?" where the document has no such place. Sentences that name no document and no place have an empty list.
#include "extract/references.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "support/corpus.h"
#include "support/gold.h"
#include "support/small_doc.h"

using namespace clausebook;

namespace {

const Instruments& instruments() { return corpus().instruments; }

std::vector<Reference> references_of(const ProtocolDoc& doc) {
    const DocumentReading reading(doc, corpus().roles);
    std::vector<Reference> found = extract_references(reading, instruments());
    for (const Reference& reference : found) {
        const Unit& unit = doc.units.at(static_cast<std::size_t>(reference.unit));
        CHECK((unit.text.contains(reference.span) || unit.heading.contains(reference.span)));
        CHECK_FALSE(reference.rule.empty());
    }
    return found;
}

std::string listed(const ProtocolDoc& doc, const std::string& unit = "") {
    std::string out;
    for (const Reference& reference : references_of(doc)) {
        if (!unit.empty() && doc.units[static_cast<std::size_t>(reference.unit)].id != unit) continue;
        if (!out.empty()) out += "; ";
        out += std::string(doc.words(reference.span)) + " > ";
        if (reference.kind == ReferenceKind::external)
            out += reference.target;
        else
            out += reference.target_unit < 0 ? "?" : doc.units[static_cast<std::size_t>(reference.target_unit)].id;
    }
    return out;
}

// In a document that calls itself a protocol.
std::string references_in(const std::string& text) {
    return listed(
        small_doc({{"title", "", UnitKind::title, "", "", "Protocol on Member and Officer Relations"}, {"1/p1", "", UnitKind::paragraph, "", "", text}},
                  "Protocol on Member and Officer Relations"));
}

Reference first_in(const std::string& text) {
    const ProtocolDoc doc = small_doc({{"p1", "", UnitKind::paragraph, "", "", text}});
    const std::vector<Reference> found = references_of(doc);
    REQUIRE_FALSE(found.empty());
    return found.front();
}

struct Example {
    const char* text;
    const char* references;
};

void check(const std::vector<Example>& table) {
    for (const Example& example : table) {
        INFO(example.text);
        CHECK(references_in(example.text) == example.references);
    }
}

}  // namespace

TEST_CASE("Acts and regulations") {
    check({
        {"Members have rights under the Local Government Act 1972.", "Local Government Act 1972 > Local Government Act 1972"},
        {"This is subject to section 100F of the Local Government Act 1972.", "section 100F of the Local Government Act 1972 > Local Government Act 1972"},
        {"See the Localism Act 2011, section 28.", "Localism Act 2011, section 28 > Localism Act 2011"},
        {"The duty arises under the Equality Act 2010. The Act protects nine characteristics.",
         "Equality Act 2010 > Equality Act 2010; The Act > Equality Act 2010"},
        {"Posts are restricted by the Local Government and Housing Act 1989. Section 5 of the 1989 Act names the officer.",
         "Local Government and Housing Act 1989 > Local Government and Housing Act 1989; Section 5 of the 1989 Act > 1989 Act"},
        {"Notice is given as the Local Government Act 1972, Schedule 12, paragraph 4 asks.",
         "Local Government Act 1972, Schedule 12, paragraph 4 > Local Government Act 1972"},
        {"It falls within paragraphs 1 to 3, 5 or 7 of Schedule 12A to the Local Government Act 1972.",
         "paragraphs 1 to 3, 5 or 7 of Schedule 12A to the Local Government Act 1972 > Local Government Act 1972"},
        {"The arrangements stand in Part 3, section 2 of the Constitution.", "Part 3, section 2 of the Constitution > Constitution"},
        {"Landlords are bound by the Social Housing (Regulation) Act 2023.", "Social Housing (Regulation) Act 2023 > Social Housing (Regulation) Act 2023"},
        {"It follows from the Accounts and Audit Regulations 2015 and the Local Government (Committees and Political Groups) Regulations 1990.",
         "Accounts and Audit Regulations 2015 > Accounts and Audit Regulations 2015; Local Government (Committees and Political Groups) Regulations 1990 > "
         "Local "
         "Government (Committees and Political Groups) Regulations 1990"},
        {"Motions are taken under Standing Order 12.", "Standing Order 12 > Standing Order 12"},
        {"Requests under the Act of 2000 are handled by the clerk.", "Act of 2000 > Act of 2000"},
        {"The Data Protection Act may forbid it.", "Data Protection Act > Data Protection Act"},
        {"Papers are published under the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012.",
         "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012 > Local Authorities (Executive "
         "Arrangements) (Meetings and Access to Information) (England) Regulations 2012"},
        {"Complaints follow the Ethical Standards in Public Life etc. (Scotland) Act 2000.",
         "Ethical Standards in Public Life etc. (Scotland) Act 2000 > Ethical Standards in Public Life etc. (Scotland) Act 2000"},
        {"Information is exempt under Schedule 12A to the Local Government Act 1972.",
         "Schedule 12A to the Local Government Act 1972 > Local Government Act 1972"},
        {"The Freedom of Information Act 2000 and the Data Protection Act 2018 apply.",
         "Freedom of Information Act 2000 > Freedom of Information Act 2000; Data Protection Act 2018 > Data Protection Act 2018"},
    });
}

TEST_CASE("codes, policies, procedures and rules") {
    check({
        {"Members must observe the Members' Code of Conduct.", "Members' Code of Conduct > Members' Code of Conduct"},
        {"They are bound by the Code of Conduct for Members and by the Code of Conduct for Officers.",
         "Code of Conduct for Members > Code of Conduct for Members; Code of Conduct for Officers > Code of Conduct for Officers"},
        {"A complaint goes under the Corporate Complaints Policy.", "Corporate Complaints Policy > Corporate Complaints Policy"},
        {"It may be dealt with under the Council's disciplinary procedure.", "disciplinary procedure > disciplinary procedure"},
        {"The whistleblowing policy protects staff.", "whistleblowing policy > whistleblowing policy"},
        {"Appointments follow the recruitment and selection procedures of the service.",
         "recruitment and selection procedures > recruitment and selection procedures"},
        {"The Access to Information Procedure Rules say more.", "Access to Information Procedure Rules > Access to Information Procedure Rules"},
        {"Publicity must follow the Code of Recommended Practice on Local Authority Publicity.",
         "Code of Recommended Practice on Local Authority Publicity > Code of Recommended Practice on Local Authority Publicity"},
        {"Decisions are taken under the scheme of delegation.", "scheme of delegation > scheme of delegation"},
        {"Speeches are governed by Standing Orders and the Financial Regulations.",
         "Standing Orders > Standing Orders; Financial Regulations > Financial Regulations"},
        {"Standing Order 13.2 does not apply; Standing Orders for Contracts do.",
         "Standing Order 13.2 > Standing Order 13.2; Standing Orders for Contracts > Standing Orders for Contracts"},
        {"The gift is entered in the Register of Gifts and Hospitality.", "Register of Gifts and Hospitality > Register of Gifts and Hospitality"},
        {"Officers should read the LGA guidance.", "LGA guidance > LGA guidance"},
        {"The Constitution decides who may act.", "Constitution > Constitution"},
        {"Part 5 of the Constitution sets out the rules.", "Part 5 of the Constitution > Constitution"},
        {"An officer may use the Grievance Procedure or the Dignity at Work Policy.",
         "Grievance Procedure > Grievance Procedure; Dignity at Work Policy > Dignity at Work Policy"},
        {"A breach of the Planning Code of Good Practice is serious.", "Planning Code of Good Practice > Planning Code of Good Practice"},
        {"The Media Protocol applies.", "Media Protocol > Media Protocol"},
        {"More is on https://www.example.gov.uk/codes.", "https://www.example.gov.uk/codes > https://www.example.gov.uk/codes"},
        {"All are bound by the Seven Principles of Public Life.", "Seven Principles of Public Life > Seven Principles of Public Life"},
        {"The Members' Code of Conduct binds them. The Code is in the Constitution.",
         "Members' Code of Conduct > Members' Code of Conduct; The Code > Members' Code of Conduct; Constitution > Constitution"},
        {"They must follow the codes of conduct for members and officers.",
         "codes of conduct for members and officers > codes of conduct for members and officers"},
    });
}

TEST_CASE("what names no document") {
    for (const char* text : {
             "This Protocol applies to all members.",
             "The Protocol should be read by all.",
             "Members set the policy of the Council.",
             "Officers carry out Council policies and procedures.",
             "The Policy Committee will consider the report.",
             "The Standards Committee decides.",
             "The Section 151 Officer advises on finance.",
             "The budget and policy framework is set by Council.",
             "Officers must act within the law.",
             "They must have regard to any relevant legislation and national and local codes of conduct.",
             "The following rules apply:",
             "Formal procedures exist if this is not possible.",
             "Officers should act promptly.",
             "Nothing in this section prevents a complaint.",
             "A code of conduct is useful.",
             "The committee rules on such matters.",
             "The section of the Council concerned will reply.",
             "Members rank above nobody.",
             "Staff of grade 5 and above may attend.",
             "The officer is entitled to a right of reply under common law.",
         }) {
        INFO(text);
        CHECK(references_in(text) == "");
    }
}

namespace {

// Sections 1 to 4 with paragraphs and lettered items.
ProtocolDoc numbered(const std::string& unit, const std::string& text) {
    std::vector<SmallUnit> units = {
        {"1", "", UnitKind::section, "1.", "Introduction", ""},
        {"1.1", "1", UnitKind::clause, "1.1", "", "Purpose of it all."},
        {"1.2", "1", UnitKind::clause, "1.2", "", "Who is bound."},
        {"2", "", UnitKind::section, "2.", "Principles", ""},
        {"2.1", "2", UnitKind::clause, "2.1", "", "Members must:"},
        {"2.1/a", "2.1", UnitKind::clause, "(a)", "", "be courteous;"},
        {"2.1/b", "2.1", UnitKind::clause, "(b)", "", "be honest; and"},
        {"2.1/c", "2.1", UnitKind::clause, "(c)", "", "be prompt."},
        {"2.2", "2", UnitKind::clause, "2.2", "", "Officers must be impartial."},
        {"3", "", UnitKind::section, "3.", "Documents", ""},
        {"3.1", "3", UnitKind::clause, "3.1", "", "There are two rights:"},
        {"3.1/a", "3.1", UnitKind::clause, "(a)", "", "by statute; and"},
        {"3.1/b", "3.1", UnitKind::clause, "(b)", "", "by common law."},
        {"3.2", "3", UnitKind::clause, "3.2", "", "Copies are free."},
        {"4", "", UnitKind::section, "4.", "Breach", ""},
        {"4.1", "4", UnitKind::clause, "4.1", "", "Complaints go to the clerk."},
    };
    for (SmallUnit& made : units) {
        if (made.id == unit) made.text = text;
    }
    return small_doc(units);
}

}  // namespace

TEST_CASE("places in the document, in every written form") {
    struct Place {
        const char* unit;
        const char* text;
        const char* references;
    };
    for (const Place& place : std::vector<Place>{
             {"1.2", "The principles in section 2 bind everybody.", "section 2 > 2"},
             {"1.2", "Paragraph 3.2 deals with copies.", "Paragraph 3.2 > 3.2"},
             {"1.2", "This is subject to paragraph 2.1(b) below.", "paragraph 2.1(b) below > 2.1/b"},
             {"1.2", "A breach is dealt with under section 4 of this Protocol.", "section 4 of this Protocol > 4"},
             {"2.2", "They must be honest (see (b) above).", "see (b) above > 2.1/b"},
             {"3.1", "There is a right by statute (see (a) below):", "see (a) below > 3.1/a"},
             {"3.2", "See also clause 2.2.", "See also clause 2.2 > 2.2"},
             {"3.2", "See para 1.1 above.", "See para 1.1 above > 1.1"},
             {"3.2", "Sub-paragraph 2.1(c) applies.", "Sub-paragraph 2.1(c) > 2.1/c"},
             {"3.2", "Sections 1 and 4 apply.", "Sections 1 > 1; 4 > 4"},
             {"3.2", "Paragraphs 2.1 to 2.2 apply.", "Paragraphs 2.1 to 2.2 > 2.1"},
             {"3.2", "As 2.2 above says, officers are impartial.", "2.2 above > 2.2"},
             {"3.2", "The procedure in section 9 applies.", "section 9 > ?"},
             {"3.2", "The list is in Appendix A.", "Appendix A > ?"},
             {"3.2", "See also paragraph E9.", "See also paragraph E9 > ?"},
             {"3.2", "See section 4 of this Code and Standing Orders.", "See section 4 of this Code > 4; Standing Orders > Standing Orders"},
             {"3.2", "Subject to the above, copies are free.", "the above > 3.1"},
             {"2.1/c", "as set out above.", "above > 2.1/b"},
             {"1.1", "The following paragraphs explain it.", "The following paragraphs > 1.2"},
             {"1.2", "The preceding paragraph explains why.", "The preceding paragraph > 1.1"},
             {"1.1", "Those bound are shown below.", "below > 1.2"},
             {"4.1", "Section 2 applies.", "Section 2 > 2"},
         }) {
        INFO(place.text);
        CHECK(listed(numbered(place.unit, place.text), place.unit) == place.references);
    }
}

TEST_CASE("a label that occurs in several places is the nearest of the right part") {
    CHECK(listed(numbered("3.2", "As (a) above says."), "3.2") == "(a) above > 3.1/a");
    CHECK(listed(numbered("2.2", "As (a) above says."), "2.2") == "(a) above > 2.1/a");
    const ProtocolDoc restarting = small_doc({
        {"1", "", UnitKind::section, "1.", "One", ""},
        {"1/1", "1", UnitKind::clause, "(1)", "", "First."},
        {"1/2", "1", UnitKind::clause, "(2)", "", "Second, see section 2."},
        {"2", "", UnitKind::section, "2.", "Two", ""},
        {"2/1", "2", UnitKind::clause, "(1)", "", "First."},
        {"2/2", "2", UnitKind::clause, "(2)", "", "As paragraph 1 says."},
    });
    CHECK(listed(restarting, "1/2") == "see section 2 > 2");
    CHECK(listed(restarting, "2/2") == "paragraph 1 > 2/1");
    const ProtocolDoc zeroes = small_doc({{"15", "", UnitKind::section, "15.0", "Post", ""},
                                          {"15.9", "15", UnitKind::clause, "15.09", "", "See section 15 and paragraph 15.9."},
                                          {"16", "", UnitKind::section, "16.0", "More", ""},
                                          {"16.1", "16", UnitKind::clause, "16.01", "", "See section 15 and paragraph 15.9."}});
    CHECK(listed(zeroes, "16.1") == "See section 15 > 15; paragraph 15.9 > 15.9");
}

TEST_CASE("an instrument is known by its key, with the part that is cited") {
    const Reference section = first_in("Under section 100F of the Local Government Act 1972 members may inspect papers.");
    CHECK(section.instrument == "local-government-act-1972");
    CHECK(section.provision == "section 100F");
    CHECK(first_in("The Localism Act requires a code.").instrument == "localism-act-2011");
    CHECK(first_in("The Data Protection Act forbids it.").instrument.empty());
    CHECK(first_in("The Members' Code of Conduct forbids it.").instrument.empty());
}

TEST_CASE("dangling and doubtful places are reported") {
    const ProtocolDoc doc = small_doc({
        {"1", "", UnitKind::section, "1.", "Access to documents", ""},
        {"1/p1", "1", UnitKind::paragraph, "", "", "A right exists:"},
        {"1/p1/b1", "1/p1", UnitKind::bullet, "", "", "to inspect papers of a meeting (see (a) below);"},
        {"1/p1/b2", "1/p1", UnitKind::bullet, "", "", "to see contracts and invoices of the cemetery (see (a) below);"},
        {"1/a", "1", UnitKind::clause, "(a)", "", "Papers of a meeting may be inspected when the agenda is out."},
        {"1/b", "1", UnitKind::clause, "(b)", "", "Contracts and invoices of the cemetery are kept by the treasurer."},
        {"1/c", "1", UnitKind::clause, "(c)", "", "Appeals are described in section 7."},
        {"2", "", UnitKind::section, "2.", "Gifts", ""},
        {"2/p1", "2", UnitKind::paragraph, "", "", "Gifts are declined."},
        {"2/p2", "2", UnitKind::paragraph, "", "", "Hospitality is declined too."},
        {"2/p3", "2", UnitKind::paragraph, "", "", "Tokens are passed to the mayor."},
    });
    const std::vector<Reference> references = references_of(doc);
    REQUIRE(references.size() == 3);
    CHECK_FALSE(references[0].doubtful);
    CHECK(references[1].doubtful);
    CHECK(doc.units[static_cast<std::size_t>(references[1].target_unit)].id == "1/a");
    CHECK(doc.units[static_cast<std::size_t>(references[1].likelier_unit)].id == "1/b");
    const std::vector<Diagnostic> diagnostics = reference_diagnostics(doc, references);
    REQUIRE(diagnostics.size() == 2);
    CHECK(diagnostics[0].code == "reference-doubtful");
    CHECK(diagnostics[0].message == "1/p1/b2 refers to \"see (a) below\", but 1/b fits its words better");
    CHECK(diagnostics[1].code == "reference-dangling");
    CHECK(diagnostics[1].message == "1/c refers to \"section 7\", which this document does not have");
}

TEST_CASE("steps and footnotes are places where the document has them") {
    const ProtocolDoc doc = small_doc({
        {"1", "", UnitKind::section, "1.", "Complaints", ""},
        {"1/p1", "1", UnitKind::paragraph, "", "", "The Clerk replies as step 2 below says. At step 9 the matter ends. See footnote 1."},
        {"step-1", "1", UnitKind::section, "Step 1", "", "The manager is told."},
        {"step-2", "1", UnitKind::section, "Step 2", "", "The Clerk looks at it."},
        {"n1", "1", UnitKind::note, "1", "", "In office hours."},
    });
    CHECK(listed(doc) == "step 2 below > step-2; See footnote 1 > n1");
}

// Of the internal references of the sample documents, and of the reference protocols where they are at hand, at most one in fifty may be doubted without cause.
// One reference protocol misprints a letter: that doubt is right.
TEST_CASE("few places are doubted without cause") {
    std::vector<std::filesystem::path> files;
    for (const char* name : {"hollinbeck-2026", "hollinbeck", "merrowshire", "penwether", "sallowfield"})
        files.push_back(std::string(CLAUSEBOOK_SOURCE_DIR) + "/corpus/gold/" + name + ".json");
    std::size_t right = 0;
    if (const std::filesystem::path folder = reference_folder(); !folder.empty()) {
        for (const char* name : {"county", "hyndburn", "district", "town", "tdc"}) files.push_back(folder / "gold" / (std::string(name) + ".json"));
        right = 1;
    }
    std::size_t internal = 0, doubted = 0;
    std::string doubts;
    for (const std::filesystem::path& file : files) {
        const ProtocolDoc doc = read_gold(file).doc;
        for (const Reference& reference : references_of(doc)) {
            if (reference.kind != ReferenceKind::internal) continue;
            ++internal;
            if (!reference.doubtful) continue;
            ++doubted;
            doubts += file.stem().string() + ": " + std::string(doc.words(reference.span)) + "\n";
        }
    }
    INFO(doubts);
    CHECK(internal > 20);
    CHECK(doubted >= right);
    CHECK((doubted - right) * 50 <= internal);
}

TEST_CASE("a document that is itself a code") {
    const auto in_code = [](const std::string& text) {
        return listed(
            small_doc({{"title", "", UnitKind::title, "", "", "Code for Member and Officer Relations"}, {"p1", "", UnitKind::paragraph, "", "", text}},
                      "Code for Member and Officer Relations"));
    };
    CHECK(in_code("This Code binds all. The Code is reviewed each year.") == "");
    CHECK(in_code("The Code of Conduct for Members stands beside this document. The Code says more.") ==
          "Code of Conduct for Members > Code of Conduct for Members; The Code > Code of Conduct for Members");
}

TEST_CASE("numbers that stand alone, and attachments") {
    const auto in_document = [](const std::string& text) {
        return listed(small_doc({
                          {"title", "", UnitKind::title, "", "", "Protocol on Member and Officer Relations"},
                          {"3", "", UnitKind::section, "3.", "Papers", ""},
                          {"3.1", "3", UnitKind::clause, "3.1", "", "Papers are sent out as follows:"},
                          {"3.1/(a)", "3.1", UnitKind::clause, "(a)", "", "by post;"},
                          {"3.2", "3", UnitKind::clause, "3.2", "", "Late papers are tabled."},
                          {"4", "", UnitKind::section, "4.", "Other matters", ""},
                          {"4/p1", "4", UnitKind::paragraph, "", "", text},
                          {"appendix-1", "", UnitKind::section, "", "Appendix 1 Contacts", ""},
                      }),
                      "4/p1");
    };
    CHECK(in_document("See also 3.2.") == "See also 3.2 > 3.2");
    CHECK(in_document("Papers go out as set out in 3.1 and 3.2.") == "3.1 > 3.1; 3.2 > 3.2");
    CHECK(in_document("In accordance with 3.1, the Clerk sends them.") == "3.1 > 3.1");
    CHECK(in_document("This is a case under cl. 3.1 (a).") == "cl. 3.1 (a) > 3.1/(a)");
    CHECK(in_document("Replies came in 3.1 days, at 3.2 per cent of the cost.") == "");
    CHECK(in_document("The budget of 3.2 is told apart in 9.1.") == "");
    CHECK(in_document("A list stands in Appendix 3.") == "Appendix 3 > ?");
    CHECK(in_document("The rules of Section B apply.") == "Section B > ?");
}
