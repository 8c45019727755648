// measure-questions BOOK SHARE QUESTIONS.tsv: what the model and the words say of each question, as JSON lines. With a model in SHARE that was learnt
// without these questions, the weights of src/answer are chosen on it (docs/quality/answers.md).
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/library.h"
#include "app/search.h"
#include "catalogue/catalogue.h"
#include "classify/linear_model.h"
#include "classify/question_model.h"
#include "index/answers.h"
#include "text/words.h"

using namespace clausebook;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t k_ranked = 12;

Json asked_json(const AskedProvisions& asked) {
    Json out = {{"nothing", asked.nothing}, {"ranked", Json::array()}};
    for (std::size_t i = 0; i < asked.ranked.size() && i < k_ranked; ++i) out["ranked"].push_back({asked.ranked[i].key, asked.ranked[i].probability});
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: measure-questions BOOK SHARE QUESTIONS.tsv\n", stderr);
        return 2;
    }
    const std::filesystem::path share = argv[2];
    const auto library = Library::open(argv[1], {share, ""}, "2026-01-01");
    const auto catalogue = read_catalogue(share);
    const auto model = LinearModel::open(share / "provisions.model");
    if (!library || !catalogue || !model) {
        std::fputs("measure-questions: book, catalogue or model cannot be read\n", stderr);
        return 2;
    }
    std::set<std::string> versions;
    for (const DocumentRef& ref : library->in_use()) versions.insert(ref.name());
    const auto index = library->book().index_folder(library->book().manifest().index_generation);
    std::ifstream in(argv[3]);
    for (std::string line; std::getline(in, line);) {
        const std::size_t tab = line.find('\t');
        const std::string text = line.substr(tab + 1);
        const AskedProvisions asked = which_provisions(text, *model, catalogue->roles);
        Json out = {{"keys", line.substr(0, tab)}, {"text", text}, {"whole", asked_json(asked)}, {"sentences", Json::array()}, {"fit", Json::object()}};
        for (const Span sentence : sentences(text)) {
            out["sentences"].push_back(asked_json(which_provisions(std::string_view(text).substr(sentence.begin, sentence.size()), *model, catalogue->roles)));
        }
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < asked.ranked.size() && i < k_ranked; ++i) keys.push_back(asked.ranked[i].key);
        const auto answers = read_answers(index, keys, versions);
        const auto found = search_answering(*library, {text, {}, "", 200}, keys);
        if (answers && found) {
            for (const StoredAnswer& answer : *answers) {
                double best = 0;
                for (const SearchHit& hit : found->hits) {
                    for (const std::string& unit : answer.units) {
                        if (hit.document == answer.document && hit.unit == unit && hit.score > best) best = hit.score;
                    }
                }
                out["fit"][answer.key][answer.document] = best;
            }
        }
        std::printf("%s\n", out.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
    }
}
