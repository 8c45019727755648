#include "sandbox/reader_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace clausebook {

Result<ReaderProcess> ReaderProcess::start(const std::string& program) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        return fail({.code = "reader-failed",
                     .message = fmt::format("the reader cannot be spoken to: {}", std::strerror(errno)),
                     .hint = "Free memory or close programs, and try again"});
    }
    const char* const arguments[] = {program.c_str(), nullptr};
    // One thread: several readers run side by side. No variable of the user's reaches it.
    const char* const environment[] = {"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t id = 0;
    const int spawned = posix_spawn(&id, program.c_str(), &actions, nullptr, const_cast<char**>(arguments), const_cast<char**>(environment));
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (spawned != 0) {
        close(ends[0]);
        return fail({.code = "reader-missing",
                     .message = fmt::format("the reader {} cannot be started: {}", program, std::strerror(spawned)),
                     .hint = "Install clausebook again"});
    }
    return ReaderProcess(id, ends[0]);
}

ReaderProcess::ReaderProcess(ReaderProcess&& other) noexcept : id_(std::exchange(other.id_, -1)), socket_(std::exchange(other.socket_, -1)) {}

ReaderProcess& ReaderProcess::operator=(ReaderProcess&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(socket_, other.socket_);
    return *this;
}

ReaderProcess::~ReaderProcess() {
    if (id_ <= 0) return;
    close(socket_);
    kill(id_, SIGKILL);  // the process that reads ends with its parent
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
}

bool ReaderProcess::order(const ReadingOrder& order, int request, int answer) {
    const int files[2] = {request, answer};
    ReadingOrder sent = order;
    iovec part{&sent, sizeof sent};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof files)] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* held = CMSG_FIRSTHDR(&message);
    held->cmsg_level = SOL_SOCKET;
    held->cmsg_type = SCM_RIGHTS;
    held->cmsg_len = CMSG_LEN(sizeof files);
    std::memcpy(CMSG_DATA(held), files, sizeof files);
    ssize_t size = 0;
    do size = sendmsg(socket_, &message, MSG_NOSIGNAL);
    while (size < 0 && errno == EINTR);
    return size == static_cast<ssize_t>(sizeof sent);
}

std::optional<int> ReaderProcess::outcome(std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
        pollfd wait{socket_, POLLIN, 0};
        const int ready = poll(&wait, 1, static_cast<int>(std::max<long long>(left, 0)));
        if (ready < 0 && errno == EINTR) continue;
        int status = 0;
        if (ready <= 0 || recv(socket_, &status, sizeof status, 0) != static_cast<ssize_t>(sizeof status)) return std::nullopt;
        return status;
    }
}

std::optional<ReaderProcess> IdleReaders::take() {
    const std::lock_guard guard(mutex_);
    if (idle_.empty()) return std::nullopt;
    std::optional<ReaderProcess> reader = std::move(idle_.back());
    idle_.pop_back();
    return reader;
}

void IdleReaders::give_back(ReaderProcess reader) {
    const std::lock_guard guard(mutex_);
    idle_.push_back(std::move(reader));
}

}  // namespace clausebook
