#include "app/own_provisions.h"

#include <optional>

#include "app/read_document.h"
#include "book/files.h"
#include "book/sha256.h"
#include "classify/classify_document.h"
#include "classify/training.h"
#include "compare/values.h"
#include "extract/extract_facts.h"

namespace clausebook {
namespace {

std::filesystem::path own_file(const Library& library) { return library.book().folder() / "provisions.xml"; }

bool has_own(const Library& library) {
    std::error_code ignored;
    return std::filesystem::exists(own_file(library), ignored);
}

// Trains the provisions that have examples of their own, on those and all of the training examples.
Result<std::string> train_own(const Catalogue& catalogue, const std::filesystem::path& training) {
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
        const ProtocolDoc doc = example_document(example);
        example.facts = fact_traits(extract_facts(doc, catalogue), 1, doc.units[1].span());
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
        const auto trained = train_own(knowledge.catalogue, library.installation().share / "training");
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

}  // namespace

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
    auto records = library.read_all(refs);
    if (!records) return fail(records.error());
    const bool current = library.book().manifest().model_hash == knowledge->provisions.fingerprint();
    for (DocumentRecord& record : *records) {
        if (!current || record.answers.empty()) classify(record, *knowledge);
    }
    if (has_own(library)) {
        auto provisions = own_provisions(library, knowledge->catalogue.provisions);
        if (!provisions) return fail(provisions.error());
        knowledge->catalogue.provisions = std::move(*provisions);
        const auto model = own_model(library, *knowledge);
        if (!model) return fail(model.error());
        for (DocumentRecord& record : *records) {
            auto answers = classify_document(record.doc, record.facts, *model, knowledge->catalogue);
            derive_values(record.doc, record.facts, knowledge->catalogue, answers);
            for (ProvisionAnswer& answer : answers) {
                if (model->find(answer.key) >= 0) record.answers.push_back(std::move(answer));
            }
        }
    }
    return AnsweredDocuments{std::move(knowledge->catalogue), std::move(*records)};
}

}  // namespace clausebook
