#include "app/verify.h"

#include "app/index_library.h"
#include "app/read_document.h"

namespace clausebook {
namespace {

// What this program makes of a stored source, under the names that it has in the book.
Result<DocumentRecord> read_again(const Library& library, const Knowledge& knowledge, const DocumentEntry& document, const VersionEntry& version) {
    const Result<std::string> source = library.book().read_source(version);
    if (!source) return fail(source.error());
    Result<DocumentRecord> record = read_document(*source, version.source_name, version.read_with, library.installation(), knowledge);
    if (!record) return record;
    record->doc.id = document.id;
    record->version = version.number;
    return record;
}

std::string difference(const DocumentRecord& before, const DocumentRecord& now) {
    if (before.doc.text != now.doc.text) return "its words";
    if (before.doc.units != now.doc.units) return "its clauses";
    if (before.facts != now.facts) return "its facts";
    if (before.answers != now.answers) return "its answers";
    if (before.doc.details != now.doc.details) return "its details";
    if (before.doc != now.doc) return "its pages or doubts";
    return "";
}

}  // namespace

Result<Verification> verify(const Library& library, bool reread) {
    Verification result = verify_files(library.book());
    if (!reread) return result;
    const Result<Knowledge> knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    for (const DocumentEntry& document : library.book().manifest().documents) {
        for (const VersionEntry& version : document.versions) {
            const DocumentRef ref{document.id, version.number};
            Result<DocumentRecord> stored = library.read(ref);
            if (!stored) continue;  // told as damage
            stored->doc.details = version.found;
            const Result<DocumentRecord> now = read_again(library, *knowledge, document, version);
            const std::string changed = now ? difference(*stored, *now) : now.error().message;
            if (!changed.empty()) result.drift.push_back({ref.name(), version.source_name, changed});
        }
    }
    return result;
}

Result<int> reread_sources(Library& library) {
    const Result<Knowledge> knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    Manifest manifest = library.book().manifest();
    manifest.model_hash = knowledge->provisions.fingerprint();
    int changed = 0;
    for (DocumentEntry& document : manifest.documents) {
        for (VersionEntry& version : document.versions) {
            const Result<DocumentRecord> now = read_again(library, *knowledge, document, version);
            if (!now) continue;
            const VersionEntry before = version;
            const Result<std::string> source = library.book().read_source(version);
            if (!source) return fail(source.error());
            if (auto stored = library.book().store(*now, *source, version); !stored) return fail(stored.error());
            // Text and manifest must change together: a text without its hash in the manifest would pass for damaged.
            if (version != before) {
                ++changed;
                if (auto saved = library.book().save(manifest); !saved) return fail(saved.error());
            }
        }
    }
    if (auto saved = library.book().save(std::move(manifest)); !saved) return fail(saved.error());
    return changed;
}

}  // namespace clausebook
