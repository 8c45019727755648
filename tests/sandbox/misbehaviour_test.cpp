#ifndef CLAUSEBOOK_SANITIZED
#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "sandbox/confine.h"
#include "sandbox/sandbox.h"

using namespace clausebook;

namespace {

Sandbox sandbox() {
    Sandbox out{.reader = CLAUSEBOOK_BUILD_DIR "/misbehaving-reader"};
    out.memory_bytes = std::size_t{256} << 20;
    out.longest_page = std::chrono::seconds(2);
    out.longest_file = std::chrono::seconds(5);
    return out;
}

// The same with time enough for a machine that is busy with other things.
Sandbox patient(Sandbox out = sandbox()) {
    out.longest_page = out.longest_file = std::chrono::seconds(60);
    return out;
}

Error outcome(const std::string& how, const Sandbox& in = sandbox()) {
    const auto text = read_in_sandbox(in, how, "protocol.pdf", {});
    REQUIRE_FALSE(text);
    CHECK(text.error().path == "protocol.pdf");
    CHECK_FALSE(text.error().message.empty());
    return text.error();
}

int running_readers() {
    namespace fs = std::filesystem;
    int running = 0;
    for (const auto& process : fs::directory_iterator("/proc")) {
        std::error_code gone;
        const fs::path program = fs::read_symlink(process.path() / "exe", gone);
        if (!gone && program == fs::canonical(sandbox().reader)) ++running;
    }
    return running;
}

}  // namespace

TEST_CASE("a reader that opens a socket, starts a program or a process is ended") {
    for (const std::string how : {"socket", "exec", "fork"}) {
        INFO(how);
        const Error error = outcome(how);
        CHECK(error.code == "reader-crashed");
        CHECK(error.message.find("must not") != std::string::npos);
    }
}

TEST_CASE("a reader makes, changes and removes no file") {
    for (const std::string how : {"write", "write-there", "unlink", "mkdir"}) {
        INFO(how);
        const Error error = outcome(how);
        CHECK(error.code == "tried");
        CHECK(error.message == "Permission denied");
    }
    CHECK(access("/tmp/clausebook-misbehaved", F_OK) != 0);
    CHECK(access(CLAUSEBOOK_BUILD_DIR "/CMakeCache.txt", F_OK) == 0);
}

TEST_CASE("a reader does nothing to other processes, and does not outlive its own") {
    for (const std::string how : {"kill-parent", "signal-parent", "queue-signal", "limit-parent", "outlive"}) {
        INFO(how);
        CHECK(outcome(how).message == "Permission denied");
    }
    CHECK(outcome("sleep").code == "reader-timeout");
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (running_readers() > 0 && std::chrono::steady_clock::now() < end) usleep(10'000);
    CHECK(running_readers() == 0);
}

TEST_CASE("a reader sees system folders alone") {
    if (!kernel_has_landlock()) {
        WARN("this kernel has no Landlock");
        return;
    }
    CHECK(outcome("read-secret").message == "Permission denied");
    CHECK(outcome("read-home").message == "Permission denied");
    CHECK(outcome("read-font").message == "done");
    Sandbox strict = sandbox();
    strict.require_landlock = true;
    CHECK(outcome("read-secret", strict).message == "Permission denied");
}

TEST_CASE("a reader has none of the program's open files") {
    const int held = dup2(open("/dev/null", O_RDONLY), 77);
    REQUIRE(held == 77);
    CHECK(outcome("inherited").message == "Bad file descriptor");
    close(held);
}

TEST_CASE("a reader that takes too much memory is ended") { CHECK(outcome("memory", patient()).code == "reader-memory"); }

TEST_CASE("a reader that hangs, runs away or floods is ended in time") {
    for (const std::string how : {"sleep", "spin", "flood"}) {
        INFO(how);
        const auto begin = std::chrono::steady_clock::now();
        CHECK(outcome(how).code == "reader-timeout");
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
    }
}

TEST_CASE("a crash is an error that names the file") {
    const Error error = outcome("crash");
    CHECK(error.code == "reader-crashed");
    CHECK(error.message.find("signal 6") != std::string::npos);
}

TEST_CASE("an answer that is none, half, too long or unsound is refused") {
    for (const std::string how : {"garbage", "huge", "unsound"}) {
        INFO(how);
        CHECK(outcome(how).code == "reader-answer");
    }
    CHECK(outcome("half").code == "reader-crashed");
}

TEST_CASE("readers that wait for the next file are not harmed by what the one before did") {
    Sandbox kept = sandbox();
    kept.idle = idle_readers();
    for (const std::string how : {"read-font", "crash", "read-font", "memory", "sleep", "read-font", "linger", "socket", "garbage", "read-font", "read-font"}) {
        INFO(how);
        const Error error = outcome(how, how == "sleep" ? kept : patient(kept));
        if (how == "read-font") CHECK(error.message == "done");
        if (how == "crash") CHECK(error.message.find("signal 6") != std::string::npos);
        if (how == "socket") CHECK(error.message.find("must not") != std::string::npos);
        if (how == "memory") CHECK(error.code == "reader-memory");
    }
}

TEST_CASE("a reader that lingers after its answer costs nothing") { CHECK(outcome("linger").code == "tried"); }
#endif
