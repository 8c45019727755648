// (sentence, its time limits): written for the tests, in many voices. A limit is listed as "words | quantity period bound | modality bearer";
// "-" stands for none. Sentences that look like a limit and hold none have an empty list.
#include "extract/time_limits.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "model/names.h"
#include "support/corpus.h"
#include "support/small_doc.h"

using namespace clausebook;

namespace {

std::string or_dash(std::string_view words) { return words.empty() ? "-" : std::string(words); }

std::string listed(const ProtocolDoc& doc) {
    std::string out;
    const DocumentReading reading(doc, corpus().roles);
    for (const TimeLimit& limit : extract_time_limits(reading)) {
        const Unit& unit = doc.units.at(static_cast<std::size_t>(limit.unit));
        CHECK(unit.text.contains(limit.span));
        CHECK_FALSE(limit.rule.empty());
        if (!out.empty()) out += "; ";
        std::string quantity = "-";
        if (limit.quantity)
            quantity = *limit.quantity == static_cast<int>(*limit.quantity) ? std::to_string(static_cast<int>(*limit.quantity))
                                                                            : std::to_string(*limit.quantity).substr(0, 3);
        out += std::string(doc.words(limit.span)) + " | " + quantity + " " + or_dash(name_of(limit.period)) + " " + limit.bound + " | " +
               or_dash(name_of(limit.modality)) + " " + or_dash(limit.bearer);
    }
    return out;
}

std::string limits_in(const std::string& text, const std::string& heading = "Dealings between members and officers") {
    return listed(small_doc({{"1", "", UnitKind::section, "1.", heading, ""}, {"1/p1", "1", UnitKind::paragraph, "", "", text}}));
}

TimeLimit only_limit(const ProtocolDoc& doc) {
    const DocumentReading reading(doc, corpus().roles);
    const std::vector<TimeLimit> limits = extract_time_limits(reading);
    REQUIRE(limits.size() == 1);
    return limits.front();
}

ProtocolDoc paragraph(const std::string& text) { return small_doc({{"p1", "", UnitKind::paragraph, "", "", text}}); }

struct Example {
    const char* text;
    const char* limits;
};

}  // namespace

TEST_CASE("lengths of time, in figures and words") {
    const std::vector<Example> table = {
        {"Officers must answer a letter within 7 working days.", "within 7 working days | 7 working-day within | must officer"},
        {"The Service Director shall respond within five (5) working days.", "within five (5) working days | 5 working-day within | must officer"},
        {"The officer must acknowledge a letter within one working day and answer it within five.",
         "within one working day | 1 working-day within | must officer; within five | 5 working-day within | must officer"},
        {"Parish councils shall be notified two weeks in advance.", "two weeks in advance | 2 week before | must officer"},
        {"At the end of one calendar month the member may write to the Clerk.", "At the end of one calendar month | 1 month from | may member"},
        {"You have 20 working days to ask the Clerk for a review.", "20 working days | 20 working-day within | must member"},
        {"The committee will look at the rules in the first year after each election.", "in the first year | 1 year within | must council"},
        {"Offers must be refused and the offer recorded, within two days.", "within two days | 2 day within | must officer"},
        {"Ward members are entitled to a progress report within three weeks.", "within three weeks | 3 week within | must officer"},
        {"The clerk is to tell the Member concerned within two days.", "within two days | 2 day within | must officer"},
        {"The matter is put to the Committee, which shall hear the member and shall decide within ten days.", "within ten days | 10 day within | must council"},
        {"Send your item to the Clerk seven days before the meeting.", "seven days before the meeting | 7 day before | should member"},
        {"Members should return the form within twenty-eight days.", "within twenty-eight days | 28 day within | should member"},
        {"A reply should reach the councillor inside three clear working days.", "inside three clear working days | 3 working-day within | should officer"},
        {"A written answer will be sent not later than ten days after the meeting.", "not later than ten days | 10 day not-later-than | must officer"},
        {"Questions must be given to the Clerk at least two clear days before the meeting.",
         "at least two clear days before the meeting | 2 day at-least | must officer"},
        {"Officers will reply in three to five working days.", "in three to five working days | 5 working-day within | must officer"},
        {"The Chief Executive must acknowledge the complaint within 24 hours.", "within 24 hours | 24 hour within | must officer"},
        {"Councillors must give the office a week's notice.", "a week's notice | 1 week at-least | must member"},
        {"The Director will report within a fortnight.", "within a fortnight | 2 week within | must officer"},
        {"The Council will review this Protocol within six months of each election.", "within six months | 6 month within | must council"},
        {"Calls should be returned within half a working day.", "within half a working day | 0.5 working-day within | should officer"},
        {"No answer may take longer than ten working days.", "longer than ten working days | 10 working-day within | must-not officer"},
        {"The request shall be met before the end of the period of seven days from its receipt.",
         "before the end of the period of seven days | 7 day before | must officer"},
        {"Officers must reply by the tenth working day.", "by the tenth working day | 10 working-day not-later-than | must officer"},
        {"The standard of eight days must be kept by every team.", "eight days | 8 day within | must officer"},
        {"The target for answering members is nine working days.", "nine working days | 9 working-day within | should officer"},
        {"The panel shall have fifteen working days in which to report.", "fifteen working days | 15 working-day within | must council"},
        {"Notice of a motion must reach the Clerk by noon, seven clear days before the meeting.",
         "by noon, seven clear days before the meeting | 7 day not-later-than | must member"},
    };
    for (const Example& example : table) {
        INFO(example.text);
        CHECK(limits_in(example.text) == example.limits);
    }
}

