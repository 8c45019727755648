#include "book/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

namespace clausebook {
namespace {

namespace fs = std::filesystem;

// An error of the operating system as one that tells a person what to do.
Error io_error(const fs::path& path, int number, const char* code, const char* doing) {
    Error error{code, std::string(doing) + ": " + std::strerror(number), "", path.string(), ""};
    if (number == ENOSPC || number == EDQUOT || number == EFBIG) {
        error = {"disk-full", "the disk is full", "free some space and try again; nothing that was stored before is damaged", path.string(), ""};
    } else if (number == EROFS) {
        error = {"read-only", "stands on a file system that can only be read", "copy the book to a place that can be written to", path.string(), ""};
    } else if (number == EACCES || number == EPERM) {
        error.message = std::string(doing) + ": permission denied";
        error.hint = "ask its owner for permission, or work on a copy";
    }
    return error;
}

class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    int release() { return std::exchange(number_, -1); }
    // Gives errno of close, which may be the first to tell of a full disk.
    int close() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

 private:
    int number_;
};

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

// A rename is only certain to outlive a power cut once its folder is on the disk.
void sync_folder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() >= 0) ::fsync(descriptor.number());
}

}  // namespace

Result<std::string> read_bytes(const fs::path& path, std::size_t limit) {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (descriptor.number() < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return fail({"file-missing", "there is no such file", "check the name", path.string(), ""});
        return fail(io_error(path, errno, "file-unreadable", "cannot be opened"));
    }
    struct stat status {};
    if (::fstat(descriptor.number(), &status) != 0) return fail(io_error(path, errno, "file-unreadable", "cannot be read"));
    if (S_ISDIR(status.st_mode)) return fail({"file-is-folder", "is a folder, not a file", "name a file in it", path.string(), ""});
    if (!S_ISREG(status.st_mode)) return fail({"file-unreadable", "is no regular file", "copy its content to a file", path.string(), ""});
    const auto too_large = [&] {
        return fail({"file-too-large", "is larger than " + std::to_string(limit / 1'000'000) + " MB",
                     "take out the part that you need, for example with --pages on a smaller copy", path.string(), ""});
    };
    if (static_cast<std::size_t>(status.st_size) > limit) return too_large();
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t have = 0;
    for (;;) {
        if (have == bytes.size()) bytes.resize(bytes.size() + 1);
        const ssize_t got = ::read(descriptor.number(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(io_error(path, errno, "file-unreadable", "cannot be read"));
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
        if (have > limit) return too_large();
    }
    bytes.resize(have);
    return bytes;
}

Result<void> write_whole(const fs::path& path, std::string_view bytes) {
    std::error_code ignored;
    fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
    if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) {
        const Descriptor direct(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
        const int number = direct.number() < 0 ? errno : write_all(direct.number(), bytes);
        if (number != 0) return fail(io_error(path, number, "file-unwritable", "cannot be written"));
        return {};
    }
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    const fs::path temporary = folder / ("." + target.filename().string() + "." + std::to_string(::getpid()));
    ::unlink(temporary.c_str());  // of a process of the same number that was killed
    Descriptor descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (descriptor.number() < 0) {
        if (errno == ENOENT) return fail({"file-unwritable", "its folder does not exist", "make the folder first", path.string(), ""});
        return fail(io_error(path, errno, "file-unwritable", "cannot be written"));
    }
    int number = write_all(descriptor.number(), bytes);
    if (number == 0 && ::fsync(descriptor.number()) != 0) number = errno;
    if (const int closed = descriptor.close(); number == 0) number = closed;
    if (number == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) number = errno;
    if (number != 0) {
        ::unlink(temporary.c_str());
        return fail(io_error(path, number, "file-unwritable", "cannot be written"));
    }
    sync_folder(folder);
    return {};
}

Result<void> append_synced(const fs::path& path, std::string_view bytes) {
    std::error_code ignored;
    const bool is_new = !fs::exists(path, ignored);
    Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (descriptor.number() < 0) return fail(io_error(path, errno, "file-unwritable", "cannot be written"));
    struct stat status {};
    if (::fstat(descriptor.number(), &status) != 0) return fail(io_error(path, errno, "file-unwritable", "cannot be written"));
    int number = write_all(descriptor.number(), bytes);
    if (number == 0 && ::fsync(descriptor.number()) != 0) number = errno;
    if (number != 0) {
        if (::ftruncate(descriptor.number(), status.st_size) != 0) number = errno;
        return fail(io_error(path, number, "file-unwritable", "cannot be written"));
    }
    if (const int closed = descriptor.close(); closed != 0) return fail(io_error(path, closed, "file-unwritable", "cannot be written"));
    if (is_new) sync_folder(path.parent_path());
    return {};
}

Result<void> make_folder(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) return fail(io_error(path, error.value(), "file-unwritable", "cannot be made"));
    return {};
}

Result<WriteLock> WriteLock::take(const fs::path& path, int wait_seconds) {
    Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (descriptor.number() < 0) return fail(io_error(path.parent_path(), errno, "read-only", "cannot be written"));
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(wait_seconds);
    while (::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) return fail(io_error(path, errno, "file-unwritable", "cannot be locked"));
        if (std::chrono::steady_clock::now() >= end) {
            const std::string holder = read_bytes(path, 200).value_or("");
            return fail({"book-busy", "another program is writing to this book" + (holder.empty() ? std::string() : " (process " + holder + ")"),
                         "wait until it has ended and try again", path.parent_path().string(), ""});
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    const std::string holder = std::to_string(::getpid());
    if (::ftruncate(descriptor.number(), 0) == 0) (void)write_all(descriptor.number(), holder);
    return WriteLock(descriptor.release());
}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

WriteLock::~WriteLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace clausebook
