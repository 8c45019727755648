#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "model/comparison.h"

namespace clausebook {

struct CompareRequest {
    std::vector<std::string> provisions;  // keys; none: all
    std::string topic;                    // a group of provisions: "information"; empty: any
    std::vector<std::string> documents;   // none: all in use
    std::string group;                    // a named set of documents
    bool by_authority = false;
    bool only_differing = false;  // only questions that some answer and others do not, or whose short answers are not the same
};

// The comparison table over documents of a library; its home document comes first. Errors: those of Library::choose, a provision or topic that
// the catalogue does not have ("provision-missing").
Result<ComparisonTable> compare(const Library& library, const CompareRequest& request);

}  // namespace clausebook