TEST_CASE("days that are named and not counted") {
    const std::vector<Example> table = {
        {"Officers should reply by the end of the next working day.", "by the end of the next working day | 1 working-day not-later-than | should officer"},
        {"The officer must confirm the advice by noon the next working day.", "by noon the next working day | 1 working-day not-later-than | must officer"},
        {"The duty manager will telephone the member the same day.", "the same day | - day on | must officer"},
        {"Papers must be handed back by close of play.", "by close of play | - - not-later-than | must officer"},
        {"The team will call back within the hour.", "within the hour | 1 hour within | must officer"},
        {"Group leaders must tell the Clerk by the following day.", "by the following day | 1 day not-later-than | must member"},
    };
    for (const Example& example : table) {
        INFO(example.text);
        CHECK(limits_in(example.text) == example.limits);
    }
}

TEST_CASE("events") {
    const std::vector<Example> table = {
        {"The Chair should be briefed before the agenda goes out.", "before the agenda goes out | - event before | should officer"},
        {"Members must declare the interest prior to the debate.", "prior to the debate | - event before | must member"},
        {"Ward councillors shall be told in advance of any announcement.", "in advance of any announcement | - event before | must officer"},
        {"The report must not be released until the Cabinet has met.", "until the Cabinet has met | - event until | must-not member"},
        {"The chairman should report the incident to the Chief Executive following the meeting.", "following the meeting | - event from | should chair"},
        {"Local members must be consulted at the outset of the project.", "at the outset of the project | - event at the outset | must officer"},
        {"Before replying to the press, a councillor should speak to the Communications Manager.",
         "Before replying to the press | - event before | should member"},
        {"Prior to changing the scheme the Cabinet will consult the groups.", "Prior to changing the scheme | - event before | must council"},
        {"The officer should withdraw as soon as questions of fact have been answered.",
         "as soon as questions of fact have been answered | - event as soon as | should officer"},
        {"In the period before an election, officers must take special care.", "In the period before an election | - event before | must officer"},
        {"A member may speak after being called by the Chair.", "after being called by the Chair | - event from | may member"},
        {"On appointment every officer shall declare shares in local firms.", "On appointment | - event on | must officer"},
        {"A laptop will be lent to each councillor upon election.", "upon election | - event on | must officer"},
        {"Keys should be handed out on taking office.", "on taking office | - event on | should officer"},
        {"The list must be sent round in the week following the annual meeting.", "in the week following the annual meeting | - event from | must officer"},
        {"Letters must be acknowledged upon receipt.", "upon receipt | - event on | must officer"},
        {"The Clerk shall report the loss to the next meeting of the Council.", "to the next meeting | - event on | must officer"},
        {"The officer should publish the list once the Chair has signed it.", "once the Chair has signed it | - event from | should officer"},
        {"A briefing will be held in the week before each meeting.", "in the week before each meeting | - event before | must officer"},
        {"Officers must reply before that date has passed.", "before that date has passed | - event before | must officer"},
        {"If in doubt, ask the Clerk before you sign anything.", "before you sign anything | - event before | should member"},
        {"Maps need the approval of the Chair before release.", "before release | - event before | must officer"},
        {"Bids are kept closed until the Panel has met.", "until the Panel has met | - event until | - officer"},
        {"The Chief Executive, who will tell the Leader before taking any step, keeps the key.", "before taking any step | - event before | must officer"},
        {"Unless otherwise agreed beforehand by the Chief Executive, officers will not attend.", "beforehand | - - beforehand | must officer"},
    };
    for (const Example& example : table) {
        INFO(example.text);
        CHECK(limits_in(example.text) == example.limits);
    }
}

