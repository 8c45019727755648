#pragma once
#include "app/add.h"
#include "app/library.h"
#include "base/result.h"
#include "model/listing.h"

namespace clausebook {

// Adds files that were sent, and whose paths therefore say nothing: those whose bytes the library holds already are reported as unchanged and left out,
// unless they are to be a new version. Otherwise as add_files.
Result<AddReport> add_uploads(Library& library, AddRequest request, const OnFile& on_file = {});

}  // namespace clausebook
