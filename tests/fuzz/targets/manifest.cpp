// The one file that makes a book's others count.
#include "book/manifest.h"

#include "targets.h"

namespace clausebook {

void fuzz_manifest(std::string_view bytes) {
    const auto manifest = parse_manifest(bytes, "book.json");
    if (manifest) {
        for (const DocumentEntry& document : manifest->documents) {
            require(document.id.find('/') == std::string::npos && document.id.front() != '.', "a document's files stand in the book");
            require(!document.versions.empty(), "a document has a version");
        }
        const auto again = parse_manifest(manifest_json(*manifest), "book.json");
        require(again.has_value() && *again == *manifest, "what was read can be written and read");
    }
    if (const auto entry = parse_entry(bytes, "index")) {
        const auto again = parse_entry(entry_json(entry->version, entry->model_hash), "index");
        require(again.has_value() && again->version == entry->version && again->model_hash == entry->model_hash, "what an index carries can be read");
    }
    const std::string slug = slug_of(bytes);
    require(!slug.empty() && slug_of(slug) == slug, "a slug is its own");
}

}  // namespace clausebook
