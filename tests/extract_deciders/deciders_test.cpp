// (sentence, who decides, advises, reviews, approves or is told): written for the tests, in many voices.
#include "extract/deciders.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "model/names.h"
#include "support/corpus.h"

using namespace clausebook;

namespace {

const Roles& roles() { return corpus().roles; }

const DeciderModel& learnt() {
    static const DeciderModel read = DeciderModel::open(CLAUSEBOOK_DECIDER_MODEL).value();
    return read;
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
    for (const Decider& decider : extract_deciders(DocumentReading(doc, roles()), learnt())) {
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
        {"Keep the Portfolio Holder informed of progress.", "report-to: Portfolio Holder"},
        {"A councillor who feels slighted should have a quiet word with the Assistant Director.", "report-to: Assistant Director"},
        {"Requests for the hire of the hall go to the Office Manager.", "report-to: Office Manager"},
        {"Let the Group Whip know in good time.", "report-to: Group Whip"},
        {"It will be reported to the Audit Committee each spring.", "report-to: Audit Committee"},
        {"Officers must report any approach from a developer to their Head of Service.", "report-to: Head of Service"},
        {"The member shall notify the Proper Officer in writing.", "report-to: Proper Officer"},
        {"A friendship shall be disclosed, by the councillor to the Group Leader and by the employee to the Service Manager.",
         "report-to: Group Leader; report-to: Service Manager"},
        {"Copies will be sent to the councillors for that ward.", "report-to: councillors for that ward"},
        {"Questions are put through the Chair.", "report-to: Chair"},
        {"The first point of contact is the Member Services Team.", "report-to: Member Services Team"},
        {"The panel will recommend the changes that it wants to the Council.", "report-to: Council"},
        {"Speak first to the officer who is dealing with the case.", "report-to: officer who is dealing with the case"},
        {"Tell the Clerk or if the Clerk is concerned inform the Mayor.", "report-to: Clerk; report-to: Mayor"},
        {"Send it to the Civic Officer.", "report-to: Civic Officer"},
        {"Somebody who is dissatisfied may complain to the Ombudsman.", "report-to: Ombudsman"},
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
        {"It is for the Director, having heard both sides, to say which of them is right.", "initial: Director"},
        {"The request goes to the Clerk, who will decide whether there is time for it.", "report-to: Clerk; initial: Clerk"},
        {"Decisions may be taken only by the Cabinet, a committee or an officer.", "initial: Cabinet; initial: committee; initial: officer"},
        {"Members decide the policy of the Authority and its budget.", "initial: Members"},
        {"The Town Clerk appoints the other staff.", "initial: Town Clerk"},
        {"A Director is responsible for the content of the reports of that department.", "initial: Director"},
        {"Only the author may change a report once it has been submitted.", "initial: author"},
        {"The choice of venue rests with the Civic Mayor.", "initial: Civic Mayor"},
        {"The line manager will consult Human Resources and decide what work to move.", "initial: line manager <Human Resources>; advice: Human Resources"},
        {"The chief officer whose section holds the file shall settle the question.", "initial: chief officer whose section holds the file"},
        {"The Grievance Panel hears the complaint.", "initial: Grievance Panel"},
        {"Help is available from the Archive Manager or, failing that manager, the Deputy.", "advice: Archive Manager; advice: Deputy"},
        {"The officer decides in consultation with the Leader.", "advice: Leader"},
        {"Before replying, the officer must consult the Press Office.", "advice: Press Office"},
        {"Anyone in doubt should seek advice from the Deputy Monitoring Officer.", "advice: Deputy Monitoring Officer"},
        {"The Borough Solicitor advises on the meaning of this guide.", "advice: Borough Solicitor"},
        {"Help with its interpretation is available from the Governance Manager or the Town Clerk.", "advice: Governance Manager; advice: Town Clerk"},
        {"If unsure, ask the Democratic Services Officer.", "advice: Democratic Services Officer"},
        {"The opinion of the Chairman of the Standards Committee is final.", "initial: Chairman of the Standards Committee"},
    };
    for (const Example& example : examples) {
        INFO(example.text);
        CHECK(deciders_in(example.text) == example.deciders);
    }
}

TEST_CASE("the same said in plain English, in legal form and in the passive") {
    const Example examples[] = {
        {"Please email the Town Clerk if a bench is broken.", "report-to: Town Clerk"},
        {"Get in touch with the Member Support Team.", "report-to: Member Support Team"},
        {"Send the Head of Property a short note of the fault.", "report-to: Head of Property"},
        {"A councillor with a worry should do so in private with the Convener.", "report-to: Convener"},
        {"Any such step must be reported to the next ordinary meeting of the Policy Committee.", "report-to: Policy Committee"},
        {"The question shall be remitted to the Executive Board.", "report-to: Executive Board"},
        {"Local members will be apprised of road closures.", "report-to: Local members"},
        {"Group Leaders propose names to the Proper Officer.", "report-to: Proper Officer"},
        {"Keys are not lent out unless the Facilities Manager says that you may have them.", "approval: Facilities Manager"},
        {"Leaflets go out on the authority of the Returning Officer.", "approval: Returning Officer"},
        {"No work starts until the Section 73 Officer has confirmed that it can be paid for.", "approval: Section 73 Officer"},
        {"Grants are paid once the Convener has given the go-ahead.", "approval: Convener"},
        {"Policy is laid down by the Council and by its Committees.", "initial: Council; initial: Committees"},
        {"These functions may be exercised by the Executive or by the Head of Transport.", "initial: Executive; initial: Head of Transport"},
        {"Appointments to these posts are made by the Appointments Panel.", "initial: Appointments Panel"},
        {"The applicant must satisfy the Licensing Officer that the premises are safe.", "initial: Licensing Officer"},
        {"A visit that is in the opinion of the Chief Executive unsafe will be put off.", "initial: Chief Executive"},
        {"The Proper Officer may make minor amendments.", "initial: Proper Officer"},
        {"The Mayor can extend the time limit.", "initial: Mayor"},
        {"The Head of Housing will seek the views of the ward member.", "advice: ward member"},
        {"The comments of the County Treasurer must be sought.", "advice: County Treasurer"},
        {"A draft is circulated to the Lead Member for comment.", "advice: Lead Member"},
        {"The Town Clerk sets the agenda with the Mayor.", "advice: Mayor"},
        {"The Service Director must consult the ward member before determining the application.",
         "initial: Service Director <ward member>; advice: ward member"},
        {"The Audit Committee looks at this guide once a year.", "review: Audit Committee"},
        {"A complaint lies to the Chief Executive, by whom it shall be investigated.", "initial: Chief Executive; investigate: Chief Executive"},
        {"The Clerk locks the hall once the Chair has agreed that all is safe.", "approval: Chair"},
    };
    for (const Example& example : examples) {
        INFO(example.text);
        CHECK(deciders_in(example.text) == example.deciders);
    }
}

TEST_CASE("dispute, review, approval and investigation are told apart") {
    const Example examples[] = {
        {"Where the parties disagree, the Standards Committee determines the matter.", "dispute: Standards Committee"},
        {"In the event of a dispute the question is to be settled by the Cabinet or, where it is no executive function, by the relevant committee.",
         "dispute: Cabinet; dispute: relevant committee"},
        {"If they cannot agree, the Managing Director has the final say.", "dispute: Managing Director"},
        {"Any such difference should be referred to the Chief Executive for resolution.", "dispute: Chief Executive"},
        {"If the councillor does not accept the answer, the Governance Committee will determine the matter.", "dispute: Governance Committee"},
        {"In default of agreement the question is referred to the Cabinet.", "dispute: Cabinet"},
        {"A councillor who has been refused a file may ask the Managing Director to see whether that was right.", "review: Managing Director"},
        {"The request goes to the Group Leader, whose consent is required.", "report-to: Group Leader; approval: Group Leader"},
        {"A refusal must be reviewed by the Chief Executive.", "review: Chief Executive"},
        {"The member may ask the Chief Executive to reconsider the refusal.", "review: Chief Executive"},
        {"An appeal lies to the Appeals Panel.", "review: Appeals Panel"},
        {"This document will be kept under review by the Monitoring Officer, who reports on it to the Governance Committee.",
         "review: Monitoring Officer; report-to: Governance Committee"},
        {"It may then be put to the Mayor, whose decision is final.", "report-to: Mayor; review: Mayor"},
        {"The Deputy Chief Executive will look at the matter afresh.", "review: Deputy Chief Executive"},
        {"No officer may attend unless the Chief Executive has agreed.", "approval: Chief Executive"},
        {"Papers may leave the building with the consent of the Head of Legal Services.", "approval: Head of Legal Services"},
        {"Filming is allowed at the Chair's discretion.", "approval: Chair"},
        {"The Personnel Committee appoints the Clerk, subject to the approval of the Council.", "initial: Personnel Committee; approval: Council"},
        {"Visitors speak at the invitation of the chair.", "approval: chair"},
        {"Overtime has to be agreed in advance with the Service Manager.", "approval: Service Manager"},
        {"The Clerk will look into the complaint and decide what is to be done.", "initial: Clerk; investigate: Clerk"},
        {"The complaint shall be investigated by the Monitoring Officer.", "investigate: Monitoring Officer"},
    };
    for (const Example& example : examples) {
        INFO(example.text);
        CHECK(deciders_in(example.text) == example.deciders);
    }
}

TEST_CASE("pronouns, short names and headings") {
    CHECK(deciders_in("The Chair of the Licensing Panel holds the list. A request should be made to the Chair.") == "report-to: Chair of the Licensing Panel");
    CHECK(deciders_in("The Cabinet meets monthly. They will determine any request made in between.") == "initial: Cabinet");
    CHECK(deciders_in("The General Purposes Committee decides.", "Disputes over access") == "dispute: General Purposes Committee");
    CHECK(deciders_in("The General Purposes Committee decides.", "Access") == "initial: General Purposes Committee");
}

TEST_CASE("authority in whatever verb, and statements without a verb") {
    const std::vector<Example> table = {
        {"The Chair may adjourn the hearing.", "initial: Chair"},
        {"The annual leave rota can be suspended by the Town Clerk.", "initial: Town Clerk"},
        {"The Committee may require an officer to attend.", "initial: Committee"},
        {"The Chair shall, after hearing both members, determine the point.", "initial: Chair"},
        {"The Head of the Service which keeps the file decides.", "initial: Head of the Service"},
        {"The Group Manager for the area will approve it.", "approval: Group Manager for the area"},
        {"Nothing goes out without the Group Leader's word.", "approval: Group Leader"},
        {"They may start if the Solicitor raises no objection.", "approval: Solicitor"},
        {"The Deputy Mayor will arbitrate between them.", "dispute: Deputy Mayor"},
        {"Contact may be made with the Area Engineer.", "report-to: Area Engineer"},
        {"Should he be unavailable, take it to his superior.", "report-to: superior"},
        {"Directors report to the Managing Director.", ""},
        {"Officers are accountable, through the Corporate Director, to the Chief Executive.", ""},
        {"Questions to a Chief Officer should receive an answer.", ""},
        {"A member who writes to the Director is to be answered.", ""},
    };
    for (const Example& example : table) {
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
             "No member shall raise the matter with a supplier.",
             "The officer should reply to the member within a week.",
             "Members will be invited to the opening of the library.",
             "Where a Portfolio Holder takes a decision, it is published.",
             "The Leader and the Chief Executive meet weekly.",
             "Officers must put all the information that it needs before the committee.",
             "The Chairman is the first citizen of the district.",
             "A letter to a Minister may be signed by the Leader.",
             "A member who writes to the Director is to have an answer in a week.",
             "Where a complaint is raised with the Clerk, it is entered in the book.",
             "Members must not press officers to decide a case quickly.",
         }) {
        INFO(text);
        CHECK(deciders_in(text) == "");
    }
}

TEST_CASE("a list item is read with the sentence that introduces it") {
    ProtocolDoc doc;
    const int section = add_unit(doc, -1, "Roles", "");
    const int opening = add_unit(doc, section, "", "The Leader speaks for the Council. The role includes:");
    const int item = add_unit(doc, opening, "", "appointing the members of the Cabinet and settling what each is answerable for.");
    CHECK(listed(doc, item) == "initial: Leader");

    const int open = add_unit(doc, section, "", "If that does not help:");
    CHECK(listed(doc, add_unit(doc, open, "", "a clerk takes the matter to the Head of Parks;")) == "report-to: Head of Parks");
}

TEST_CASE("an item without a subject is read with the post that heads it") {
    ProtocolDoc doc;
    const int mayor = add_unit(doc, -1, "The Mayor", "");
    CHECK(listed(doc, add_unit(doc, mayor, "", "Appoints the Deputy Mayor.")) == "initial: Mayor");
    CHECK(listed(doc, add_unit(doc, mayor, "", "The budget is printed in spring.")) == "");
    const int heading = add_unit(doc, -1, "Meeting the Mayor", "");
    CHECK(listed(doc, add_unit(doc, heading, "", "Appoints the Deputy Mayor.")) == "");
}
