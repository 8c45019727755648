#include "sandbox/run_apart.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>

namespace clausebook {
namespace {

constexpr int k_thrown = 1;  // the copy's exit status: what it wrote is an exception's message

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

[[noreturn]] void run_here(const std::function<std::string()>& action, int to) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) signal(crash, SIG_DFL);  // its caller tells of it
    int status = 0;
    std::string out;
    try {
        out = action();
    } catch (const std::exception& error) {
        status = k_thrown;
        out = error.what();
    }
    _exit(write_all(to, out) ? status : k_thrown);
}

}  // namespace

Result<std::string> run_apart(const std::function<std::string()>& action) {
    const auto cannot = [] { return fail({"apart-ended", std::string("no process can be made: ") + std::strerror(errno), "close programs and try again", "", ""}); };
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return cannot();
    const pid_t child = fork();
    if (child == 0) run_here(action, ends[1]);
    close(ends[1]);
    std::string out, block(std::size_t{1} << 16, '\0');
    for (ssize_t got = 1; child > 0 && got != 0;) {
        got = read(ends[0], block.data(), block.size());
        if (got > 0) out.append(block, 0, static_cast<std::size_t>(got));
        if (got < 0 && errno != EINTR) break;
    }
    close(ends[0]);
    if (child < 0) return cannot();
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status)) return fail({"apart-ended", fmt::format("signal {}, {}", WTERMSIG(status), strsignal(WTERMSIG(status))), "", "", ""});
    if (WEXITSTATUS(status) != 0) return fail({"apart-ended", out.empty() ? "no reason is known" : out, "", "", ""});
    return out;
}

}  // namespace clausebook
