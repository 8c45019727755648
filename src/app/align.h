#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "model/alignment.h"

namespace clausebook {

struct AlignRequest {
    std::string document;
    std::string place;                   // as people write it
    std::vector<std::string> documents;  // in which equivalents are sought; none: all in use
    std::string group;
    bool one_to_one = false;
};

// The equivalents of one clause in other documents: those that the index holds candidates for, every match proven against the stored text. Errors: those of
// Library::find, find_unit, Library::choose and read_likely_equivalents, "quote-unproven".
Result<Alignment> align(const Library& library, const AlignRequest& request);

}  // namespace clausebook
