#include "book/book.h"

#include <algorithm>
#include <set>

#include "book/akn.h"
#include "book/sha256.h"

namespace clausebook {
namespace fs = std::filesystem;

namespace {

constexpr const char* k_manifest = "manifest.json";

Error at_path(Error error, const fs::path& path) {
    if (error.path.empty()) error.path = path.string();
    return error;
}

}  // namespace

Result<Book> Book::open(const fs::path& folder) {
    const fs::path file = folder / k_manifest;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        return fail({"book-missing", "there is no book here", "make one with: clausebook add FILE...", folder.string(), ""});
    }
    return read_bytes(file).and_then([&](const std::string& json) { return parse_manifest(json, file); }).map([&](Manifest manifest) {
        return Book(folder, std::move(manifest));
    });
}

Result<Book> Book::open_for_writing(const fs::path& folder, int wait_seconds) {
    if (auto made = make_folder(folder); !made) return fail(made.error());
    auto lock = WriteLock::take(folder / "lock", wait_seconds);
    if (!lock) return fail(lock.error());
    std::error_code ignored;
    Result<Book> book = fs::exists(folder / k_manifest, ignored) ? open(folder) : Result<Book>(Book(folder, Manifest{}));
    if (!book) return book;
    for (const char* part : {"sources", "text", "akn", "xapian"}) {
        if (auto made = make_folder(folder / part); !made) return fail(made.error());
    }
    book->lock_ = std::move(*lock);
    return book;
}

fs::path Book::index_folder(int generation) const { return folder_ / "xapian" / std::to_string(generation); }

Result<std::string> Book::read_source(const VersionEntry& version) const { return read_bytes(source_file(version.source_hash)); }

namespace {

std::string stem(const std::string& id, const VersionEntry& version) {
    return DocumentRef{id, version.number}.name() + (version.rewritten > 0 ? "." + std::to_string(version.rewritten) : "");
}

}  // namespace

fs::path Book::text_name(const std::string& id, const VersionEntry& version) { return fs::path("text") / (stem(id, version) + ".txt"); }
fs::path Book::akn_name(const std::string& id, const VersionEntry& version) { return fs::path("akn") / (stem(id, version) + ".xml"); }

Error Book::read_error(Error error) const {
    const Result<Book> now = open(folder_);
    if (!now || now->manifest_ == manifest_) return error;
    return {"book-changed", "the book was changed while it was read", "try again", folder_.string(), ""};
}

Result<DocumentRecord> Book::read(const DocumentRef& ref) const {
    const VersionEntry* version = manifest_.version(ref.id, ref.version);
    if (version == nullptr) return fail({"version-missing", "the book has no " + ref.name(), "see: clausebook list", folder_.string(), ""});
    Result<std::string> text = read_text(ref.id, *version);
    if (!text) return fail(read_error(text.error()));
    if (sha256(*text) != version->text_hash) {
        return fail(read_error({"text-damaged", "the stored text was altered", "run clausebook rebuild --reread", text_file(ref.id, *version).string(), ""}));
    }
    const Result<std::string> xml = read_akn_file(ref.id, *version);
    if (!xml) return fail(read_error(xml.error()));
    Result<DocumentRecord> record = record_of(*version, *xml, std::move(*text));
    if (!record) return fail(at_path(record.error(), akn_file(ref.id, *version)));
    return record;
}

Result<DocumentRecord> Book::record_of(const VersionEntry& version, const std::string& xml, std::string text) {
    Result<DocumentRecord> record = read_akn(xml, std::move(text));
    if (record) record->doc.details = overlay(version.given, record->doc.details);
    return record;
}

std::string Book::describe(const DocumentRecord& record, std::string_view source, VersionEntry& entry) {
    std::string akn = write_akn(record);
    entry.source_hash = sha256(source);
    entry.text_hash = sha256(record.doc.text);
    entry.akn_hash = sha256(akn);
    entry.source_name = record.source_name;
    entry.format = record.doc.format;
    entry.unit_count = static_cast<int>(record.doc.units.size());
    entry.page_count = static_cast<int>(record.doc.pages.size());
    entry.warning_count = static_cast<int>(
        std::count_if(record.doc.diagnostics.begin(), record.doc.diagnostics.end(), [](const Diagnostic& d) { return d.severity != Severity::note; }));
    entry.found = record.doc.details;
    return akn;
}

Result<void> Book::store(const DocumentRecord& record, std::string_view source, std::string_view akn, VersionEntry& entry) {
    // What the manifest names stays until it names the new files. (The same bytes again mend a file that was altered.)
    const VersionEntry* named = manifest_.version(record.doc.id, entry.number);
    const bool same = named != nullptr && named->text_hash == entry.text_hash && named->akn_hash == entry.akn_hash;
    entry.rewritten = named == nullptr ? 0 : named->rewritten + (same ? 0 : 1);
    std::error_code ignored;
    const fs::path kept = source_file(entry.source_hash);
    if (!fs::exists(kept, ignored)) {
        if (auto written = write_whole(kept, source); !written) return written;
    }
    if (auto written = write_whole(text_file(record.doc.id, entry), record.doc.text); !written) return written;
    return write_whole(akn_file(record.doc.id, entry), akn);
}

Result<void> Book::save(Manifest manifest) {
    manifest.index_generation = manifest_.index_generation;
    return replace(std::move(manifest));
}

Result<void> Book::name_index(int generation) {
    Manifest manifest = manifest_;
    manifest.index_generation = generation;
    return replace(std::move(manifest));
}

Result<void> Book::replace(Manifest manifest) {
    auto written = write_whole(folder_ / k_manifest, manifest_json(manifest));
    if (written) manifest_ = std::move(manifest);
    return written;
}

Result<int> Book::delete_unnamed_files() {
    std::set<fs::path> named;
    for (const DocumentEntry& document : manifest_.documents) {
        for (const VersionEntry& version : document.versions) {
            named.insert({source_file(version.source_hash), text_file(document.id, version), akn_file(document.id, version)});
        }
    }
    named.insert(index_folder(manifest_.index_generation));
    int deleted = 0;
    std::vector<fs::path> unnamed;
    std::error_code error;
    for (const char* part : {"sources", "text", "akn", "xapian"}) {
        for (const auto& entry : fs::directory_iterator(folder_ / part, error)) {
            if (named.count(entry.path()) == 0) unnamed.push_back(entry.path());
        }
    }
    for (const auto& entry : fs::directory_iterator(folder_, error)) {
        if (entry.path().filename().string().rfind(std::string(".") + k_manifest, 0) == 0) unnamed.push_back(entry.path());
    }
    for (const fs::path& path : unnamed) {
        fs::remove_all(path, error);
        if (error) return fail({"file-unwritable", "cannot be deleted: " + error.message(), "ask its owner for permission", path.string(), ""});
        ++deleted;
    }
    return deleted;
}

}  // namespace clausebook
