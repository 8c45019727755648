#include "tools/surroundings/surroundings.h"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "sandbox/confine.h"

namespace clausebook {
namespace fs = std::filesystem;

namespace {

const char* crashing_program = "";

// Calls only what a signal's handler may call.
void crashed(int) {
    constexpr const char* k_said =
        ": it crashed, which should not have happened. Nothing that was reported as stored is lost. A damaged index can be the cause: `clausebook verify` names it, "
        "and `clausebook rebuild` makes it anew.\n";
    for (const char* part : {crashing_program, k_said}) {
        if (write(STDERR_FILENO, part, std::strlen(part)) < 0) break;
    }
    _exit(2);
}

}  // namespace

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

fs::path program_folder() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

Installation find_installation() {
    const fs::path here = program_folder();
    const auto first_there = [&](const fs::path& beside, const fs::path& installed) {
        std::error_code ignored;
        return fs::exists(here / beside, ignored) ? here / beside : (here / installed).lexically_normal();
    };
    return {first_there("share/clausebook", "../share/clausebook"), first_there("clausebook-reader", "../libexec/clausebook-reader")};
}

fs::path default_book() {
    if (const std::string book = environment("CLAUSEBOOK_BOOK"); !book.empty()) return book;
    const std::string data = environment("XDG_DATA_HOME");
    return (data.empty() ? fs::path(environment("HOME")) / ".local" / "share" : fs::path(data)) / "clausebook" / "book";
}

std::string clock_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    char text[20];
    return std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts) == 19 ? text : "";
}

std::string date_today() { return clock_now().substr(0, 10); }

std::string user_name() {
    if (std::string named = environment("CLAUSEBOOK_USER"); !named.empty()) return named;
    const passwd* entry = getpwuid(getuid());
    if (entry == nullptr) return environment("USER");
    const std::string full = entry->pw_gecos == nullptr ? "" : entry->pw_gecos;
    const std::string name = full.substr(0, full.find(','));
    return name.empty() ? entry->pw_name : name;
}

void tell_confinement(const Installation& installation, const char* program) {
    if (installation.require_sandbox || kernel_has_landlock()) return;
    std::fprintf(stderr,
                 "%s: this kernel has no Landlock, so that readers are not kept to the system's folders; they still have no network, start no programs and write no "
                 "files.\n",
                 program);
}

void tell_crashes(const char* program) {
    crashing_program = program;
    alignas(std::max_align_t) static std::array<char, 64 * 1024> stack;  // the usual one may have overflowed
    const stack_t other{stack.data(), 0, stack.size()};
    sigaltstack(&other, nullptr);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
        struct sigaction action {};
        if (sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;  // a sanitizer tells more
        action.sa_handler = crashed;
        action.sa_flags = SA_ONSTACK;
        sigaction(signal, &action, nullptr);
    }
}

std::string wrong_date(const std::string& date) {
    const bool good = date.size() == 10 && date[4] == '-' && date[7] == '-' && date.find_first_not_of("0123456789-") == std::string::npos;
    return good ? std::string() : "'" + date + "' is no date, write it as 2026-03-31";
}

}  // namespace clausebook
