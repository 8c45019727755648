#pragma once
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "model/details.h"
#include "model/read_options.h"

namespace clausebook {

// One version of a document as lists show it.
struct ListedDocument {
    std::string id;
    int version = 1;
    int versions = 1;  // how many the document has
    std::string source_name;
    std::string source_path;
    std::string format;
    std::string added;  // date
    int units = 0;
    int pages = 0;  // 0 where the format has none
    int warnings = 0;
    Details details;
    ReadOptions read_with;
    bool home = false;  // of our own council
    std::vector<std::string> groups;
};

enum class AddOutcome : std::uint8_t { added, new_version, unchanged, failed };

// What became of one file.
struct AddedFile {
    std::string path;
    AddOutcome outcome = AddOutcome::added;
    std::string document;  // "hyndburn@2"
    int units = 0;
    int pages = 0;
    std::vector<Diagnostic> diagnostics;  // notes left out
    Error error;                          // where it failed
};

struct AddReport {
    std::vector<AddedFile> files;
    int left_alone = 0;  // files of folders that are no documents
};

// Something of a book that is not as it was stored.
struct Damage {
    std::string document;  // "hyndburn@2"
    std::string file;      // in the book
    std::string what;
};

// What verify found: how much is proven, and what is not.
struct Verification {
    int documents = 0;
    int units = 0;
    std::vector<Damage> damage;
    std::vector<Damage> behind;  // of the index: what a writer that was ended left undone, and the next one makes up for
    std::vector<Damage> drift;   // with --reread: where this program reads the source otherwise than what is stored
};

}  // namespace clausebook
