#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "book/files.h"
#include "book/manifest.h"
#include "model/document_record.h"
#include "model/listing.h"

namespace clausebook {

// A folder that holds documents: sources, texts, Akoma Ntoso, and the manifest that makes them count. Every file is written whole
// or not at all; what the manifest does not name is not in the book. One writer at a time; readers need no lock.
class Book {
 public:
    // For reading. Error "book-missing" where the folder holds no book.
    static Result<Book> open(const std::filesystem::path& folder);
    // A book without documents that stands nowhere: for those who only read other people's.
    static Book none() { return Book("/dev/null", Manifest{}); }
    // For writing; makes the folder where there is none. Errors: those of make_folder and WriteLock::take.
    static Result<Book> open_for_writing(const std::filesystem::path& folder, int wait_seconds = 10);

    const std::filesystem::path& folder() const { return folder_; }
    const Manifest& manifest() const { return manifest_; }
    std::filesystem::path index_folder(int generation) const;
    std::filesystem::path review_file() const { return folder_ / "review.jsonl"; }

    // A stored version with its facts; what a person said of it (VersionEntry::given) laid over what the text says. Errors:
    // "version-missing", "akn-damaged", "text-damaged" (the text is not the one that the spans count in), "book-changed" (by a writer, meanwhile).
    Result<DocumentRecord> read(const DocumentRef& ref) const;
    // What read() gives, of a text and its Akoma Ntoso that were read elsewhere.
    static Result<DocumentRecord> record_of(const VersionEntry& version, const std::string& xml, std::string text);
    Result<std::string> read_source(const VersionEntry& version) const;
    Result<std::string> read_text(const std::string& id, const VersionEntry& version) const { return read_bytes(text_file(id, version)); }
    Result<std::string> read_akn_file(const std::string& id, const VersionEntry& version) const { return read_bytes(akn_file(id, version)); }
    // What to say of damage that was found: "book-changed" where a writer has replaced the manifest since it was read, whose work that may be, else `error`.
    Error read_error(Error error) const;
    // "text/hyndburn@1.txt", below the book's folder.
    static std::filesystem::path text_name(const std::string& id, const VersionEntry& version);
    static std::filesystem::path akn_name(const std::string& id, const VersionEntry& version);

    // The Akoma Ntoso of a record that was made of a source; fills in the hashes and counts of its entry, and what its text says of itself.
    static std::string describe(const DocumentRecord& record, std::string_view source, VersionEntry& entry);

    // Writers' half. Stores source, text and Akoma Ntoso, in this order, of an entry that was described; the manifest names them only after save, and until
    // then names what it named before.
    Result<void> store(const DocumentRecord& record, std::string_view source, std::string_view akn, VersionEntry& entry);
    // The same, and describes it.
    Result<void> store(const DocumentRecord& record, std::string_view source, VersionEntry& entry) {
        return store(record, source, describe(record, source, entry), entry);
    }
    // Replaces the manifest. The index that it names stays: it may be made anew between the copy of a manifest and its saving.
    Result<void> save(Manifest manifest);
    // Names another index.
    Result<void> name_index(int generation);
    // Takes away the files that the manifest does not name, left by removals and by writers that were killed. Gives how many.
    Result<int> delete_unnamed_files();

 private:
    Book(std::filesystem::path folder, Manifest manifest) : folder_(std::move(folder)), manifest_(std::move(manifest)) {}
    std::filesystem::path text_file(const std::string& id, const VersionEntry& version) const { return folder_ / text_name(id, version); }
    std::filesystem::path akn_file(const std::string& id, const VersionEntry& version) const { return folder_ / akn_name(id, version); }
    std::filesystem::path source_file(const std::string& hash) const { return folder_ / "sources" / hash; }
    Result<void> replace(Manifest manifest);

    std::filesystem::path folder_;
    Manifest manifest_;
    std::optional<WriteLock> lock_;
};

// What of a book is not as it was stored: sources, texts and Akoma Ntoso against their hashes, every span and label against the stored text,
// the words of the Akoma Ntoso against the text.
Verification verify_files(const Book& book);

// What is wrong within one document: units that overlap or leave out words, spans that cut a character or leave their unit. Empty where nothing is.
std::vector<std::string> prove(const DocumentRecord& record);

}  // namespace clausebook
