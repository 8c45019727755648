#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/details.h"
#include "model/read_options.h"

namespace clausebook {

// One version of a document: where it came from, what its files must contain, and what is known of it.
struct VersionEntry {
    int number = 1;           // from 1
    int rewritten = 0;        // how often its text and Akoma Ntoso were made anew; part of their files' names, so that none is ever written over
    std::string source_name;  // the file's own name
    std::string source_path;  // absolute, as it was when added
    std::string source_hash;  // SHA-256 of sources/<sha256>
    std::string text_hash;    // of text/<doc>@<n>.txt, or text/<doc>@<n>.<rewritten>.txt
    std::string akn_hash;     // of akn/<doc>@<n>.xml, likewise
    std::string added;        // date
    ReadOptions read_with;    // password always empty
    std::string format;       // pdf docx html text
    int unit_count = 0;
    int page_count = 0;  // 0 where the format has no pages
    int warning_count = 0;
    Details found;  // what the text says
    Details given;  // what a person says; goes before what the text says

    Details details() const;
    // Changes where anything changes that the index holds.
    std::string stamp() const;
    friend bool operator==(const VersionEntry&, const VersionEntry&) = default;
};

struct DocumentEntry {
    std::string id;
    std::vector<VersionEntry> versions;  // oldest first, never empty

    const VersionEntry* version(int number) const;  // null where there is none
    // What an id without @N means: the newest version in force on that date, else the newest.
    const VersionEntry& current(std::string_view today) const;
    friend bool operator==(const DocumentEntry&, const DocumentEntry&) = default;
};

// What stands in a book: the one file that makes all others count.
struct Manifest {
    std::vector<DocumentEntry> documents;                    // by id
    std::string home;                                        // the document of "our" council; may be empty
    std::map<std::string, std::vector<std::string>> groups;  // named sets of documents, ids in the order given
    std::string model_hash;                                  // of the model that classified the book
    std::string review_sum;                                  // checksum of a line that review.jsonl must hold: its last one when this was written
    int index_generation = 1;                                // xapian/<gen>

    const DocumentEntry* document(std::string_view id) const;  // null where there is none
    const VersionEntry* version(const std::string& id, int number) const;
    DocumentEntry* document(std::string_view id);
    DocumentEntry& document_or_new(const std::string& id);
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

// One version of one document: "hyndburn@2".
struct DocumentRef {
    std::string id;
    int version = 1;

    std::string name() const { return id + "@" + std::to_string(version); }
    friend bool operator==(const DocumentRef&, const DocumentRef&) = default;
};

// A version as the manifest keeps it, alone, with the hash of the model that classified it: what an index carries of it (book/packed.h).
std::string entry_json(const VersionEntry& version, const std::string& model_hash);
struct CarriedEntry {
    VersionEntry version;
    std::string model_hash;
};
// Error "manifest-damaged".
Result<CarriedEntry> parse_entry(std::string_view json, const std::string& place);

std::string manifest_json(const Manifest& manifest);
// Errors: "manifest-damaged", "manifest-newer" (written by a later version of the program).
Result<Manifest> parse_manifest(std::string_view json, const std::filesystem::path& path);

// `first` where it says something, else `second`, field by field.
Details overlay(const Details& first, const Details& second);

// A document's id from a file's name: what stands before its first full stop, in lower case, with "-" for all but letters and digits.
std::string slug_of(std::string_view file_name);
// The id for a file whose slug another path has taken: "-" and six hexadecimal digits of the hash of its path.
std::string slug_with_hash(std::string_view slug, std::string_view absolute_path);

}  // namespace clausebook
