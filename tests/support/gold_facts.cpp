// gold-facts GOLD.json...: takes the units of hand-annotated documents, runs the stages after segmentation on them, and prints the export.
#include <cstdio>
#include <exception>

#include "catalogue/catalogue.h"
#include "classify/classify_document.h"
#include "compare/values.h"
#include "extract/extract_facts.h"
#include "render/export_json.h"
#include "support/gold.h"

int main(int argc, char** argv) {
    std::vector<clausebook::DocumentRecord> records;
    const auto catalogue = clausebook::read_catalogue(CLAUSEBOOK_CORPUS);
    if (!catalogue) {
        std::fprintf(stderr, "gold-facts: %s, %s: %s\n", catalogue.error().path.c_str(), catalogue.error().place.c_str(), catalogue.error().message.c_str());
        return 2;
    }
    const auto model = clausebook::LinearModel::open(CLAUSEBOOK_MODEL);
    if (!model) {
        std::fprintf(stderr, "gold-facts: %s: %s\n", model.error().path.c_str(), model.error().message.c_str());
        return 2;
    }
    const auto deciders = clausebook::DeciderModel::open(CLAUSEBOOK_DECIDER_MODEL);
    if (!deciders) {
        std::fprintf(stderr, "gold-facts: %s: %s\n", deciders.error().path.c_str(), deciders.error().message.c_str());
        return 2;
    }
    try {
        for (int i = 1; i < argc; ++i) {
            clausebook::DocumentRecord record = clausebook::read_gold(argv[i]);
            record.facts = clausebook::extract_facts(record.doc, *catalogue, *deciders);
            record.answers = clausebook::classify_document(record.doc, record.facts, *model, *catalogue);
            clausebook::derive_values(record.doc, record.facts, *catalogue, record.answers);
            records.push_back(std::move(record));
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "gold-facts: %s\n", error.what());
        return 2;
    }
    const std::string out = clausebook::export_json(records);
    std::fwrite(out.data(), 1, out.size(), stdout);
}
