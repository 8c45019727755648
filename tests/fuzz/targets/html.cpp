#include "ingest/readers.h"
#include "sandbox/wire.h"
#include "targets.h"

namespace clausebook {

void fuzz_html(std::string_view bytes) {
    for (const TrackedChanges tracked : {TrackedChanges::accepted, TrackedChanges::original}) {
        const Result<SourceText> read = read_html(bytes, {.tracked = tracked});
        require(decode_text(encode_text(read)) == read, "what is read goes over the wire");
    }
}

}  // namespace clausebook
