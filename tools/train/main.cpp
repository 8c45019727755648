// clausebook-train CORPUS OUT: learns from CORPUS/training which provision a clause answers, and writes OUT/provisions.model.
// clausebook-train --thresholds|--parts CORPUS: prints how held-out clauses are answered at each threshold, or with parts of the model left out.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "catalogue/catalogue.h"
#include "classify/training.h"
#include "extract/extract_facts.h"
#include "measure.h"

namespace {

using namespace clausebook;

int complain(const Error& error) {
    std::fprintf(stderr, "clausebook-train: %s: %s %s\n", error.path.c_str(), error.place.c_str(), error.message.c_str());
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: clausebook-train CORPUS OUT | --thresholds CORPUS | --parts CORPUS\n", stderr);
        return 2;
    }
    const std::string_view first = argv[1];
    const bool measured = first.starts_with("--");
    const std::filesystem::path corpus = measured ? argv[2] : argv[1], out = argv[2];
    const auto catalogue = read_catalogue(corpus);
    if (!catalogue) return complain(catalogue.error());
    auto examples = read_examples(corpus / "training", catalogue->provisions);
    if (!examples) return complain(examples.error());
    for (Example& example : *examples) {
        if (example.kind != ExampleKind::clause) continue;
        const ProtocolDoc doc = example_document(example);
        example.facts = fact_traits(extract_facts(doc, *catalogue), 1, doc.units[1].span());
    }
    if (measured) {
        std::fputs((first == "--parts" ? measure_parts(*examples, *catalogue) : measure_thresholds(*examples, *catalogue, {})).c_str(), stdout);
        return 0;
    }
    std::vector<std::string> keys;
    for (const Provision& provision : catalogue->provisions.list) keys.push_back(provision.key);
    keys.emplace_back(k_none);
    const std::string bytes = write_linear_model(train_models(*examples, keys, catalogue->roles, {}));
    std::filesystem::create_directories(out);
    const std::filesystem::path file = out / "provisions.model";
    std::ofstream stream(file, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush()) return complain({"model-unwritten", "the model cannot be written", "", file.string(), ""});
}
