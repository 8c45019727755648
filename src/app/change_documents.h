#pragma once
#include <string>
#include <utility>
#include <vector>

#include "app/library.h"
#include "base/result.h"

namespace clausebook {

// What a person changes of a library that is open for writing, besides adding files.

// Sets details of a version ("ID" or "ID@N") by the names of set_detail; an empty value takes back what was set. Gives the version.
Result<DocumentRef> set_details(Library& library, const std::string& name, const std::vector<std::pair<std::string, std::string>>& details);
// The document of our own council; "" for none.
Result<void> set_home(Library& library, const std::string& name);
// A named set of documents; none takes the set away.
Result<void> set_group(Library& library, const std::string& group, const std::vector<std::string>& names);
// Takes a document ("ID": all its versions; "ID@N": one) out of the book. Gives what was removed.
Result<std::vector<DocumentRef>> remove_document(Library& library, const std::string& name);

}  // namespace clausebook
