#include "app/knowledge.h"

namespace clausebook {

Result<Knowledge> read_knowledge(const Installation& installation) {
    Result<Catalogue> catalogue = read_catalogue(installation.share);
    if (!catalogue) return fail(catalogue.error());
    Result<LinearModel> model = LinearModel::open(installation.share / "provisions.model");
    if (!model) return fail(model.error());
    return Knowledge{std::move(*catalogue), std::move(*model)};
}

}  // namespace clausebook
