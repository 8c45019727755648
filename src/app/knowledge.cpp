#include "app/knowledge.h"

#include "book/files.h"

namespace clausebook {

Result<std::shared_ptr<const Knowledge>> shared_knowledge(const Installation& installation) {
    if (installation.knowledge) return installation.knowledge;
    Result<Catalogue> catalogue = read_catalogue(installation.share);
    if (!catalogue) return fail(catalogue.error());
    const std::filesystem::path file = installation.share / "synonyms.xml";
    const Result<std::string> xml = read_bytes(file);
    if (!xml) return fail(xml.error());
    Result<Synonyms> synonyms = read_synonyms(*xml, file.string());
    if (!synonyms) return fail(synonyms.error());
    Result<LinearModel> model = LinearModel::open(installation.share / "provisions.model");
    if (!model) return fail(model.error());
    return std::make_shared<const Knowledge>(Knowledge{std::move(*catalogue), std::move(*synonyms), std::move(*model)});
}

Result<Knowledge> read_knowledge(const Installation& installation) {
    const auto knowledge = shared_knowledge(installation);
    if (!knowledge) return fail(knowledge.error());
    return **knowledge;
}

}  // namespace clausebook
