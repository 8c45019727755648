#include "app/diff.h"

#include <optional>

#include "app/knowledge.h"
#include "app/read_document.h"
#include "book/files.h"
#include "compare/diff.h"

namespace clausebook {

namespace {

namespace fs = std::filesystem;

// One side of a comparison.
struct Side {
    std::string name;
    DocumentRecord record;
};

VersionComparison compare(Side old_side, Side new_side) {
    VersionComparison versions{std::move(old_side.name), std::move(new_side.name), std::move(old_side.record.doc), std::move(new_side.record.doc), {}};
    versions.changes = diff_documents(versions.old_doc, old_side.record.facts, versions.new_doc, new_side.record.facts);
    return versions;
}

Result<Side> read_stored(const Library& library, const std::string& name) {
    const Result<DocumentRef> ref = library.find(name);
    if (!ref) return fail(ref.error());
    Result<DocumentRecord> record = library.read(*ref);
    if (!record) return fail(record.error());
    return Side{ref->name(), std::move(*record)};
}

// Reads the sides of a comparison; knowledge and the book are opened when the first needs them.
class SideReader {
 public:
    SideReader(fs::path book, Installation installation, std::string today)
        : book_(std::move(book)), installation_(std::move(installation)), today_(std::move(today)) {}

    Result<Side> read(const std::string& name) {
        std::error_code ignored;
        // Names of documents hold neither slashes nor full stops.
        const bool is_file = fs::exists(name, ignored) || name.find_first_of("/.") != std::string::npos;
        return is_file ? read_file(name, TrackedChanges::accepted) : read_from_book(name);
    }

    Result<Side> read_file(const std::string& path, TrackedChanges tracked) {
        if (!knowledge_) {
            Result<Knowledge> read = read_knowledge(installation_);
            if (!read) return fail(read.error());
            knowledge_ = std::move(*read);
        }
        const Result<std::string> bytes = read_bytes(path);
        if (!bytes) return fail(bytes.error());
        ReadOptions options;
        options.tracked = tracked;
        Result<DocumentRecord> record = read_document(*bytes, path, options, installation_, *knowledge_);
        if (!record) return fail(record.error());
        return Side{fs::path(path).filename().string(), std::move(*record)};
    }

 private:
    Result<Side> read_from_book(const std::string& name) {
        if (!library_) {
            Result<Library> opened = Library::open(book_, installation_, today_);
            if (!opened) return fail(opened.error());
            library_.emplace(std::move(*opened));
        }
        return read_stored(*library_, name);
    }

    fs::path book_;
    Installation installation_;
    std::string today_;
    std::optional<Knowledge> knowledge_;
    std::optional<Library> library_;
};

}  // namespace

Result<VersionComparison> diff_versions(const std::string& old_name, const std::string& new_name, const fs::path& book, const Installation& installation,
                                        const std::string& today) {
    SideReader reader(book, installation, today);
    Result<Side> old_side = reader.read(old_name);
    if (!old_side) return fail(old_side.error());
    Result<Side> new_side = reader.read(new_name);
    if (!new_side) return fail(new_side.error());
    return compare(std::move(*old_side), std::move(*new_side));
}

Result<VersionComparison> diff_stored_versions(const Library& library, const std::string& old_name, const std::string& new_name) {
    Result<Side> old_side = read_stored(library, old_name);
    if (!old_side) return fail(old_side.error());
    Result<Side> new_side = read_stored(library, new_name);
    if (!new_side) return fail(new_side.error());
    return compare(std::move(*old_side), std::move(*new_side));
}

Result<VersionComparison> diff_tracked_changes(const std::string& path, const Installation& installation) {
    SideReader reader({}, installation, {});
    Result<Side> old_side = reader.read_file(path, TrackedChanges::original);
    if (!old_side) return fail(old_side.error());
    Result<Side> new_side = reader.read_file(path, TrackedChanges::accepted);
    if (!new_side) return fail(new_side.error());
    old_side->name += " (original)";
    new_side->name += " (accepted)";
    return compare(std::move(*old_side), std::move(*new_side));
}

Result<VersionHistory> document_history(const Library& library, const std::string& name) {
    const Result<DocumentRef> ref = library.find(name);
    if (!ref) return fail(ref.error());
    VersionHistory history{ref->id, {}};
    std::optional<DocumentRecord> before;
    for (const VersionEntry& version : library.manifest().document(ref->id)->versions) {
        Result<DocumentRecord> record = library.read({ref->id, version.number});
        if (!record) return fail(record.error());
        VersionSummary summary{version.number, version.source_name, version.added, record->doc.details, {}};
        if (before) summary.changes = diff_documents(before->doc, before->facts, record->doc, record->facts);
        history.versions.push_back(std::move(summary));
        before = std::move(*record);
    }
    return history;
}

}  // namespace clausebook