TEST_CASE("vague words") {
    const std::vector<Example> table = {
        {"Officers shall answer enquiries promptly.", "promptly | - - promptly | must officer"},
        {"Requests ought to be dealt with without undue delay.", "without undue delay | - - without undue delay | should officer"},
        {"Members should be given timely advice.", "timely | - - timely | should officer"},
        {"The Monitoring Officer must be told as soon as possible.", "as soon as possible | - - as soon as possible | must officer"},
        {"A member must forthwith disclose the relationship.", "forthwith | - - forthwith | must member"},
        {"Papers will be sent to councillors in good time.", "in good time | - - in good time | must officer"},
        {"Members may raise the matter later with the Director.", "later | - - later | may member"},
        {"The Protocol shall be reviewed as and when required.", "as and when required | - - as and when required | must council"},
        {"Officers should respond at the earliest opportunity.", "at the earliest opportunity | - - at the earliest opportunity | should officer"},
        {"Visits should be arranged in advance with the depot.", "in advance | - - in advance | should officer"},
        {"The officer must send a note immediately after the call.", "immediately after the call | - event from | must officer"},
    };
    for (const Example& example : table) {
        INFO(example.text);
        CHECK(limits_in(example.text) == example.limits);
    }
}

TEST_CASE("one sentence can hold several") {
    CHECK(limits_in("Officers must reply as soon as possible and in any event within ten working days.") ==
          "as soon as possible | - - as soon as possible | must officer; within ten working days | 10 working-day within | must officer");
    CHECK(limits_in("A request is to be acknowledged promptly. A full reply should follow within 5 working days. If that cannot be done the member must be "
                    "told the reason not later than 5 working days after the request.") ==
          "promptly | - - promptly | must officer; within 5 working days | 5 working-day within | should officer; not later than 5 working days | 5 "
          "working-day not-later-than | must officer");
}

