#pragma once
#include "app/library.h"
#include "base/result.h"
#include "index/writer.h"

namespace clausebook {

// What the index carries of a version, from the book's own files. Errors: those of reading them.
Result<CarriedVersion> carried_version(const Library& library, const std::string& id, const VersionEntry& version);

// A library's index, open for writing. What it holds follows from the book's files: opening makes up for what a killed writer left undone.
class LibraryIndex {
 public:
    // Errors: those of IndexWriter::open (an index of an old schema or a damaged one is made anew instead).
    static Result<LibraryIndex> open(Library& library);

    // A new version, before the manifest names it: its record as the program made it.
    Result<void> add(const Library& library, const VersionEntry& version, DocumentRecord record);
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
