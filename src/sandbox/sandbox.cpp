#include "sandbox/sandbox.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include "sandbox/frames.h"
#include "sandbox/reader_process.h"
#include "sandbox/wire.h"

namespace clausebook {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds k_patience_after_answer{200}, k_patience_without_answer{2000};

class File {
 public:
    explicit File(int number = -1) : number_(number) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { reset(); }
    void reset(int number = -1) {
        if (number_ >= 0) close(number_);
        number_ = number;
    }
    int get() const { return number_; }

 private:
    int number_;
};

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = write(file, bytes.data(), std::min<std::size_t>(bytes.size(), std::size_t{1} << 30));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

Error system_error(const std::string& what) {
    return {.code = "reader-failed", .message = fmt::format("{}: {}", what, std::strerror(errno)), .hint = "Free memory or close programs, and try again"};
}

Error crash(int status) {
    if (status == -1) return {.code = "reader-failed", .message = "the reader could start no process", .hint = "Free memory or close programs, and try again"};
    if (WIFEXITED(status) && WEXITSTATUS(status) == k_exit_memory) {
        return {.code = "reader-memory",
                .message = "the reader took more memory than it may",
                .hint = "Open the file and print it to a new PDF, or read a part with --pages"};
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) {
        return {.code = "reader-crashed", .message = "the reader was stopped: it tried what a reader must not do", .hint = "Treat the file as harmful"};
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        return {.code = "reader-timeout",
                .message = "the reader took more time than it may",
                .hint = "Open the file and print it to a new PDF, or read a part with --pages"};
    }
    const std::string how = WIFSIGNALED(status) ? fmt::format("signal {}", WTERMSIG(status)) : fmt::format("exit status {}", WEXITSTATUS(status));
    return {.code = "reader-crashed", .message = fmt::format("the reader crashed on it ({})", how), .hint = "Open the file and print it to a new PDF"};
}

// Starts the reader, hands it the request and gives its answer's bytes.
Result<std::string> run(const Sandbox& sandbox, const ReadRequest& request, const OnPage& on_page) {
    File in(memfd_create("clausebook-request", MFD_CLOEXEC));
    if (in.get() < 0 || !write_all(in.get(), encode_request(request)) || !write_all(in.get(), request.bytes) || lseek(in.get(), 0, SEEK_SET) != 0) {
        return fail(system_error("the file cannot be handed to the reader"));
    }
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return fail(system_error("the reader's answer cannot be received"));
    File from(ends[0]), to(ends[1]);

    // How much of the time is left is looked after here; the limit is for a reader that outlives this program.
    const ReadingOrder order{sandbox.memory_bytes + 2 * request.bytes.size(), static_cast<std::uint32_t>(sandbox.longest_file.count()),
                             sandbox.require_landlock ? 1U : 0U};
    std::optional<ReaderProcess> reader = sandbox.idle ? sandbox.idle->take() : std::nullopt;
    if (!reader || !reader->order(order, in.get(), to.get())) {
        Result<ReaderProcess> started = ReaderProcess::start(sandbox.reader);
        if (!started) return fail(started.error());
        reader = std::move(*started);
        if (!reader->order(order, in.get(), to.get())) return fail(system_error("the file cannot be handed to the reader"));
    }
    to.reset();
    in.reset();

    FrameReader frames;
    const auto file_deadline = Clock::now() + sandbox.longest_file;
    auto page_deadline = Clock::now() + sandbox.longest_page;
    std::string block(std::size_t{1} << 16, '\0');
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(std::min(file_deadline, page_deadline) - Clock::now()).count();
        if (left <= 0) {
            const bool whole = Clock::now() >= file_deadline;
            return fail({.code = "reader-timeout",
                         .message = whole ? fmt::format("the reader was stopped after {} s", sandbox.longest_file.count())
                                          : fmt::format("the reader was stopped after {} s without a page done", sandbox.longest_page.count()),
                         .hint = "Open the file and print it to a new PDF, or read a part with --pages"});
        }
        pollfd wait{from.get(), POLLIN, 0};
        const int ready = poll(&wait, 1, static_cast<int>(std::min<long long>(left, 60000)));
        if (ready < 0 && errno != EINTR) return fail(system_error("the reader's answer cannot be received"));
        if (ready <= 0) continue;
        const ssize_t n = read(from.get(), block.data(), block.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(system_error("the reader's answer cannot be received"));
        if (n == 0) break;
        if (!frames.take(std::string_view(block).substr(0, static_cast<std::size_t>(n)), [&](int page, int pages) {
                page_deadline = Clock::now() + sandbox.longest_page;
                if (on_page) on_page(page, pages);
            })) {
            return fail({.code = "reader-answer",
                         .message = "the reader's answer is damaged",
                         .hint = "Install clausebook again: its programs are of different versions"});
        }
    }
    // It has closed its output and so has nothing left to do: what lingers is ended.
    const std::optional<int> outcome = reader->outcome(frames.complete() ? k_patience_after_answer : k_patience_without_answer);
    if (!frames.complete()) return fail(crash(outcome.value_or(SIGKILL)));
    if (outcome && sandbox.idle) sandbox.idle->give_back(std::move(*reader));
    return frames.answer();
}

// The error with the file's name.
template <class T>
Result<T> named(Result<T> result, const std::string& path) {
    if (!result) result.error().path = path;
    return result;
}

}  // namespace

std::shared_ptr<IdleReaders> idle_readers() { return std::make_shared<IdleReaders>(); }

Result<SourceText> read_in_sandbox(const Sandbox& sandbox, std::string_view bytes, const std::string& path, const ReadOptions& options, const OnPage& on_page) {
    const ReadRequest request{.task = ReadTask::text, .options = options, .bytes = bytes};
    return named(run(sandbox, request, on_page).and_then([](const std::string& answer) { return decode_text(answer); }), path);
}

Result<std::string> picture_in_sandbox(const Sandbox& sandbox, std::string_view bytes, const std::string& path, const ReadOptions& options, int page_number,
                                       double dpi) {
    const ReadRequest request{.task = ReadTask::picture, .options = options, .picture_page = page_number, .picture_dpi = dpi, .bytes = bytes};
    return named(run(sandbox, request, {}).and_then([](const std::string& answer) { return decode_picture(answer); }), path);
}

}  // namespace clausebook