TEST_CASE("what looks like a limit and is none") {
    for (const char* text : {
             "Officers must at all times be courteous.",
             "The Director may give advice on appointment of staff.",
             "Members come to the meeting having talked the item through beforehand.",
             "On receipt of a letter the officer must read it.",
             "The Leader and the Chief Executive meet every two weeks.",
             "The Clerk works twenty hours a week.",
             "A member may be re-elected after a term of four years.",
             "Staff may work at home for half of the week.",
             "The Local Government Act 1972 gives members a right to inspect documents.",
             "Councillors should not involve themselves in day to day management.",
             "Minutes must be kept for at least six years.",
             "A candidate must be eighteen years old.",
             "The following rules must be observed by officers.",
             "Party groups commonly discuss an item before it comes to the committee.",
             "An officer may be asked to explain the advice that was given before the decision.",
             "The relationship may have existed before the election.",
             "The report will be laid before the Committee.",
             "An item of business which is before the Council may be discussed.",
             "Officers must be available during office hours.",
             "The Mayor may be asked to look after visitors.",
             "If the officer cannot attend within this timescale, a colleague must do so.",
             "The request must first be made to the line manager, who should then consult the Director.",
             "The Panel must meet at least four times a year.",
             "Members must never seek to advance their own interests.",
             "A question that would take more than two days' work must be agreed with the Director.",
             "The policy was reviewed in May 2019 and adopted in June 2019.",
             "Facts that come to light after the agenda has gone out shall be tabled.",
         }) {
        INFO(text);
        CHECK(limits_in(text) == "");
    }
}

TEST_CASE("the items of a list take bearer and modality from what introduces them") {
    const auto in_list = [](const std::string& introduction, const std::string& item) {
        return listed(small_doc({{"1", "", UnitKind::section, "1.", "Expectations", ""},
                                 {"1/p1", "1", UnitKind::paragraph, "", "", introduction},
                                 {"1/p1/b1", "1/p1", UnitKind::bullet, "", "", item}}));
    };
    CHECK(in_list("Councillors can expect from officers:", "a prompt answer to their letters") == "prompt | - - prompt | - officer");
    CHECK(in_list("Officers can expect councillors to:", "give them reasonable notice") == "reasonable notice | - - reasonable notice | - member");
    CHECK(in_list("Members are entitled to expect:", "a prompt reply") == "prompt | - - prompt | - officer");
    CHECK(in_list("Officers will:", "answer letters within 5 working days;") == "within 5 working days | 5 working-day within | must officer");
    CHECK(in_list("Members should:", "raise a concern before the meeting;") == "before the meeting | - event before | should member");
}

TEST_CASE("dates of review") {
    CHECK(listed(paragraph("Adopted 14 June 2021. Next review: May 2025.")) == "May 2025 | - - on | - council");
    CHECK(listed(paragraph("Approved 22/02/2018; amended 19/07/2021; date of next review 07/2025")) == "07/2025 | - - on | - council");
    CHECK(listed(paragraph("Adopted on 3 July 2023. To be looked at again in May 2027.")) == "May 2027 | - - on | - council");
    CHECK(listed(paragraph("Last reviewed: March 2020")) == "");
    CHECK(limits_in("Clubs must send their accounts by 30 September.") == "by 30 September | - - not-later-than | must officer");
}

TEST_CASE("what else a limit says") {
    const ProtocolDoc usual = paragraph("Officers should normally reply within 5 working days of the request.");
    const TimeLimit reply = only_limit(usual);
    CHECK(usual.words(reply.qualifier) == "normally");
    CHECK(reply.trigger == "the request");
    CHECK(reply.promise == Promise::full_reply);
    CHECK(reply.day_type == DayType::working);
    CHECK_FALSE(reply.hard_cap);

    const ProtocolDoc cap = paragraph("The letter will be acknowledged in any event within two days.");
    const TimeLimit acknowledged = only_limit(cap);
    CHECK(acknowledged.promise == Promise::acknowledgement);
    CHECK(acknowledged.day_type == DayType::unstated);
    CHECK(acknowledged.hard_cap);
    CHECK(acknowledged.qualifier.empty());

    const ProtocolDoc clear = paragraph("Members must give three clear days' notice of a question.");
    CHECK(only_limit(clear).day_type == DayType::clear);
    CHECK(only_limit(clear).promise == Promise::notice);

    const ProtocolDoc meeting = paragraph("The officer must offer a meeting within three working days, if reasonably practicable.");
    CHECK(only_limit(meeting).promise == Promise::meeting);
    CHECK(meeting.words(only_limit(meeting).qualifier) == "if reasonably practicable");
    CHECK(only_limit(meeting).action == "offer a meeting");
}
