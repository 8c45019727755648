#include "app/question_knowledge.h"

#include "app/knowledge.h"
#include "book/files.h"

namespace clausebook {

namespace {

template <class Reader>
auto read_part(const std::filesystem::path& file, const Reader& reader) -> decltype(reader(std::string(), std::string())) {
    const Result<std::string> xml = read_bytes(file);
    if (!xml) return fail(xml.error());
    return reader(*xml, file.string());
}

}  // namespace

Result<std::shared_ptr<const QuestionKnowledge>> question_knowledge(const Installation& installation) {
    if (installation.knowledge) return installation.knowledge->questions;
    Result<Provisions> provisions = read_part(installation.share / "provisions.xml", read_provisions);
    if (!provisions) return fail(provisions.error());
    Result<Synonyms> synonyms = read_part(installation.share / "synonyms.xml", read_synonyms);
    if (!synonyms) return fail(synonyms.error());
    const Result<Synonyms> concepts = read_part(installation.share / "concepts.xml", read_synonyms);
    if (!concepts) return fail(concepts.error());
    Result<LinearModel> model = LinearModel::open(installation.share / "questions.model");
    if (!model) return fail(model.error());
    return std::make_shared<const QuestionKnowledge>(
        QuestionKnowledge{std::move(*provisions), std::move(*synonyms), std::move(*model), concepts_by_stem(*concepts)});
}

}  // namespace clausebook
