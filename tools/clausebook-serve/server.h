#pragma once
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "http.h"

namespace clausebook {

// What one client, and all together, may take.
struct ServerLimits {
    std::size_t head_bytes = 32 << 10;     // of a request's first line and headers
    std::size_t form_bytes = 256 << 10;    // of a form without files
    std::size_t files_bytes = 512u << 20;  // of a form with files
    std::size_t files = 200;               // in one form
    unsigned connections = 400;
    unsigned quiet_seconds = 20;    // without a byte from the client
    unsigned request_seconds = 20;  // from the first byte of a request to its last, or idle between requests
    unsigned upload_seconds = 900;  // the same with files
    unsigned workers = 4;           // pages made at the same time
    std::size_t waiting = 300;      // requests that wait for a worker
};

struct ServerOptions {
    unsigned short port = 0;  // 0: any that is free
    std::string public_url;
    std::string user_header;
    std::filesystem::path upload_folder;  // where folders for uploads are made
    ServerLimits limits;
};

// What the server serves. `accepts` is asked before the body is read: which body the request may have, or the response that refuses it; then `answer` is
// called, from several threads.
struct Service {
    std::function<Result<Body>(const Request& head, Response& refused)> accepts;
    std::function<Response(const Request& request)> answer;
};

// An HTTP server on 127.0.0.1. One thread reads and writes for all connections, so that slow clients hold up nobody; a few workers make the pages.
class Server {
 public:
    // Listens at once. Error "port-taken", "serve-failed".
    static Result<std::unique_ptr<Server>> start(ServerOptions options, Service service);
    // Takes no more requests, answers those that it has (for some seconds at most), and ends.
    ~Server();

    unsigned short port() const;
    // Ends connections whose request takes too long to arrive; to be called every second or so.
    void end_slow_connections();

 private:
    struct Inside;
    explicit Server(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace clausebook
