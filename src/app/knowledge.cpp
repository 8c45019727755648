#include "app/knowledge.h"

namespace clausebook {

Result<std::shared_ptr<const Knowledge>> shared_knowledge(const Installation& installation) {
    if (installation.knowledge) return installation.knowledge;
    Result<Catalogue> catalogue = read_catalogue(installation.share);
    if (!catalogue) return fail(catalogue.error());
    auto questions = question_knowledge(installation);
    if (!questions) return fail(questions.error());
    Result<LinearModel> model = LinearModel::open(installation.share / "provisions.model");
    if (!model) return fail(model.error());
    auto deciders = DeciderModel::open(installation.share / "deciders.model");
    if (!deciders) return fail(deciders.error());
    return std::make_shared<const Knowledge>(Knowledge{std::move(*catalogue), std::move(*model), std::move(*questions), std::move(*deciders)});
}

Result<Knowledge> read_knowledge(const Installation& installation) {
    const auto knowledge = shared_knowledge(installation);
    if (!knowledge) return fail(knowledge.error());
    return **knowledge;
}

}  // namespace clausebook
