#include "app/classify_again.h"

#include "app/read_document.h"

namespace clausebook {

Result<int> classify_again(Library& library, const Knowledge& knowledge) {
    Manifest manifest = library.book().manifest();
    if (manifest.model_hash == knowledge.provisions.fingerprint()) return 0;
    int versions = 0;
    for (DocumentEntry& document : manifest.documents) {
        for (VersionEntry& version : document.versions) {
            const DocumentRef ref{document.id, version.number};
            Result<DocumentRecord> record = library.book().read(ref);
            if (!record) return fail(record.error());
            const Result<std::string> source = library.book().read_source(version);
            if (!source) return fail(source.error());
            record->doc.details = version.found;
            classify(*record, knowledge);
            if (auto stored = library.book().store(*record, *source, version); !stored) return fail(stored.error());
            ++versions;
        }
    }
    manifest.model_hash = knowledge.provisions.fingerprint();
    if (auto saved = library.book().save(std::move(manifest)); !saved) return fail(saved.error());
    if (auto cleared = library.book().delete_unnamed_files(); !cleared) return fail(cleared.error());
    return versions;
}

}  // namespace clausebook
