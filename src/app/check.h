#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "model/findings.h"

namespace clausebook {

struct CheckRequest {
    std::string document;
    std::vector<std::string> peers;  // none, and no group: those of the same authority type and nation as far as both are known
    std::string group;
};

// A reviewer's report on one document of a library against its peers. Errors: those of Library::find and Library::choose.
Result<CheckReport> check(const Library& library, const CheckRequest& request);

}  // namespace clausebook
