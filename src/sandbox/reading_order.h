#pragma once
#include <cstddef>
#include <cstdint>

// What a program and its reader say to each other over a socket, each message at one go and in the machine's own byte order. The program sends an order with
// two open files: the request (sandbox/wire.h) and the pipe for the answer (sandbox/frames.h). The reader's reply is the status, as waitpid() gives it, of
// the process that took the order; -1 where none could be started.
namespace clausebook {

struct ReadingOrder {
    std::uint64_t memory_bytes = 0;
    std::uint32_t cpu_seconds = 0;
    std::uint32_t require_landlock = 0;  // 0 or 1
};

// For readers, whose standard input is that socket. Forks for each order, so that libraries are loaded once and yet each file, being hostile, has a process
// of its own. Returns in that process, whose standard input and output are then the two files; it has seen no byte of any file, and is not yet confined.
// Ends the reader when the program has closed the socket.
ReadingOrder await_order();

}  // namespace clausebook
