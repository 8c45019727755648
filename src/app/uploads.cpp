#include "app/uploads.h"

#include "book/files.h"
#include "book/sha256.h"

namespace clausebook {
namespace {

// The newest version that was read from these bytes, and its document; null where there is none.
const VersionEntry* held(const Manifest& manifest, const std::string& hash, std::string& id) {
    for (const DocumentEntry& document : manifest.documents) {
        for (auto version = document.versions.rbegin(); version != document.versions.rend(); ++version) {
            if (version->source_hash != hash) continue;
            id = document.id;
            return &*version;
        }
    }
    return nullptr;
}

}  // namespace

Result<AddReport> add_uploads(Library& library, AddRequest request, const OnFile& on_file) {
    AddReport known;
    const int total = static_cast<int>(request.paths.size());
    if (request.version_of.empty()) {
        std::vector<std::filesystem::path> fresh;
        for (const std::filesystem::path& path : request.paths) {
            const Result<std::string> bytes = read_bytes(path);
            std::string id;
            const VersionEntry* version = bytes ? held(library.book().manifest(), sha256(*bytes), id) : nullptr;
            if (version == nullptr) {
                fresh.push_back(path);
                continue;
            }
            AddedFile file;
            file.path = path.string();
            file.outcome = AddOutcome::unchanged;
            file.document = DocumentRef{id, version->number}.name();
            file.units = version->unit_count;
            file.pages = version->page_count;
            known.files.push_back(std::move(file));
            if (on_file) on_file(static_cast<int>(known.files.size()), total, known.files.back());
        }
        request.paths = std::move(fresh);
    }
    if (request.paths.empty()) return known;
    const int before = static_cast<int>(known.files.size());
    Result<AddReport> added =
        add_files(library, request, [&](int done, int, const AddedFile& file) { return on_file ? on_file(before + done, total, file) : void(); });
    if (!added) return added;
    added->files.insert(added->files.begin(), known.files.begin(), known.files.end());
    return added;
}

}  // namespace clausebook
