#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sandbox/reading_order.h"

namespace clausebook {

namespace {

struct Received {
    ReadingOrder order;
    int files[2] = {-1, -1};
};

// Ends the process where there are no more orders.
Received receive() {
    Received out;
    iovec part{&out.order, sizeof out.order};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof out.files)];
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t size = 0;
    do size = recvmsg(STDIN_FILENO, &message, MSG_CMSG_CLOEXEC);
    while (size < 0 && errno == EINTR);
    const cmsghdr* held = size == static_cast<ssize_t>(sizeof out.order) ? CMSG_FIRSTHDR(&message) : nullptr;
    if (held == nullptr || held->cmsg_type != SCM_RIGHTS || held->cmsg_len != CMSG_LEN(sizeof out.files)) _exit(0);
    std::memcpy(out.files, CMSG_DATA(held), sizeof out.files);
    return out;
}

}  // namespace

ReadingOrder await_order() {
    while (true) {
        const Received received = receive();
        const pid_t child = fork();
        if (child == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            dup2(received.files[0], STDIN_FILENO);
            dup2(received.files[1], STDOUT_FILENO);
        }
        for (const int file : received.files) close(file);
        if (child == 0) return received.order;
        int status = -1;
        while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        if (write(STDIN_FILENO, &status, sizeof status) != static_cast<ssize_t>(sizeof status)) _exit(0);
    }
}

}  // namespace clausebook
