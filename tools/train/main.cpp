// clausebook-train CORPUS OUT: learns from CORPUS/training which provision a clause answers and which a question asks for, and writes
// OUT/provisions.model and OUT/questions.model; and from CORPUS/training/facts who decides, which it writes to OUT/deciders.model.
// clausebook-train --thresholds CORPUS: prints how held-out protocols are answered at each threshold, and each of them.
// clausebook-train --parts CORPUS [FOLDER]: prints what each part adds on held-out protocols, and on those of FOLDER (tools/training-samples --to).
// clausebook-train --questions CORPUS: prints how held-out questions and searches are understood.
// clausebook-train --deciders CORPUS: prints how well deciders are found in clauses of authors of whom nothing was learnt.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catalogue/catalogue.h"
#include "classify/training.h"
#include "extract/decider_training.h"
#include "extract/extract_facts.h"
#include "measure.h"

namespace {

using namespace clausebook;

bool write_model(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(stream.flush());
}

int complain(const Error& error) {
    std::fprintf(stderr, "clausebook-train: %s: %s %s\n", error.path.c_str(), error.place.c_str(), error.message.c_str());
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (argc != 3 && !(argc == 4 && first == "--parts")) {
        std::fputs("usage: clausebook-train CORPUS OUT | --thresholds CORPUS | --parts CORPUS [FOLDER] | --questions CORPUS | --deciders CORPUS\n", stderr);
        return 2;
    }
    const bool measured = first.starts_with("--");
    const std::filesystem::path corpus = measured ? argv[2] : argv[1], out = argv[2];
    const auto catalogue = read_catalogue(corpus);
    if (!catalogue) return complain(catalogue.error());
    auto examples = read_examples(corpus / "training", catalogue->provisions);
    if (!examples) return complain(examples.error());
    std::ifstream concepts_file(corpus / "concepts.xml", std::ios::binary);
    const std::string concepts_xml{std::istreambuf_iterator<char>(concepts_file), std::istreambuf_iterator<char>()};
    const auto groups = read_synonyms(concepts_xml, (corpus / "concepts.xml").string());
    if (!groups) return complain(groups.error());
    const Concepts concepts = concepts_by_stem(*groups);
    if (first == "--questions") {
        std::fputs(measure_questions(*examples, catalogue->provisions, concepts).c_str(), stdout);
        return 0;
    }
    const auto marked = read_all_marked_clauses(corpus / "training" / "facts");
    if (!marked) return complain(marked.error());
    if (first == "--deciders") {
        std::fputs(measure_deciders(*marked, *catalogue).c_str(), stdout);
        return 0;
    }
    const std::string decider_bytes = write_linear_model(train_decider_model(marked->all(), catalogue->roles));
    const auto decider_weights = LinearModel::from_bytes(decider_bytes, "deciders.model");
    if (!decider_weights) return complain(decider_weights.error());
    const DeciderModel deciders(*decider_weights);
    for (Example& example : *examples) {
        if (example.kind != ExampleKind::clause) continue;
        const ProtocolDoc doc = clause_document(example.heading, example.text);
        example.facts = fact_traits(extract_facts(doc, *catalogue, deciders), 1, doc.units[1].span());
    }
    if (first == "--parts") {
        auto others = argc == 4 ? read_examples(argv[3], catalogue->provisions) : std::vector<Example>();
        if (!others) return complain(others.error());
        measure_parts(*examples, *others, *catalogue, deciders);
        return 0;
    }
    if (first == "--thresholds") {
        measure_thresholds(*examples, *catalogue, deciders);
        return 0;
    }
    std::vector<std::string> keys;
    for (const Provision& provision : catalogue->provisions.list) keys.push_back(provision.key);
    keys.emplace_back(k_none);
    std::filesystem::create_directories(out);
    TrainedWeights provisions = train_models(*examples, keys, catalogue->roles, {});
    add_neighbours(provisions, *examples);
    const bool written = write_model(out / "deciders.model", decider_bytes) && write_model(out / "provisions.model", write_linear_model(provisions)) &&
                         write_model(out / "questions.model", write_linear_model(train_question_models(*examples, catalogue->provisions, concepts)));
    if (!written) return complain({"model-unwritten", "a model cannot be written", "", out.string(), ""});
}
