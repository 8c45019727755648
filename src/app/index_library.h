#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "app/library.h"
#include "base/result.h"
#include "index/writer.h"

namespace clausebook {

// What the index carries of a version, from the book's own files. Errors: those of reading them.
Result<CarriedVersion> carried_version(const Library& library, const std::string& id, const VersionEntry& version);

// A version on its way into a book: all that can be made before anything is written.
struct NewVersion {
    std::shared_ptr<const DocumentRecord> record;  // as the program made it, under the details that the entry gives it
    VersionEntry entry;
    std::string akn;
    std::string packed;                    // what the index carries of it for other machines
    std::optional<PreparedVersion> index;  // none where people decided on the document before: their decisions are laid over it as it is written
};

// From a record with its id and version, and an entry with what is known of it besides (Book::describe fills in the rest). May run on several threads while
// the library's book is written to.
NewVersion prepare_version(const Library& library, DocumentRecord record, std::string_view source, VersionEntry entry);

// A library's index, open for writing. What it holds follows from the book's files: opening makes up for what a killed writer left undone.
class LibraryIndex {
 public:
    // Errors: those of IndexWriter::open (an index of an old schema or a damaged one is made anew instead).
    static Result<LibraryIndex> open(Library& library);

    // A new version, before the manifest names it.
    Result<void> add(const Library& library, NewVersion version);
    // A document whose details have changed, or on which people decided something: all its versions.
    Result<void> renew(const Library& library, const DocumentEntry& document);
    Result<void> remove(const DocumentRef& ref) { return writer_.remove(ref.name()); }
    Result<void> commit() { return writer_.commit(); }

 private:
    explicit LibraryIndex(IndexWriter writer) : writer_(std::move(writer)) {}
    IndexWriter writer_;
};

// Makes the index anew in a folder of its own, and then names it in the manifest; what the manifest does not name is deleted, so that the bytes of removed
// documents are gone. Gives how many versions are indexed.
Result<int> rebuild_index(Library& library);

}  // namespace clausebook
