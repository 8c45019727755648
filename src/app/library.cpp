#include "app/library.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "app/decide.h"
#include "app/knowledge.h"
#include "book/apply_decisions.h"
#include "book/packed.h"
#include "book/sha256.h"
#include "index/places.h"

namespace clausebook {
namespace {

ListedDocument listed(const Manifest& manifest, const DocumentEntry& document, const VersionEntry& version) {
    ListedDocument out;
    out.id = document.id;
    out.version = version.number;
    out.versions = static_cast<int>(document.versions.size());
    out.source_name = version.source_name;
    out.source_path = version.source_path;
    out.format = version.format;
    out.added = version.added;
    out.units = version.unit_count;
    out.pages = version.page_count;
    out.warnings = version.warning_count;
    out.details = version.details();
    out.read_with = version.read_with;
    out.home = manifest.home == document.id;
    for (const auto& [name, members] : manifest.groups) {
        if (std::find(members.begin(), members.end(), document.id) != members.end()) out.groups.push_back(name);
    }
    return out;
}

}  // namespace

// Several books as one.
struct Shelf {
    struct Origin {
        int book = -1;       // in `books`, for a local document
        std::string remote;  // else its place
    };
    std::vector<Book> books;
    std::vector<std::string> places;  // of their indexes, and those of the remote books
    std::vector<UnreachedBook> unreached;
    Manifest manifest;
    std::map<std::string, Origin> origins;  // by document

    Result<void> put(Book book) {
        const Manifest& theirs = book.manifest();
        if (places.empty()) {
            manifest.home = theirs.home;
            manifest.groups = theirs.groups;
        }
        const std::string index = book.index_folder(theirs.index_generation).string();
        for (const DocumentEntry& document : theirs.documents) {
            if (auto added = put(document, {static_cast<int>(books.size()), ""}, theirs.model_hash, book.folder().string()); !added) return added;
        }
        places.push_back(index);
        books.push_back(std::move(book));
        return {};
    }

    Result<void> put(const std::string& place, const std::map<std::string, std::string>& entries) {
        std::map<std::string, DocumentEntry> documents;
        std::string model_hash;
        for (const auto& [name, json] : entries) {
            const Result<CarriedEntry> entry = parse_entry(json, place);
            if (!entry) return fail(entry.error());
            const std::string id = name.substr(0, name.rfind('@'));
            DocumentEntry& document = documents[id];
            document.id = id;
            document.versions.push_back(entry->version);
            if (!model_hash.empty() && model_hash != entry->model_hash) mixed_models = true;
            model_hash = entry->model_hash;
        }
        for (auto& [id, document] : documents) {
            std::sort(document.versions.begin(), document.versions.end(), [](const VersionEntry& a, const VersionEntry& b) { return a.number < b.number; });
            if (auto added = put(document, {-1, place}, model_hash, place); !added) return added;
        }
        places.push_back(place);
        return {};
    }

 private:
    Result<void> put(const DocumentEntry& document, const Origin& origin, const std::string& model_hash, const std::string& place) {
        if (!origins.emplace(document.id, origin).second) {
            return fail({"document-twice", "document '" + document.id + "' stands in two of the books", "add it to one of them under another name, with --id",
                         place, ""});
        }
        // Books that were classified by different models are classified anew as they are read: so they have none.
        mixed_models = mixed_models || (!manifest.documents.empty() && manifest.model_hash != model_hash);
        manifest.document_or_new(document.id) = document;
        manifest.model_hash = mixed_models ? "" : model_hash;
        return {};
    }

