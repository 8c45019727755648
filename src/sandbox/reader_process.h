#pragma once
#include <sys/types.h>

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sandbox/reading_order.h"

namespace clausebook {

// A running clausebook-reader that waits for orders. It is ended, with whatever it does, when this value is.
class ReaderProcess {
 public:
    // Errors: reader-missing, reader-failed.
    static Result<ReaderProcess> start(const std::string& program);
    ReaderProcess(ReaderProcess&& other) noexcept;
    ReaderProcess& operator=(ReaderProcess&& other) noexcept;
    ~ReaderProcess();

    // Hands over the request's file and the pipe's end for the answer, which may be closed then; false where the reader is gone.
    bool order(const ReadingOrder& order, int request, int answer);
    // How the process that took the order ended, as waitpid() tells it; nothing where it has not ended within that time.
    std::optional<int> outcome(std::chrono::milliseconds patience);

 private:
    ReaderProcess(pid_t id, int socket) : id_(id), socket_(socket) {}
    pid_t id_ = -1;
    int socket_ = -1;
};

// Readers that wait for the next file, so that not each is started anew. May be used by several threads.
class IdleReaders {
 public:
    std::optional<ReaderProcess> take();
    void give_back(ReaderProcess reader);

 private:
    std::mutex mutex_;
    std::vector<ReaderProcess> idle_;
};

}  // namespace clausebook
