// clausebook-train CORPUS OUT: learns from CORPUS/training which provision a clause answers, and writes OUT/provisions.model.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "catalogue/catalogue.h"
#include "classify/training.h"
#include "extract/extract_facts.h"

namespace {

using namespace clausebook;

// A clause of the examples as a document of its own: a section of its heading with the clause in it.
ProtocolDoc document_of(const Example& example) {
    ProtocolDoc doc;
    Unit section, clause;
    section.id = "1";
    section.kind = UnitKind::section;
    doc.text = example.heading;
    section.heading = {0, doc.text.size()};
    doc.text += '\n';
    clause.id = "1/p1";
    clause.parent = 0;
    clause.text = {doc.text.size(), doc.text.size() + example.text.size()};
    doc.text += example.text;
    doc.units = {section, clause};
    return doc;
}

int complain(const Error& error) {
    std::fprintf(stderr, "clausebook-train: %s: %s %s\n", error.path.c_str(), error.place.c_str(), error.message.c_str());
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: clausebook-train CORPUS OUT\n", stderr);
        return 2;
    }
    const std::filesystem::path corpus = argv[1], out = argv[2];
    const auto catalogue = read_catalogue(corpus);
    if (!catalogue) return complain(catalogue.error());
    auto examples = read_examples(corpus / "training", catalogue->provisions);
    if (!examples) return complain(examples.error());
    for (Example& example : *examples) {
        if (example.kind != ExampleKind::clause) continue;
        const ProtocolDoc doc = document_of(example);
        example.facts = fact_traits(extract_facts(doc, *catalogue), 1, doc.units[1].span());
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
