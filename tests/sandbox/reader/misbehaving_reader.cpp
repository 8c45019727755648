// A reader that does what a captured one might: the file's bytes say what. It is confined as clausebook-reader is.
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <iterator>
#include <new>
#include <string>
#include <vector>

#include "sandbox/confine.h"
#include "sandbox/frames.h"
#include "sandbox/reading_order.h"
#include "sandbox/wire.h"

using namespace clausebook;

namespace {

void send(const std::string& bytes) {
    if (write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) _exit(9);
}

// What became of an attempt: "done", or why it failed.
void report(bool done) {
    const std::string how = done ? "done" : std::strerror(errno);
    send(answer_frame(encode_text(fail({.code = "tried", .message = how}))));
}

void misbehave(const std::string& how) {
    if (how == "socket") report(socket(AF_INET, SOCK_STREAM, 0) >= 0);
    if (how == "exec") report(execl("/bin/true", "true", nullptr) >= 0);
    if (how == "fork") report(fork() >= 0);
    if (how == "write") report(open("/tmp/clausebook-misbehaved", O_WRONLY | O_CREAT, 0600) >= 0);
    if (how == "write-there") report(open(CLAUSEBOOK_BUILD_DIR "/CMakeCache.txt", O_RDWR) >= 0);
    if (how == "unlink") report(unlink(CLAUSEBOOK_BUILD_DIR "/CMakeCache.txt") == 0);
    if (how == "mkdir") report(mkdir("/tmp/clausebook-misbehaved", 0700) == 0);
    if (how == "read-secret") report(open("/etc/passwd", O_RDONLY) >= 0);
    if (how == "read-home") report(open(CLAUSEBOOK_BUILD_DIR "/CMakeCache.txt", O_RDONLY) >= 0);
    if (how == "read-font") report(open("/usr/share", O_RDONLY | O_DIRECTORY) >= 0);
    if (how == "kill-parent") report(kill(getppid(), SIGTERM) == 0);
    if (how == "signal-parent") report(syscall(SYS_tgkill, getppid(), getppid(), 0) == 0);
    if (how == "queue-signal") report(sigqueue(getppid(), 0, {}) == 0);
    if (how == "limit-parent") {
        const rlimit none{0, 0};
        report(prlimit(getppid(), RLIMIT_CPU, &none, nullptr) == 0);
    }
    if (how == "outlive") report(prctl(PR_SET_PDEATHSIG, 0) == 0);
    if (how == "inherited") report(fcntl(77, F_GETFD) >= 0);
    if (how == "memory") {
        std::vector<std::string> taken;
        while (true) taken.emplace_back(std::size_t{1} << 24, 'x');
    }
    if (how == "crash") std::abort();
    if (how == "garbage") send("not a frame at all");
    if (how == "half") send(frame_head('a', 1000) + "half");
    if (how == "huge") send(frame_head('a', std::uint64_t{1} << 60));
    if (how == "unsound") send(answer_frame("clausebook-reader 1\n\1\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"));
    if (how == "sleep") pause();
    if (how == "spin") {
        volatile bool forever = true;
        while (forever) {
        }
    }
    if (how == "flood") {
        while (true) send(progress_frame(1, 2));
    }
    if (how == "linger") {
        report(true);
        close(STDOUT_FILENO);
        pause();
    }
}

}  // namespace

int main() {
    const ReadingOrder order = await_order();
    if (!confine_process({order.memory_bytes, order.cpu_seconds}, false)) return 8;
    try {
        const std::string encoded(std::istreambuf_iterator<char>(std::cin), {});
        const auto request = decode_request(encoded);
        if (request) misbehave(std::string(request->bytes));
    } catch (const std::bad_alloc&) {
        return k_exit_memory;
    }
    return 0;
}
