#include "app/index_library.h"

#include "app/decide.h"
#include "book/packed.h"
#include "compare/stored_answers.h"

namespace clausebook {

Result<CarriedVersion> carried_version(const Library& library, const std::string& id, const VersionEntry& version) {
    const Result<std::string> akn = library.book().read_akn_file(id, version);
    if (!akn) return fail(akn.error());
    const Result<std::string> text = library.book().read_text(id, version);
    if (!text) return fail(text.error());
    return CarriedVersion{entry_json(version, library.book().manifest().model_hash), pack_version(*text, *akn)};
}

namespace {

Result<void> put_version(IndexWriter& writer, const Library& library, const VersionEntry& version, const DocumentRecord& record) {
    const Result<CarriedVersion> carried = carried_version(library, record.doc.id, version);
    if (!carried) return fail(carried.error());
    return writer.replace(record, stored_answers(record), version.text_hash, library.stamp(record.doc.id, version), *carried);
}

Result<void> index_version(IndexWriter& writer, const Library& library, const DocumentEntry& document, const VersionEntry& version) {
    Result<DocumentRecord> record = library.read({document.id, version.number});
    if (!record) return fail(record.error());
    // The manifest at hand may hold details that are not saved yet.
    record->doc.details = version.details();
    return put_version(writer, library, version, *record);
}

}  // namespace

Result<LibraryIndex> LibraryIndex::open(Library& library) {
    const auto open_writer = [&] { return IndexWriter::open(library.book().index_folder(library.book().manifest().index_generation)); };
    Result<IndexWriter> writer = open_writer();
    if (!writer && (writer.error().code == "index-old" || writer.error().code == "index-damaged")) {
        if (auto rebuilt = rebuild_index(library); !rebuilt) return fail(rebuilt.error());
        writer = open_writer();
    }
    if (!writer) return fail(writer.error());
    Result<std::map<std::string, std::string>> stamps = writer->stamps();
    if (!stamps) return fail(stamps.error());
    for (const DocumentEntry& document : library.book().manifest().documents) {
        for (const VersionEntry& version : document.versions) {
            const auto there = stamps->extract(DocumentRef{document.id, version.number}.name());
            if (there && there.mapped() == library.stamp(document.id, version)) continue;
            if (auto indexed = index_version(*writer, library, document, version); !indexed) return fail(indexed.error());
        }
    }
    for (const auto& [name, stamp] : *stamps) {
        if (auto removed = writer->remove(name); !removed) return fail(removed.error());
    }
    return LibraryIndex(std::move(*writer));
}

Result<void> LibraryIndex::add(const Library& library, const VersionEntry& version, DocumentRecord record) {
    record.doc.details = version.details();
    decide_units(library, record);
    decide_cells(library, record);
    return put_version(writer_, library, version, record);
}

Result<void> LibraryIndex::renew(const Library& library, const DocumentEntry& document) {
    for (const VersionEntry& version : document.versions) {
        if (auto indexed = index_version(writer_, library, document, version); !indexed) return indexed;
    }
    return {};
}

Result<int> rebuild_index(Library& library) {
    Manifest manifest = library.book().manifest();
    // What a killed rebuild left must not be taken for an index of this one.
    if (auto cleared = library.book().delete_unnamed_files(); !cleared) return fail(cleared.error());
    ++manifest.index_generation;
    Result<IndexWriter> writer = IndexWriter::open(library.book().index_folder(manifest.index_generation));
    if (!writer) return fail(writer.error());
    int versions = 0;
    for (const DocumentEntry& document : manifest.documents) {
        for (const VersionEntry& version : document.versions) {
            if (auto indexed = index_version(*writer, library, document, version); !indexed) return fail(indexed.error());
            ++versions;
        }
    }
    if (auto kept = writer->commit(); !kept) return fail(kept.error());
    if (auto saved = library.book().save(std::move(manifest)); !saved) return fail(saved.error());
    if (auto cleared = library.book().delete_unnamed_files(); !cleared) return fail(cleared.error());
    return versions;
}

}  // namespace clausebook
