#include "app/own_provisions.h"

#include <algorithm>
#include <optional>

#include "app/decide.h"
#include "app/read_document.h"
#include "book/files.h"
#include "book/sha256.h"
#include "classify/classify_document.h"
#include "classify/training.h"
#include "compare/values.h"
#include "extract/extract_facts.h"
#include "extract/marked_clauses.h"

namespace clausebook {
namespace {

std::filesystem::path own_file(const Library& library) { return library.book().folder() / "provisions.xml"; }

bool has_own(const Library& library) {
    std::error_code ignored;
    return std::filesystem::exists(own_file(library), ignored);
}

// Trains the provisions that have examples of their own, on those and all of the training examples.
Result<std::string> train_own(const Catalogue& catalogue, const DeciderModel& deciders, const std::filesystem::path& training) {
    auto examples = read_examples(training, catalogue.provisions);
    if (!examples) return fail(examples.error());
    std::vector<std::string> keys;
    for (const Provision& provision : catalogue.provisions.list) {
        if (!provision.untested) continue;
        keys.push_back(provision.key);
        for (const ProvisionExample& own : provision.examples) examples->push_back({ExampleKind::clause, {provision.key}, own.heading, own.text, {}, "own"});
        examples->push_back({ExampleKind::question, {provision.key}, "", provision.question, {}, "own"});
    }
    for (Example& example : *examples) {
        if (example.kind != ExampleKind::clause) continue;
        const ProtocolDoc doc = clause_document(example.heading, example.text);
        example.facts = fact_traits(extract_facts(doc, catalogue, deciders), 1, doc.units[1].span());
    }
    return write_linear_model(train_models(*examples, keys, catalogue.roles, {}));
}

Result<LinearModel> own_model(const Library& library, const Knowledge& knowledge) {
    const Result<std::string> xml = read_bytes(own_file(library));
    if (!xml) return fail(xml.error());
    const std::string state = sha256(*xml + knowledge.provisions.fingerprint()).substr(0, 16);
    const std::filesystem::path kept = library.book().folder() / ("provisions-" + state + ".model");
    std::error_code ignored;
    if (!std::filesystem::exists(kept, ignored)) {
        const auto trained = train_own(knowledge.catalogue, knowledge.deciders, library.installation().share / "training");
        if (!trained) return fail(trained.error());
        if (auto written = write_whole(kept, *trained); !written) return fail(written.error());
    }
    return LinearModel::open(kept);
}

Result<Provisions> own_provisions(const Library& library, const Provisions& catalogue) {
    const Result<std::string> xml = read_bytes(own_file(library));
    if (!xml) return fail(xml.error());
    return with_own_provisions(catalogue, *xml, own_file(library).string());
}

// What the book's provisions.xml holds; nothing where there is none.
Result<Provisions> read_own_file(const Library& library) {
    if (!has_own(library)) return Provisions{};
    const Result<std::string> xml = read_bytes(own_file(library));
    if (!xml) return fail(xml.error());
    return read_provisions(*xml, own_file(library).string());
}

// Small letters, digits and hyphens, from the words of a question: "How soon must a call be returned?" gives "how-soon-must-a-call-be-returned".
std::string key_of_words(std::string_view question) {
    constexpr std::size_t k_most = 50;
    std::string key;
    for (const char c : question) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        const bool capital = c >= 'A' && c <= 'Z';
        if (letter || capital) {
            key += capital ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!key.empty() && key.back() != '-' && c != '\'') {
            if (key.size() >= k_most) break;
            key += '-';
        }
    }
    key.resize(std::min(key.size(), k_most));
    while (!key.empty() && key.back() == '-') key.pop_back();
    return key.empty() || key == "none" ? "question" : key;
}

}  // namespace

