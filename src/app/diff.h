#pragma once
#include <filesystem>
#include <string>

#include "app/library.h"
#include "base/result.h"
#include "render/diff_view.h"
#include "render/history.h"

namespace clausebook {

// What changed between two versions. A name is a document or version of the book ("hyndburn@1"), or the path of a file; files need no book, so
// `book` is only opened where a name is no file. Errors: those of Library::open, find and read, of read_bytes and of the readers.
Result<VersionComparison> diff_versions(const std::string& old_name, const std::string& new_name, const std::filesystem::path& book,
                                        const Installation& installation, const std::string& today);

// The same between two documents or versions of the book alone: no name is taken for that of a file. Errors: those of find and read.
Result<VersionComparison> diff_stored_versions(const Library& library, const std::string& old_name, const std::string& new_name);

// The original text of a Word file with tracked changes against its accepted text. Errors: those of read_bytes and of the readers.
Result<VersionComparison> diff_tracked_changes(const std::string& path, const Installation& installation);

// The versions of a document of the book, oldest first, with what each changed. Errors: those of find and read.
Result<VersionHistory> document_history(const Library& library, const std::string& name);

}  // namespace clausebook
