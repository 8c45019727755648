// The reviewer's report: what it finds in made documents, and that it keeps numerator, denominator and words on both sides.
#include "compare/check.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "catalogue/catalogue.h"
#include "render/check_view.h"

using namespace clausebook;

namespace {

const Catalogue& catalogue() {
    static const Catalogue read = read_catalogue(CLAUSEBOOK_CORPUS).value();
    return read;
}

// A document of one clause that answers how quickly officers respond, in so many working days; none: it is silent.
DocumentRecord answering_in(const std::string& id, int days) {
    DocumentRecord record;
    record.doc.id = id;
    record.doc.text = "Officers will answer within " + std::to_string(days) + " working days.";
    Unit unit;
    unit.id = "1";
    unit.citation = "paragraph 1";
    unit.text = {0, record.doc.text.size()};
    record.doc.units = {unit};
    TimeLimit limit;
    limit.unit = 0;
    limit.span = {21, record.doc.text.size() - 1};
    limit.quantity = days;
    limit.period = Period::working_day;
    limit.day_type = DayType::working;
    limit.bearer = "officer";
    record.facts.time_limits = {limit};
    ProvisionAnswer answer;
    answer.key = "response-time";
    if (days > 0) {
        answer.status = AnswerStatus::found;
        answer.units = {{0, 0.9, {}}};
        answer.quotes = {unit.text};
        answer.value = std::to_string(days) + " working days";
    }
    record.answers = {answer};
    return record;
}

const Finding* finding(const CheckReport& report, const std::string& code) {
    const auto found = std::find_if(report.findings.begin(), report.findings.end(), [&](const Finding& each) { return each.code == code; });
    return found == report.findings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a limit longer than the peers' median is told with both sides' words") {
    const CheckReport report =
        check_document(answering_in("ours", 10), {answering_in("a", 3), answering_in("b", 5), answering_in("c", 5)}, catalogue(), "2026-11-22");
    const Finding* longer = finding(report, "limit-longer");
    REQUIRE(longer);
    CHECK(longer->share == 3);
    CHECK(longer->peers == 3);
    CHECK(longer->ours.size() == 1);
    CHECK(longer->theirs.size() == 3);
    CHECK_FALSE(finding(report, "limit-shorter"));
}

TEST_CASE("a limit shorter than the peers' median is told with how many give longer") {
    const std::vector<DocumentRecord> peers = {answering_in("a", 3), answering_in("b", 5), answering_in("c", 10)};
    const CheckReport report = check_document(answering_in("ours", 4), peers, catalogue(), "2026-11-22");
    const Finding* shorter = finding(report, "limit-shorter");
    REQUIRE(shorter);
    CHECK(shorter->message.find("4 working days: shorter than the median of 3 peers") != std::string::npos);
    CHECK(shorter->share == 2);
    CHECK(shorter->peers == 3);
    CHECK(shorter->ours.front().text.find("4 working days") != std::string::npos);
    CHECK(shorter->theirs.size() == 3);
    CHECK_FALSE(finding(report, "limit-longer"));
    CHECK_FALSE(finding(check_document(answering_in("ours", 5), peers, catalogue(), "2026-11-22"), "limit-shorter"));
}

TEST_CASE("a reference that may name the wrong place is told with the place that fits better") {
    DocumentRecord record = answering_in("ours", 5);
    Reference reference;
    reference.unit = 0;
    reference.span = {0, 8};
    reference.target_unit = 0;
    record.facts.references = {reference};
    CHECK_FALSE(finding(check_document(record, {}, catalogue(), "2026-11-22"), "reference-doubtful"));
    record.facts.references[0].doubtful = true;
    record.facts.references[0].likelier_unit = 0;
    const CheckReport report = check_document(record, {}, catalogue(), "2026-11-22");
    const Finding* doubtful = finding(report, "reference-doubtful");
    REQUIRE(doubtful);
    CHECK(doubtful->message == "\u201cOfficers\u201d may name the wrong place; paragraph 1 fits better.");
    CHECK(doubtful->ours.front().unit == "1");
    CHECK_FALSE(finding(report, "reference-dangling"));
}

TEST_CASE("a provision that most peers have is missed, and one that few have is not") {
    const DocumentRecord silent = answering_in("ours", 0);
    const CheckReport most = check_document(silent, {answering_in("a", 3), answering_in("b", 5), answering_in("c", 0)}, catalogue(), "2026-11-22");
    REQUIRE(finding(most, "provision-missing"));
    CHECK(finding(most, "provision-missing")->share == 2);
    CHECK(finding(most, "provision-missing")->peers == 3);
    CHECK_FALSE(
        finding(check_document(silent, {answering_in("a", 3), answering_in("b", 0), answering_in("c", 0)}, catalogue(), "2026-11-22"), "provision-missing"));
}

TEST_CASE("vague limits, dangling references and an overdue review are told without peers") {
    DocumentRecord record = answering_in("ours", 5);
    record.facts.time_limits[0].quantity.reset();
    record.facts.time_limits[0].period = Period::none;
    record.doc.details.review = "2025";
    Reference reference;
    reference.unit = 0;
    reference.span = {0, 8};
    record.facts.references = {reference};
    const CheckReport report = check_document(record, {}, catalogue(), "2026-11-22");
    CHECK(finding(report, "limit-vague"));
    CHECK(finding(report, "reference-dangling"));
    CHECK(finding(report, "review-overdue"));
    CHECK(check_text(report, {80, false}).find("Its review is overdue") != std::string::npos);
    CHECK(check_html(report).find("Its review is overdue") != std::string::npos);
    CHECK(check_docx(report, "").value().substr(0, 2) == "PK");
    record.doc.details.review = "2027";
    CHECK_FALSE(finding(check_document(record, {}, catalogue(), "2026-11-22"), "review-overdue"));
}

TEST_CASE("who decides on the need to know is told where nothing is said of a dispute") {
    DocumentRecord record = answering_in("ours", 5);
    record.answers.front().key = "need-to-know-decider";
    record.answers.front().value = "Service Manager";
    const CheckReport report = check_document(record, {}, catalogue(), "2026-11-22");
    REQUIRE(finding(report, "no-dispute-route"));
    CHECK(finding(report, "no-dispute-route")->message.find("Service Manager") == 0);
    CHECK(finding(report, "no-dispute-route")->ours.front().unit == "1");
    ProvisionAnswer dispute = record.answers.front();
    dispute.key = "need-to-know-dispute";
    record.answers.push_back(dispute);
    CHECK_FALSE(finding(check_document(record, {}, catalogue(), "2026-11-22"), "no-dispute-route"));
}
