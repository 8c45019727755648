// The comparison table over the sample protocols: what it says, in every form, in whatever order the documents come.
#include "compare/table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "catalogue/catalogue.h"
#include "classify/classify_document.h"
#include "compare/stored_answers.h"
#include "compare/values.h"
#include "extract/extract_facts.h"
#include "render/compare_json.h"
#include "render/compare_table_files.h"
#include "render/compare_text.h"
#include "render/compare_view.h"
#include "support/gold.h"
#include "support/small_doc.h"

using namespace clausebook;

namespace {

const Catalogue& catalogue() {
    static const Catalogue read = read_catalogue(CLAUSEBOOK_CORPUS).value();
    return read;
}

ComparisonTable table_of(const std::vector<DocumentRecord>& records, const TableOptions& options) {
    std::vector<AnsweredDocument> documents;
    for (const DocumentRecord& record : records) documents.push_back(answered_document(record));
    return compare_documents(documents, catalogue(), options);
}

// The samples' hand-made units with facts and answers made by the program.
const std::vector<DocumentRecord>& samples() {
    static const std::vector<DocumentRecord> made = [] {
        const LinearModel model = LinearModel::open(CLAUSEBOOK_MODEL).value();
        const DeciderModel deciders = DeciderModel::open(CLAUSEBOOK_DECIDER_MODEL).value();
        std::vector<DocumentRecord> records;
        for (const char* name : {"hollinbeck", "merrowshire", "penwether", "sallowfield"}) {
            DocumentRecord record = read_gold(std::string(CLAUSEBOOK_CORPUS) + "/gold/" + name + ".json");
            record.facts = extract_facts(record.doc, catalogue(), deciders);
            record.answers = classify_document(record.doc, record.facts, model, catalogue());
            derive_values(record.doc, record.facts, catalogue(), record.answers);
            records.push_back(std::move(record));
        }
        return records;
    }();
    return made;
}

const ComparisonRow& row_of(const ComparisonTable& table, const std::string& key) {
    const auto row = std::find_if(table.rows.begin(), table.rows.end(), [&](const ComparisonRow& each) { return each.provision == key; });
    REQUIRE(row != table.rows.end());
    return *row;
}

}  // namespace

TEST_CASE("home comes first, and its figure is the yardstick") {
    const ComparisonTable table = table_of(samples(), {{"response-time"}, "", "hollinbeck", false});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.columns.front().name == "hollinbeck");
    CHECK(table.rows[0].cells[0].value == "5 working days, usually");
    CHECK(table.rows[0].summary.starts_with("Ours: 5 working days, usually; shorter 1"));
    CHECK(table.rows[0].cells[1].relation == Relation::shorter);
}

TEST_CASE("every quote stands letter for letter in its clause, and no value stands without one") {
    const ComparisonTable table = table_of(samples(), {});
    CHECK(table.rows.size() == catalogue().provisions.list.size());
    for (const ComparisonRow& row : table.rows) {
        for (const ComparisonCell& cell : row.cells) {
            CHECK((cell.status == AnswerStatus::found) == !cell.units.empty());
            CHECK((cell.value.empty() || !cell.quotes.empty()));
            for (const Quote& quote : cell.quotes) {
                const auto record = std::find_if(samples().begin(), samples().end(), [&](const DocumentRecord& each) { return each.doc.id == quote.document; });
                REQUIRE(record != samples().end());
                const auto unit = std::find_if(record->doc.units.begin(), record->doc.units.end(), [&](const Unit& each) { return each.id == quote.unit; });
                REQUIRE(unit != record->doc.units.end());
                CHECK(record->doc.words(unit->text).find(quote.text) != std::string_view::npos);
            }
        }
    }
}

TEST_CASE("the order of the documents changes nothing") {
    std::vector<DocumentRecord> turned = samples();
    const ComparisonTable before = table_of(turned, {});
    for (int turn = 0; turn < 6; ++turn) {
        std::next_permutation(turned.begin(), turned.end(), [](const DocumentRecord& a, const DocumentRecord& b) { return a.doc.id < b.doc.id; });
        CHECK(table_of(turned, {}) == before);
    }
}

TEST_CASE("all forms carry the same answers") {
    const ComparisonTable table = table_of(samples(), {{"response-time", "need-to-know-decider", "party-business", "ceremonial"}, "", "", false});
    const std::string csv = compare_csv(table, {}), text = compare_text(table, {100, false}), html = compare_html(table, {});
    const auto json = nlohmann::json::parse(compare_json(table));
    CHECK(json["format"] == "clausebook/1");
    REQUIRE(json["rows"].size() == table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const ComparisonCell& cell = table.rows[r].cells[c];
            const std::string answer = shown_cell(cell).answer;
            CHECK(csv.find(answer) != std::string::npos);
            CHECK(html.find(answer) != std::string::npos);
            if (!cell.value.empty()) CHECK(json["rows"][r]["cells"][c]["value"] == cell.value);
        }
    }
    CHECK(text.find("5 working days, usually") != std::string::npos);
    CHECK(compare_xlsx(table, {}).value().substr(0, 2) == "PK");
    CHECK(compare_docx(table, {}, TableLayout::automatic).value().substr(0, 2) == "PK");
}

TEST_CASE("what a document holds is no formula and no markup") {
    ComparisonTable table = table_of(samples(), {{"response-time"}, "", "", false});
    table.rows[0].cells[0].value = "=HYPERLINK(\"http://x\")";
    table.rows[0].cells[1].value = "<script>alert(1)</script>";
    CHECK(compare_csv(table, {}).find("\"'=HYPERLINK(\"\"") != std::string::npos);
    CHECK(compare_html(table, {}).find("<script>") == std::string::npos);
    CHECK(compare_markdown(table, {}).find("<script>") == std::string::npos);
}

