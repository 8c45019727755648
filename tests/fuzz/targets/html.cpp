#include "ingest/readers.h"
#include "targets.h"

namespace clausebook {

void fuzz_html(std::string_view bytes) {
    for (const TrackedChanges tracked : {TrackedChanges::accepted, TrackedChanges::original}) require_read(read_html(bytes, {.tracked = tracked}));
}

}  // namespace clausebook
