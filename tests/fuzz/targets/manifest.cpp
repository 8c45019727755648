// The one file that makes a book's others count.
#include "book/manifest.h"

#include "targets.h"

namespace clausebook {

void fuzz_manifest(std::string_view bytes) {
    const auto manifest = parse_manifest(bytes, "book.json");
    if (manifest) {
        const auto again = parse_manifest(manifest_json(*manifest), "book.json");
        require(again.has_value() && *again == *manifest, "what was read can be written and read");
    }
    static_cast<void>(slug_of(bytes));
}

}  // namespace clausebook