Result<std::string> add_own_provision(const Library& library, Provision provision) {
    constexpr std::size_t k_fewest_examples = 3, k_longest_question = 400, k_longest_example = 10000;
    if (provision.question.empty()) return fail({"question-empty", "no question is given", "write the question that the clauses answer", "", ""});
    const bool long_example = std::any_of(provision.examples.begin(), provision.examples.end(),
                                          [](const ProvisionExample& one) { return one.text.size() + one.heading.size() > k_longest_example; });
    if (provision.question.size() > k_longest_question || long_example)
        return fail({"question-long", "the question or an example is too long", "a question is a sentence, an example one clause", "", ""});
    if (provision.examples.size() < k_fewest_examples)
        return fail({"examples-few", "fewer than three examples are given", "add clauses that answer the question, each on lines of its own", "", ""});
    const auto knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    auto own = read_own_file(library);
    if (!own) return fail(own.error());
    if (provision.key.empty()) {
        const std::string base = key_of_words(provision.question);
        provision.key = base;
        for (int n = 2; own->find(provision.key) >= 0 || knowledge->catalogue.provisions.find(provision.key) >= 0; ++n)
            provision.key = base + "-" + std::to_string(n);
    }
    const std::string key = provision.key;
    own->list.push_back(std::move(provision));
    const std::string xml = write_provisions(*own);
    if (auto all = with_own_provisions(knowledge->catalogue.provisions, xml, own_file(library).string()); !all) return fail(all.error());
    if (auto written = write_whole(own_file(library), xml); !written) return fail(written.error());
    if (auto learnt = read_answered(library, {}); !learnt) return fail(learnt.error());
    return key;
}

Result<void> remove_own_provision(const Library& library, const std::string& key) {
    auto own = read_own_file(library);
    if (!own) return fail(own.error());
    const int place = own->find(key);
    if (place < 0) return fail({"provision-missing", "there is no question of your own '" + key + "'", "see the page of questions", "", ""});
    own->list.erase(own->list.begin() + place);
    if (!own->list.empty()) return write_whole(own_file(library), write_provisions(*own));
    std::error_code failed;
    std::filesystem::remove(own_file(library), failed);
    if (failed) return fail({"file-unwritable", "it cannot be removed: " + failed.message(), "check the folder's permissions", own_file(library).string(), ""});
    return {};
}

Result<Catalogue> catalogue_of(const Library& library) {
    auto knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    if (has_own(library)) {
        auto provisions = own_provisions(library, knowledge->catalogue.provisions);
        if (!provisions) return fail(provisions.error());
        knowledge->catalogue.provisions = std::move(*provisions);
    }
    return std::move(knowledge->catalogue);
}

Result<AnsweredDocuments> read_answered(const Library& library, const std::vector<DocumentRef>& refs) {
    auto knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    std::vector<DocumentRecord> records;
    std::vector<std::vector<DecisionOutcome>> outcomes(refs.size());
    const bool current = library.manifest().model_hash == knowledge->provisions.fingerprint();
    for (const DocumentRef& ref : refs) {
        Result<DocumentRecord> record = library.read_cut(ref, &outcomes[records.size()]);
        if (!record) return fail(record.error());
        if (!current || record->answers.empty()) classify(*record, *knowledge);
        records.push_back(std::move(*record));
    }
    if (has_own(library)) {
        auto provisions = own_provisions(library, knowledge->catalogue.provisions);
        if (!provisions) return fail(provisions.error());
        knowledge->catalogue.provisions = std::move(*provisions);
        const auto model = own_model(library, *knowledge);
        if (!model) return fail(model.error());
        for (DocumentRecord& record : records) {
            auto answers = classify_document(record.doc, record.facts, *model, knowledge->catalogue);
            derive_values(record.doc, record.facts, knowledge->catalogue, answers);
            for (ProvisionAnswer& answer : answers) {
                if (model->find(answer.key) >= 0) record.answers.push_back(std::move(answer));
            }
        }
    }
    for (std::size_t i = 0; i < records.size(); ++i) decide_cells(library, records[i], &outcomes[i]);
    return AnsweredDocuments{std::move(knowledge->catalogue), std::move(records), std::move(outcomes)};
}

}  // namespace clausebook