    bool mixed_models = false;
};

Result<Library> Library::open(const std::filesystem::path& folder, Installation installation, std::string today) {
    Result<Book> book = Book::open(folder);
    if (!book) return fail(book.error());
    Library library(std::move(*book), std::move(installation), std::move(today));
    if (auto taken = library.take_decisions(); !taken) return fail(taken.error());
    return library;
}

Result<Library> Library::open(const std::vector<std::string>& books, Installation installation, std::string today) {
    if (books.size() == 1 && !is_remote_place(books.front())) return open(std::filesystem::path(books.front()), std::move(installation), std::move(today));
    auto shelf = std::make_shared<Shelf>();
    for (const std::string& place : books) {
        if (!is_remote_place(place)) {
            auto book = Book::open(place);
            if (!book) return fail(book.error());
            if (auto put = shelf->put(std::move(*book)); !put) return fail(put.error());
        } else if (const auto entries = read_entries(place); entries) {
            if (auto put = shelf->put(place, *entries); !put) return fail(put.error());
        } else if (entries.error().code == "remote-unreached") {
            shelf->unreached.push_back({place, entries.error().message});
        } else {
            return fail(entries.error());
        }
    }
    if (shelf->unreached.size() == books.size())
        return fail({"remote-unreached", shelf->unreached.front().why, "start xapian-tcpsrv there, or leave it out", books.front(), ""});
    Library library(Book::none(), std::move(installation), std::move(today));
    library.shelf_ = std::move(shelf);
    if (auto taken = library.take_decisions(); !taken) return fail(taken.error());
    return library;
}

Result<Library> Library::open_for_writing(const std::filesystem::path& folder, Installation installation, std::string today) {
    Result<Book> book = Book::open_for_writing(folder);
    if (!book) return fail(book.error());
    Library library(std::move(*book), std::move(installation), std::move(today));
    if (auto taken = library.take_decisions(); !taken) return fail(taken.error());
    return library;
}

// Of several books each one's decisions on its own documents.
Result<void> Library::take_decisions() {
    std::vector<const Book*> books;
    if (shelf_) {
        for (const Book& book : shelf_->books) books.push_back(&book);
    } else {
        books.push_back(&book_);
    }
    for (const Book* book : books) {
        Result<ReviewFile> review = read_review(book->review_file(), book->manifest().review_sum);
        if (!review) return fail(review.error());
        if (!shelf_) {
            review_ = std::move(*review);
            break;
        }
        review_.last_sum += review->last_sum;
        review_.damage.insert(review_.damage.end(), review->damage.begin(), review->damage.end());
        std::copy_if(review->decisions.begin(), review->decisions.end(), std::back_inserter(review_.decisions),
                     [&](const Decision& decision) { return book->manifest().document(decision.document) != nullptr; });
    }
    return learn_for_decisions();
}

Result<void> Library::learn_for_decisions() {
    if (knowledge_ != nullptr || std::none_of(review_.decisions.begin(), review_.decisions.end(), [](const Decision& d) { return cuts_document(d.kind); })) {
        return {};
    }
    auto knowledge = shared_knowledge(installation_);
    if (!knowledge) return fail(knowledge.error());
    knowledge_ = std::move(*knowledge);
    return {};
}

void Library::ignore_decisions() {
    review_ = {};
    knowledge_.reset();
}

Result<void> Library::decide(const std::vector<Decision>& decisions) {
    if (auto kept = append_review(book_.review_file(), decisions, review_); !kept) return kept;
    if (auto kept = review_.cut_short ? Result<void>() : vouch_for_review(); !kept) return kept;
    return learn_for_decisions();
}

Result<void> Library::vouch_for_review() {
    Manifest manifest = book_.manifest();
    if (manifest.review_sum == review_.last_sum) return {};
    manifest.review_sum = review_.last_sum;
    return book_.save(std::move(manifest));
}

Result<DocumentRecord> Library::read_cut(const DocumentRef& ref, std::vector<DecisionOutcome>* outcomes) const {
    Result<DocumentRecord> record = read_stored(ref);
    if (record) decide_units(*this, *record, outcomes);
    return record;
}

Result<DocumentRecord> Library::read(const DocumentRef& ref) const {
    Result<DocumentRecord> record = read_cut(ref);
    if (record) decide_cells(*this, *record);
    return record;
}

std::string Library::stamp(const std::string& id, const VersionEntry& version) const {
    std::string all = version.stamp() + book_of(id).manifest().model_hash;
    for (const Decision& decision : review_.decisions) {
        if (decision.document == id) all += decision.id;
    }
    return sha256(all);
}

std::string Library::fingerprint() const {
    const Manifest& manifest = this->manifest();
    if (review_.decisions.empty()) return manifest.model_hash;
    std::string all = manifest.model_hash + review_.last_sum;
    for (const DocumentEntry& document : manifest.documents) {
        for (const VersionEntry& version : document.versions) all += document.id + version.akn_hash;
    }
    return sha256(all);
}

const Manifest& Library::manifest() const { return shelf_ ? shelf_->manifest : book_.manifest(); }

const Book& Library::book() const { return shelf_ && !shelf_->books.empty() ? shelf_->books.front() : book_; }

const std::vector<UnreachedBook>& Library::unreached() const {
    static const std::vector<UnreachedBook> none;
    return shelf_ ? shelf_->unreached : none;
}

const Book& Library::book_of(const std::string& document) const {
    const auto origin = shelf_ ? shelf_->origins.find(document) : std::map<std::string, Shelf::Origin>::const_iterator();
    return shelf_ && origin != shelf_->origins.end() && origin->second.book >= 0 ? shelf_->books[static_cast<std::size_t>(origin->second.book)] : book();
}

std::vector<std::string> Library::index_places() const {
    if (shelf_) return shelf_->places;
    return {book_.index_folder(book_.manifest().index_generation).string()};
}

std::string Library::index_place(const std::string& document) const {
    const std::string remote = remote_place(document);
    const Book& book = book_of(document);
    return remote.empty() ? book.index_folder(book.manifest().index_generation).string() : remote;
}

std::string Library::remote_place(const std::string& document) const {
    if (!shelf_) return "";
    const auto origin = shelf_->origins.find(document);
    return origin == shelf_->origins.end() ? "" : origin->second.remote;
}

namespace {

Result<PackedVersion> read_remote(const std::string& place, const VersionEntry& version, const DocumentRef& ref) {
    return read_record(place, ref.name()).and_then([&](const std::string& packed) { return unpack_version(packed, version, place); });
}

}  // namespace

Result<DocumentRecord> Library::read_stored(const DocumentRef& ref) const {
    const std::string place = remote_place(ref.id);
    if (place.empty()) return book_of(ref.id).read(ref);
    const VersionEntry* version = manifest().version(ref.id, ref.version);
    if (version == nullptr) return fail({"version-missing", "the book has no " + ref.name(), "see: clausebook list", place, ""});
    const Result<PackedVersion> packed = read_remote(place, *version, ref);
    if (!packed) return fail(packed.error());
    return Book::record_of(*version, packed->akn, packed->text);
}

Result<std::string> Library::read_text(const DocumentRef& ref) const {
    if (knowledge_ != nullptr) return read_cut(ref).map([](DocumentRecord record) { return std::move(record.doc.text); });
    const std::string place = remote_place(ref.id);
    const VersionEntry* version = manifest().version(ref.id, ref.version);
    if (version == nullptr) return fail({"version-missing", "the book has no " + ref.name(), "see: clausebook list", place, ""});
    if (place.empty()) return book_of(ref.id).read_text(ref.id, *version);
    return read_remote(place, *version, ref).map([](PackedVersion packed) { return packed.text; });
}

Result<DocumentRef> Library::find(std::string_view name) const {
    const std::size_t at = name.rfind('@');
    const std::string id(name.substr(0, at));
    const auto missing = [&](const std::string& hint) {
        return fail({"document-missing", "the library has no document '" + std::string(name) + "'", hint, book_.folder().string(), ""});
    };
    const DocumentEntry* document = manifest().document(id);
    if (document == nullptr) {
        std::vector<const DocumentEntry*> begin_so;
        for (const DocumentEntry& entry : manifest().documents) {
            if (!id.empty() && entry.id.rfind(id, 0) == 0) begin_so.push_back(&entry);
        }
        if (begin_so.size() > 1) return missing("several begin so: " + begin_so[0]->id + ", " + begin_so[1]->id + (begin_so.size() > 2 ? ", ..." : ""));
        if (begin_so.empty()) return missing("see: clausebook list");
        document = begin_so[0];
    }
    if (at == std::string_view::npos) return DocumentRef{document->id, document->current(today_).number};
    int version = 0;
    const std::string_view digits = name.substr(at + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (error != std::errc() || end != digits.data() + digits.size() || document->version(version) == nullptr) {
        return missing(document->id + " has the versions 1 to " + std::to_string(document->versions.back().number));
    }
    return DocumentRef{document->id, version};
}

std::vector<DocumentRef> Library::in_use() const {
    std::vector<DocumentRef> refs;
    for (const DocumentEntry& document : manifest().documents) {
        const VersionEntry& version = document.current(today_);
        const std::string status = version.details().status;
        if (status != "draft" && status != "superseded") refs.push_back({document.id, version.number});
    }
    return refs;
}

Result<std::vector<DocumentRef>> Library::choose(const std::vector<std::string>& names, const std::string& group) const {
    std::vector<std::string> wanted = names;
    if (!group.empty()) {
        const auto found = manifest().groups.find(group);
        if (found == manifest().groups.end()) {
            return fail({"group-missing", "the library has no group '" + group + "'", "make it with: clausebook set group " + group + " DOC...",
                         book_.folder().string(), ""});
        }
        wanted.insert(wanted.end(), found->second.begin(), found->second.end());
    }
    if (wanted.empty()) return in_use();
    std::vector<DocumentRef> refs;
    for (const std::string& name : wanted) {
        const Result<DocumentRef> ref = find(name);
        if (!ref) return fail(ref.error());
        if (std::find(refs.begin(), refs.end(), *ref) == refs.end()) refs.push_back(*ref);
    }
    return refs;
}

Result<std::vector<DocumentRecord>> Library::read_all(const std::vector<DocumentRef>& refs) const {
    std::vector<DocumentRecord> records;
    for (const DocumentRef& ref : refs) {
        Result<DocumentRecord> record = read(ref);
        if (!record) return fail(record.error());
        records.push_back(std::move(*record));
    }
    return records;
}

std::vector<ListedDocument> list_documents(const Library& library, bool all_versions) {
    std::vector<ListedDocument> out;
    const Manifest& manifest = library.manifest();
    for (const DocumentEntry& document : manifest.documents) {
        if (all_versions) {
            for (const VersionEntry& version : document.versions) out.push_back(listed(manifest, document, version));
        } else {
            out.push_back(listed(manifest, document, document.current(library.today())));
        }
    }
    return out;
}

}  // namespace clausebook
