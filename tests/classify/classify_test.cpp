// What the learnt model must hold to, whatever it learnt.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "catalogue/catalogue.h"
#include "classify/classify_document.h"
#include "classify/question_model.h"
#include "classify/training.h"
#include "classify/unit_scores.h"
#include "classify/weigh_units.h"

using namespace clausebook;

namespace {

const Catalogue& catalogue() {
    static const Catalogue read = read_catalogue(CLAUSEBOOK_CORPUS).value();
    return read;
}

const LinearModel& model() {
    static const LinearModel opened = LinearModel::open(CLAUSEBOOK_MODEL).value();
    return opened;
}

ProtocolDoc document(const std::vector<std::pair<std::string, std::string>>& clauses) {
    ProtocolDoc doc;
    doc.id = "made";
    for (const auto& [heading, text] : clauses) {
        Unit section, clause;
        section.kind = UnitKind::section;
        section.heading = {doc.text.size(), doc.text.size() + heading.size()};
        doc.text += heading + "\n";
        clause.parent = static_cast<int>(doc.units.size());
        clause.text = {doc.text.size(), doc.text.size() + text.size()};
        doc.text += text + "\n";
        section.id = std::to_string(doc.units.size());
        doc.units.push_back(section);
        clause.id = std::to_string(doc.units.size());
        doc.units.push_back(clause);
    }
    return doc;
}

}  // namespace

TEST_CASE("a clause is found by what it says, and a provision that nobody speaks of is silent") {
    const ProtocolDoc doc = document({{"Enquiries", "Officers will answer a councillor's enquiry within seven working days of receiving it."},
                                      {"Hospitality", "Officers must not accept any gift or hospitality from a member."}});
    const auto answers = classify_document(doc, {}, model(), catalogue());
    REQUIRE(answers.size() == catalogue().provisions.list.size());
    const auto answer = [&](const char* key) { return answers.at(static_cast<std::size_t>(catalogue().provisions.find(key))); };
    REQUIRE(answer("response-time").status == AnswerStatus::found);
    CHECK(answer("response-time").units.front().unit == 1);
    CHECK_FALSE(answer("response-time").units.front().because.empty());
    REQUIRE(answer("gifts").status == AnswerStatus::found);
    CHECK(answer("gifts").units.front().unit == 3);
    CHECK(answer("ceremonial").status == AnswerStatus::silent);
    CHECK(answer("ceremonial").units.empty());
    CHECK_FALSE(answer("ceremonial").nearest.empty());
}

TEST_CASE("an empty document is silent on everything") {
    for (const ProvisionAnswer& answer : classify_document({}, {}, model(), catalogue())) CHECK(answer.status == AnswerStatus::silent);
}

TEST_CASE("a question names its provision, and one that no protocol answers names none") {
    const LinearModel model = LinearModel::open(CLAUSEBOOK_QUESTION_MODEL).value();
    std::ifstream file(std::string(CLAUSEBOOK_CORPUS) + "/concepts.xml");
    const std::string xml{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const Concepts concepts = concepts_by_stem(read_synonyms(xml, "concepts.xml").value());
    const auto asked = which_provisions("How many days do officers have to answer my letter?", model, concepts);
    CHECK(asked.ranked.front().key == "response-time");
    CHECK_FALSE(asked.none());
    CHECK(which_provisions("How many signatures does a petition need?", model, concepts).none());
    CHECK(which_provisions("", model, concepts).none());
}

TEST_CASE("each key is learnt by itself, and the same examples give the same bytes") {
    auto examples = read_examples(std::string(CLAUSEBOOK_CORPUS) + "/training", catalogue().provisions).value();
    std::erase_if(examples, [](const Example& example) { return example.kind != ExampleKind::clause || example.batch != "A"; });
    REQUIRE(examples.size() > 100);
    const auto train = [&](const std::vector<std::string>& keys) { return train_models(examples, keys, catalogue().roles, {}); };
    const TrainedWeights two = train({"response-time", "holding-reply"});
    const TrainedWeights one = train({"holding-reply"});
    CHECK(two.weights.at(1) == one.weights.at(0));
    CHECK(two.biases.at(1) == one.biases.at(0));
    CHECK(write_linear_model(one) == write_linear_model(train({"holding-reply"})));
}

TEST_CASE("a clause is lifted where nothing else is likely, and by what stands beside it") {
    const auto example = [](const char* key, const char* batch) { return Example{ExampleKind::clause, {key}, "", "", {}, batch}; };
    TrainedWeights trained{{"early", "late", "elsewhere", std::string(k_none)}, {}, {}, {{}, {}, {}, {}}, {0, 0, 0, 0}};
    std::vector<Example> examples;
    for (int i = 0; i < 20; ++i) {  // "late" always follows "early"; single clauses follow nothing
        for (const char* key : {"early", "late"}) examples.push_back(example(key, ("protocol" + std::to_string(i)).c_str()));
        for (const char* key : {"early", "elsewhere"}) examples.push_back(example(key, "A"));
    }
    add_neighbours(trained, examples);
    const LinearModel learnt = LinearModel::from_bytes(write_linear_model(trained), "made").value();
    const auto weigh = [&](std::vector<std::vector<double>> log_odds) {
        weigh_units(learnt, log_odds);
        return log_odds;
    };
    const auto alone = weigh({{-3, -6, -6, 0}});
    CHECK(alone[0][0] == Approx(-1.0));                    // nothing else is likely: as far as it goes
    CHECK(weigh({{-3, 2, -6, 0}})[0][0] == Approx(-3.0));  // something else is: it stays, and so does the other
    CHECK(weigh({{-3, 2, -6, 0}})[0][1] == Approx(3.5).margin(0.01));
    const auto after = weigh({{5, -6, -6, 0}, {-6, -3, -3, 0}});
    CHECK(after[1][1] > after[1][2] + 0.1);
    std::vector<std::vector<double>> apart = {{-3, -6}};
    const LinearModel own = LinearModel::from_bytes(write_linear_model({{"mine", "too"}, {}, {}, {{}, {}}, {0, 0}}), "own").value();
    weigh_units(own, apart);
    CHECK(apart == std::vector<std::vector<double>>{{-3, -6}});  // one's own provisions are each decided by itself
}

TEST_CASE("a damaged model is refused with a reason") {
    std::ifstream in(CLAUSEBOOK_MODEL, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    REQUIRE(LinearModel::from_bytes(bytes, "whole"));
    for (const std::string& damaged : {std::string(), bytes.substr(0, 10), bytes.substr(0, bytes.size() / 2), "X" + bytes.substr(1), bytes + "X"}) {
        const auto read = LinearModel::from_bytes(damaged, "cut.model");
        REQUIRE_FALSE(read);
        CHECK(read.error().path == "cut.model");
    }
}

TEST_CASE("a provision of one's own is marked untested and may not take a key of the catalogue") {
    const auto read = [](const char* name) {
        std::ifstream in(std::string(CLAUSEBOOK_CORPUS) + "/" + name);
        return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    };
    const auto own = with_own_provisions(catalogue().provisions, read("acknowledgement-time.example.xml"), "own.xml");
    REQUIRE(own);
    CHECK(own->list.size() == catalogue().provisions.list.size() + 1);
    CHECK(own->list.back().untested);
    CHECK_FALSE(with_own_provisions(catalogue().provisions, read("provisions.xml"), "own.xml"));
}
