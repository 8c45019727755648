#include "app/index_library.h"

#include <algorithm>

#include "app/decide.h"
#include "book/packed.h"
#include "compare/stored_answers.h"

namespace clausebook {

namespace {

bool is_decided_on(const Library& library, const std::string& id) {
    const std::vector<Decision>& decisions = library.review().decisions;
    return std::any_of(decisions.begin(), decisions.end(), [&](const Decision& decision) { return decision.document == id; });
}

CarriedVersion carried(const Library& library, const VersionEntry& version, std::string packed) {
    return {entry_json(version, library.book().manifest().model_hash), std::move(packed)};
}

}  // namespace

Result<CarriedVersion> carried_version(const Library& library, const std::string& id, const VersionEntry& version) {
    const Result<std::string> akn = library.book().read_akn_file(id, version);
    if (!akn) return fail(akn.error());
    const Result<std::string> text = library.book().read_text(id, version);
    if (!text) return fail(text.error());
    return carried(library, version, pack_version(*text, *akn));
}

NewVersion prepare_version(const Library& library, DocumentRecord record, std::string_view source, VersionEntry entry) {
    NewVersion out;
    out.akn = Book::describe(record, source, entry);
    out.packed = pack_version(record.doc.text, out.akn);
    record.doc.details = entry.details();
    out.record = std::make_shared<const DocumentRecord>(std::move(record));
    if (!is_decided_on(library, out.record->doc.id)) out.index.emplace(out.record, stored_answers(*out.record), entry.text_hash);
    out.entry = std::move(entry);
    return out;
}

namespace {

Result<void> index_version(IndexWriter& writer, const Library& library, const DocumentEntry& document, const VersionEntry& version) {
    Result<DocumentRecord> record = library.read({document.id, version.number});
    if (!record) return fail(record.error());
    // The manifest at hand may hold details that are not saved yet.
    record->doc.details = version.details();
    const Result<CarriedVersion> carried = carried_version(library, record->doc.id, version);
    if (!carried) return fail(carried.error());
    const std::string stamp = library.stamp(record->doc.id, version);
    return writer.replace(PreparedVersion(*record, stored_answers(*record), version.text_hash), stamp, *carried);
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

Result<void> LibraryIndex::add(const Library& library, NewVersion version) {
    const std::string& id = version.record->doc.id;
    if (!version.index) {
        DocumentRecord decided = *version.record;
        decide_units(library, decided);
        decide_cells(library, decided);
        version.index.emplace(decided, stored_answers(decided), version.entry.text_hash);
    }
    return writer_.replace(std::move(*version.index), library.stamp(id, version.entry), carried(library, version.entry, std::move(version.packed)));
}

Result<void> LibraryIndex::renew(const Library& library, const DocumentEntry& document) {
    for (const VersionEntry& version : document.versions) {
        if (auto indexed = index_version(writer_, library, document, version); !indexed) return indexed;
    }
    return {};
}

Result<int> rebuild_index(Library& library) {
    // What a killed rebuild left must not be taken for an index of this one.
    if (auto cleared = library.book().delete_unnamed_files(); !cleared) return fail(cleared.error());
    const int generation = library.book().manifest().index_generation + 1;
    Result<IndexWriter> writer = IndexWriter::open(library.book().index_folder(generation));
    if (!writer) return fail(writer.error());
    int versions = 0;
    for (const DocumentEntry& document : library.book().manifest().documents) {
        for (const VersionEntry& version : document.versions) {
            if (auto indexed = index_version(*writer, library, document, version); !indexed) return fail(indexed.error());
            ++versions;
        }
    }
    if (auto kept = writer->commit(); !kept) return fail(kept.error());
    if (auto named = library.book().name_index(generation); !named) return fail(named.error());
    if (auto cleared = library.book().delete_unnamed_files(); !cleared) return fail(cleared.error());
    return versions;
}

}  // namespace clausebook
