#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "book/book.h"
#include "book/review_file.h"
#include "model/document_record.h"
#include "model/listing.h"

namespace clausebook {

class IdleReaders;
struct Knowledge;

// Where the programs and their data stand.
struct Installation {
    std::filesystem::path share;                           // catalogue, models, synonyms
    std::filesystem::path reader;                          // the program clausebook-reader
    bool require_sandbox = false;                          // read nothing where the kernel cannot confine the reader to chosen folders
    std::shared_ptr<const Knowledge> knowledge = nullptr;  // what stands in `share`, where a program that runs long has read it before
    std::shared_ptr<IdleReaders> readers = nullptr;        // where many files are read (sandbox/sandbox.h)
};

struct Shelf;

// A remote book that gave no answer.
struct UnreachedBook {
    std::string place;
    std::string why;
};

// An opened book with all that actions on it need; for reading, several books as one. Actions are functions over a Library, one a file in this folder.
class Library {
 public:
    // `today` is an ISO date. Errors: those of Book::open and Book::open_for_writing.
    static Result<Library> open(const std::filesystem::path& folder, Installation installation, std::string today);
    // Several books seen as one: folders, and "tcp:host:port" for indexes that xapian-tcpsrv serves, whose documents the index carries whole. The home document
    // and the groups are the first one's; a remote book that does not answer is left out and told by unreached(). Errors besides: no book answers
    // ("remote-unreached"), the same document stands in two ("document-twice").
    static Result<Library> open(const std::vector<std::string>& books, Installation installation, std::string today);
    static Result<Library> open_for_writing(const std::filesystem::path& folder, Installation installation, std::string today);

    // The documents of all books.
    const Manifest& manifest() const;
    const std::vector<UnreachedBook>& unreached() const;
    // The indexes of the books (index/places.h), and which of them holds a document.
    std::vector<std::string> index_places() const;
    std::string index_place(const std::string& document) const;
    // "tcp:host:port" where the document stands in a remote book, else "".
    std::string remote_place(const std::string& document) const;

    // The first book: the one that is written to.
    const Book& book() const;
    Book& book() { return book_; }
    const Installation& installation() const { return installation_; }
    const std::string& today() const { return today_; }

    // The version that "ID" or "ID@N" names; an id may be cut short where only one document begins so. Error "document-missing" names the likeliest.
    Result<DocumentRef> find(std::string_view name) const;
    // What commands read when nobody names documents: the current version of each, drafts and superseded texts left out; by id.
    std::vector<DocumentRef> in_use() const;
    // The documents named, then those of the group; all in use where none is named and `group` is empty. Errors: those of find, "group-missing".
    Result<std::vector<DocumentRef>> choose(const std::vector<std::string>& names, const std::string& group = "") const;

    // A version as people decided (app/decide.h), or as the program alone made it after ignore_decisions. Of a remote document what its index carries, proven
    // against the hashes that were taken when it was stored; what was decided there shows in its answers alone.
    Result<DocumentRecord> read(const DocumentRef& ref) const;
    // The text that the spans of read count in.
    Result<std::string> read_text(const DocumentRef& ref) const;
    Result<std::vector<DocumentRecord>> read_all(const std::vector<DocumentRef>& refs) const;
    // The same without decisions on answers: for whoever makes answers anew and then calls decide_cells.
    Result<DocumentRecord> read_cut(const DocumentRef& ref, std::vector<DecisionOutcome>* outcomes = nullptr) const;

    // What people decided; empty after ignore_decisions.
    const ReviewFile& review() const { return review_; }
    void ignore_decisions();
    // Writes decisions down; the library must be open for writing. Errors: those of append_review and Book::save.
    Result<void> decide(const std::vector<Decision>& decisions);
    // Takes the decisions that are there for all there were: from now on the manifest tells where one of them is missing. Errors: those of Book::save.
    Result<void> vouch_for_review();
    // What clauses are read with; null where no decision is about how a document is cut.
    const Knowledge* knowledge() const { return knowledge_.get(); }
    // Changes where anything changes that the index holds of a version.
    std::string stamp(const std::string& id, const VersionEntry& version) const;
    // Of all that an answer comes from: the model, and where people decided anything, what is stored and what they decided.
    std::string fingerprint() const;

 private:
    Library(Book book, Installation installation, std::string today)
        : book_(std::move(book)), installation_(std::move(installation)), today_(std::move(today)) {}
    Result<void> take_decisions();
    Result<void> learn_for_decisions();
    const Book& book_of(const std::string& document) const;
    Result<DocumentRecord> read_stored(const DocumentRef& ref) const;
    Book book_;
    std::shared_ptr<const Shelf> shelf_;  // where there are several books
    Installation installation_;
    std::string today_;
    ReviewFile review_;
    std::shared_ptr<const Knowledge> knowledge_;
};

// Every document's current version, or every version; by id.
std::vector<ListedDocument> list_documents(const Library& library, bool all_versions = false);

}  // namespace clausebook
