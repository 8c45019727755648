#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "model/reference_list.h"

namespace clausebook {

// The references of the documents named, of all in use where none is. With `to`, a place as people write it (find_unit), only those that
// point at that clause or at one under it; then exactly one document must be named. Whether an instrument is repealed depends on the
// document's nation and kind of authority and on the library's date. Errors: those of Library::choose, read_catalogue and find_unit,
// "refs-one-document".
Result<ReferenceList> list_references(const Library& library, const std::vector<std::string>& documents, const std::string& to = "");

}  // namespace clausebook
