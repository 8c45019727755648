#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clausebook {

// The bytes of a file. Errors: "file-missing", "file-unreadable", "file-is-folder", "file-too-large" (more than `limit` bytes).
Result<std::string> read_bytes(const std::filesystem::path& path, std::size_t limit = static_cast<std::size_t>(-1));

// Writes the file whole or not at all: to a temporary name beside it, forced to the disk, renamed over the old one. After an
// error the old file stands as it was. What is no regular file (/dev/stdout) is written to directly. Errors: "disk-full", "read-only", "file-unwritable".
Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes);

// Writes the bytes behind those of the file, which is made where there is none, and forces them to the disk. Whoever is killed meanwhile leaves a beginning of
// them. Errors as write_whole: then the file is cut back to what it was.
Result<void> append_synced(const std::filesystem::path& path, std::string_view bytes);

// Makes the folder and those above it. Errors as write_whole.
Result<void> make_folder(const std::filesystem::path& path);

// The one place in a book that says who may write; released when destroyed or when the process ends.
class WriteLock {
 public:
    // Takes the lock file, waiting up to `wait_seconds` for another writer. Error "book-busy" says who holds it.
    static Result<WriteLock> take(const std::filesystem::path& path, int wait_seconds);
    WriteLock(WriteLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
    WriteLock& operator=(WriteLock&& other) noexcept;
    ~WriteLock();

 private:
    explicit WriteLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

}  // namespace clausebook
