#include "sandbox/confine.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <memory>

namespace clausebook {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool k_sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool k_sanitized = true;
#else
constexpr bool k_sanitized = false;
#endif
#else
constexpr bool k_sanitized = false;
#endif

// Rights that newer kernels know and this system's header may not (uapi/linux/landlock.h).
constexpr std::uint64_t k_refer = 1ULL << 13;     // ABI 2
constexpr std::uint64_t k_truncate = 1ULL << 14;  // ABI 3
constexpr std::uint64_t k_ioctl = 1ULL << 15;     // ABI 5
constexpr std::uint64_t k_all_of_abi_1 = (1ULL << 13) - 1;
constexpr std::uint64_t k_tcp = 3;     // ABI 4: bind and connect
constexpr std::uint64_t k_scopes = 3;  // ABI 6: abstract sockets and signals

// The header's structure as it has grown; older kernels take a prefix of it.
struct RulesetAttributes {
    std::uint64_t handled_access_fs = 0;
    std::uint64_t handled_access_net = 0;
    std::uint64_t scoped = 0;
};

// Libraries, fonts, character tables and recognition models.
constexpr const char* k_readable[] = {"/usr/lib",       "/usr/lib64",       "/lib",       "/lib64",           "/usr/share",
                                      "/usr/local/lib", "/usr/local/share", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig"};

int landlock_abi() { return static_cast<int>(syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION)); }

bool restrict_folders(int abi) {
    RulesetAttributes attributes;
    attributes.handled_access_fs = k_all_of_abi_1 | (abi >= 2 ? k_refer : 0) | (abi >= 3 ? k_truncate : 0) | (abi >= 5 ? k_ioctl : 0);
    attributes.handled_access_net = abi >= 4 ? k_tcp : 0;
    attributes.scoped = abi >= 6 ? k_scopes : 0;
    const std::size_t size = abi >= 6 ? sizeof attributes : abi >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
    const int rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
    if (rules < 0) return false;
    for (const char* path : k_readable) {
        const int folder = open(path, O_PATH | O_CLOEXEC);
        if (folder < 0) continue;
        landlock_path_beneath_attr beneath{};
        const bool is_file = std::strcmp(path, "/etc/ld.so.cache") == 0;
        beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | (is_file ? 0 : LANDLOCK_ACCESS_FS_READ_DIR);
        beneath.parent_fd = folder;
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
        close(folder);
    }
    const bool done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return done;
}

// What no reader ever needs ends the process; what a library may try in good faith (a font cache that is to be written,
// a thread through a newer call) fails as if it were not permitted.
bool filter_calls() {
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
    if (!filter) return false;
    bool good = true;
    const auto rule = [&](std::uint32_t action, int call) { good = seccomp_rule_add(filter.get(), action, call, 0) == 0 && good; };
    for (const int call : {SCMP_SYS(execve),
                           SCMP_SYS(execveat),
                           SCMP_SYS(fork),
                           SCMP_SYS(vfork),
                           SCMP_SYS(socket),
                           SCMP_SYS(socketpair),
                           SCMP_SYS(connect),
                           SCMP_SYS(bind),
                           SCMP_SYS(listen),
                           SCMP_SYS(accept),
                           SCMP_SYS(accept4),
                           SCMP_SYS(ptrace),
                           SCMP_SYS(process_vm_readv),
                           SCMP_SYS(process_vm_writev),
                           SCMP_SYS(mount),
                           SCMP_SYS(umount2),
                           SCMP_SYS(pivot_root),
                           SCMP_SYS(chroot),
                           SCMP_SYS(unshare),
                           SCMP_SYS(setns),
                           SCMP_SYS(bpf),
                           SCMP_SYS(keyctl),
                           SCMP_SYS(add_key),
                           SCMP_SYS(request_key),
                           SCMP_SYS(perf_event_open),
                           SCMP_SYS(userfaultfd),
                           SCMP_SYS(io_uring_setup),
                           SCMP_SYS(init_module),
                           SCMP_SYS(finit_module),
                           SCMP_SYS(kexec_load),
                           SCMP_SYS(open_by_handle_at),
                           SCMP_SYS(pidfd_getfd),
                           SCMP_SYS(pidfd_send_signal),
                           SCMP_SYS(reboot),
                           SCMP_SYS(swapon)}) {
        rule(SCMP_ACT_KILL_PROCESS, call);
    }
    for (const int call :
         {SCMP_SYS(creat),     SCMP_SYS(mkdir),    SCMP_SYS(mkdirat),   SCMP_SYS(rmdir),   SCMP_SYS(unlink),          SCMP_SYS(unlinkat),
          SCMP_SYS(rename),    SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(link),    SCMP_SYS(linkat),          SCMP_SYS(symlink),
          SCMP_SYS(symlinkat), SCMP_SYS(truncate), SCMP_SYS(chmod),     SCMP_SYS(fchmod),  SCMP_SYS(fchmodat),        SCMP_SYS(chown),
          SCMP_SYS(fchown),    SCMP_SYS(lchown),   SCMP_SYS(fchownat),  SCMP_SYS(mknod),   SCMP_SYS(mknodat),         SCMP_SYS(setxattr),
          SCMP_SYS(utimensat), SCMP_SYS(kill),     SCMP_SYS(tkill),     SCMP_SYS(openat2), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo)}) {
        rule(SCMP_ACT_ERRNO(EACCES), call);
    }
    // What a process may do to itself (abort() calls tgkill) it may not do to others; and it cannot choose to live on when its reader is ended.
    const auto rule_where = [&](int call, const scmp_arg_cmp& argument) {
        good = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), call, 1, argument) == 0 && good;
    };
    rule_where(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_NE, static_cast<scmp_datum_t>(getpid()), 0));
    rule_where(SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_NE, 0, 0));
    rule_where(SCMP_SYS(prctl), SCMP_A0(SCMP_CMP_MASKED_EQ, 0xFFFFFFFFU, PR_SET_PDEATHSIG));
    // clone stays for threads alone; clone3 hides its flags, so that glibc must fall back.
    rule(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    good = seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0 && good;
    for (const std::uint64_t flag : {std::uint64_t{O_WRONLY}, std::uint64_t{O_RDWR}, std::uint64_t{O_CREAT}, std::uint64_t{O_TRUNC}}) {
        good = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, flag, flag)) == 0 && good;
        good = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, flag, flag)) == 0 && good;
    }
    return good && seccomp_load(filter.get()) == 0;
}