TEST_CASE("documents of one authority share a column") {
    std::vector<DocumentRecord> records = {samples()[0], samples()[1]};
    records[1].doc.details.authority = records[0].doc.details.authority;
    const ComparisonTable table = table_of(records, {{}, "", "", true});
    REQUIRE(table.columns.size() == 1);
    CHECK(table.columns[0].documents.size() == 2);
    CHECK(row_of(table, "response-time").cells[0].status == AnswerStatus::found);
}

TEST_CASE("a document that names another one answers by it where it is in the library") {
    const auto document = [](const std::string& id, const std::string& authority, const std::string& title) {
        AnsweredDocument out;
        out.id = id;
        out.details.authority = authority;
        out.details.title = title;
        return out;
    };
    AnsweredDocument protocol = document("protocol", "Northfield Council", "Protocol"),
                     standard = document("standard", "Northfield Council", "Member Enquiry Standard"),
                     foreign = document("foreign", "Elsewhere Council", "Member Enquiry Standard");
    StoredAnswer deferred, found;
    deferred.key = found.key = "response-time";
    deferred.status = AnswerStatus::deferred;
    deferred.refers_to = "Member Enquiry Standard";
    deferred.quotes = {{"protocol", 1, "4.1", "paragraph 4.1", {}, {0, 9}, "see the Member Enquiry Standard", false, {}}};
    found.status = AnswerStatus::found;
    found.value = "4 working days";
    found.units = {"2"};
    found.quotes = {{"standard", 1, "2", "paragraph 2", {}, {0, 9}, "a reply within 4 working days", false, {}}};
    protocol.answers = {deferred};
    foreign.answers = {found};
    const TableOptions options{{"response-time"}, "", "", false};
    const auto cell = [&](const std::vector<AnsweredDocument>& library) {
        return compare_documents({protocol}, catalogue(), options, library).rows[0].cells[0];
    };
    CHECK(cell({}).status == AnswerStatus::deferred);
    CHECK(shown_cell(cell({})).note.find("add it") != std::string::npos);
    CHECK(cell({foreign}).status == AnswerStatus::deferred);  // another council's
    standard.answers = {found};
    const ComparisonCell followed = cell({foreign, standard});
    CHECK(followed.status == AnswerStatus::found);
    CHECK(followed.value == "4 working days");
    REQUIRE(followed.quotes.size() == 2);
    CHECK(followed.quotes[0].document == "standard");
    CHECK(followed.quotes[1].document == "protocol");
    standard.answers.clear();
    CHECK(cell({standard}).status == AnswerStatus::deferred);
}

TEST_CASE("two documents of one council are counted once") {
    std::vector<DocumentRecord> records = {samples()[0], samples()[1], samples()[1]};
    records[2].doc.id = "merrowshire-again";
    records[1].doc.details.authority = records[2].doc.details.authority = "Merrowshire County Council";
    const ComparisonTable table = table_of(records, {{"response-time"}, "", "hollinbeck", false});
    CHECK(table.columns.size() == 3);
    CHECK(table.rows[0].summary.find("shorter 1") != std::string::npos);
}

TEST_CASE("only limits on one act are ranked") {
    std::vector<AnsweredDocument> documents;
    for (const auto& [id, promise] : {std::pair{"a", Promise::full_reply}, std::pair{"b", Promise::acknowledgement}, std::pair{"c", Promise::unstated}}) {
        AnsweredDocument document;
        document.id = id;
        StoredAnswer answer;
        answer.key = "response-time";
        answer.status = AnswerStatus::found;
        answer.units = {"1"};
        answer.limit = StoredLimit{id[0] - 'a' + 1.0, Period::working_day, DayType::working, promise};
        document.answers = {answer};
        documents.push_back(document);
    }
    const ComparisonTable table = compare_documents(documents, catalogue(), {{"response-time"}, "", "a", false});
    CHECK(table.rows[0].cells[1].relation == Relation::different);
    CHECK(table.rows[0].cells[2].relation == Relation::longer);
}

TEST_CASE("when a letter is acknowledged is not when it is answered") {
    DocumentRecord record;
    record.doc = small_doc(
        {{"1", "", UnitKind::section, "1", "Enquiries", ""},
         {"1/p1", "1", UnitKind::paragraph, "", "", "Officers acknowledge a member's letter within one working day and reply within ten working days."}});
    record.facts = extract_facts(record.doc, catalogue(), DeciderModel::open(CLAUSEBOOK_DECIDER_MODEL).value());
    REQUIRE(record.facts.time_limits.size() == 2);
    for (const Provision& provision : catalogue().provisions.list) record.answers.emplace_back().key = provision.key;
    ProvisionAnswer& answer = record.answers[static_cast<std::size_t>(catalogue().provisions.find("response-time"))];
    answer.status = AnswerStatus::found;
    answer.units.emplace_back().unit = 1;
    answer.quotes = {record.doc.units[1].text};
    derive_values(record.doc, record.facts, catalogue(), record.answers);
    CHECK(answer.value == "10 working days");
    CHECK(stated_limit(record.doc, record.facts, answer)->quantity == 10);
    answer.value = "a week";  // as a person may say
    CHECK(stated_limit(record.doc, record.facts, answer) == nullptr);
}