bool limit(__rlimit_resource_t what, rlim_t most) {
    const rlimit value{most, most};
    return setrlimit(what, &value) == 0;
}

}  // namespace

bool kernel_has_landlock() { return landlock_abi() >= 1; }

Result<bool> confine_process(const Limits& limits, bool require) {
    if (k_sanitized) return false;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    syscall(SYS_close_range, 3U, ~0U, 0U);
    const bool limited = limit(RLIMIT_AS, limits.memory_bytes) && limit(RLIMIT_CPU, limits.cpu_seconds) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 64) &&
                         limit(RLIMIT_CORE, 0);
    if (!limited || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return fail(
            {.code = "sandbox-failed", .message = "the reader's limits cannot be set", .hint = "Ask whoever runs this machine: setrlimit or prctl is refused"});
    }
    const int abi = landlock_abi();
    if (abi < 1 && require) {
        return fail({.code = "sandbox-missing",
                     .message = "this kernel cannot confine readers to chosen folders (it has no Landlock)",
                     .hint = "Use Linux 5.13 or later with Landlock enabled, or leave --require-sandbox out"});
    }
    if ((abi >= 1 && !restrict_folders(abi)) || !filter_calls()) {
        return fail(
            {.code = "sandbox-failed", .message = "the reader cannot be confined", .hint = "Ask whoever runs this machine: Landlock or seccomp is refused"});
    }
    return abi >= 1;
}

}  // namespace clausebook
