// What a client sends to the web pages, byte for byte, through a socket; the pages are those of a stored book. FORM-TOKEN in a form stands for the word
// that only the pages know, so that forms get past it.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>

#include "routes.h"
#include "server.h"
#include "site.h"
#include "targets.h"

namespace clausebook {
namespace {

namespace fs = std::filesystem;

// No input may have this in a page's own words; a text that is not escaped would bring it there.
constexpr std::string_view k_mark = "<fuzz-mark";

constexpr int k_patience_ms = 500;  // for the first byte of an answer
constexpr int k_pause_ms = 5;

class RunningPages {
 public:
    RunningPages() {
        std::string made = (fs::temp_directory_path() / "clausebook-fuzz-XXXXXX").string();
        require(mkdtemp(made.data()) != nullptr, "a folder can be made");
        folder_ = made;
        restore();
        SiteOptions options;
        options.book = folder_ / "book";
        options.installation.share = CLAUSEBOOK_SHARE_DIR;
        options.today = "2026-01-01";
        options.public_url = "http://fuzz.example";
        auto site = Site::open(std::move(options));
        require(site.has_value(), "the pages can be opened");
        site_ = std::move(*site);
        ServerOptions server;
        server.public_url = "http://fuzz.example";
        server.user_header = "X-User";
        server.upload_folder = folder_;
        server.limits.workers = 1;
        server.limits.quiet_seconds = 1;
        server.limits.files_bytes = 1 << 20;
        server.limits.files = 5;
        auto started = Server::start(std::move(server), {[this](const Request& head, Response& refused) { return accept_request(*site_, head, refused); },
                                                         [this](const Request& request) { return answer(request); }});
        require(started.has_value(), "the server can be started");
        server_ = std::move(*started);
    }
    RunningPages(const RunningPages&) = delete;
    RunningPages& operator=(const RunningPages&) = delete;
    ~RunningPages() {
        server_.reset();
        site_.reset();
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    // Sends the bytes and reads what is answered, to the end.
    std::string exchange(std::string_view bytes) {
        if (changed_.exchange(false)) restore();
        const int client = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(server_->port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        require(connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0, "the server takes clients");
        while (!bytes.empty()) {
            const ssize_t sent = send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;  // refused before the end
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        shutdown(client, SHUT_WR);
        // The server may wait for more: what is answered is over when nothing has come for a while.
        std::string answered;
        std::string piece(1 << 16, '\0');
        pollfd readable{client, POLLIN, 0};
        while (poll(&readable, 1, answered.empty() ? k_patience_ms : k_pause_ms) == 1) {
            const ssize_t got = recv(client, piece.data(), piece.size(), 0);
            if (got <= 0) break;
            answered.append(piece, 0, static_cast<std::size_t>(got));
        }
        close(client);
        return answered;
    }

 private:
    Response answer(Request request) {
        require(request.path.starts_with('/'), "a path begins with a stroke");
        for (const UploadedFile& file : request.files) {
            require(request.upload_folder != nullptr && file.path.parent_path().parent_path() == request.upload_folder->path(), "files stay in their folder");
            require(fs::is_regular_file(file.path) && fs::file_size(file.path) == file.bytes, "files are written whole");
        }
        const std::lock_guard<std::mutex> at_work(at_work_);
        if (request.method == Method::post) {
            if (request.path == "/add") return refusal(404, "left out: it works on after it has answered");
            changed_ = true;
            for (std::string& token : request.form["token"]) {
                if (token == "FORM-TOKEN") token = site_->token();
            }
        }
        const Response out = answer_request(*site_, request);
        require(out.status >= 200 && out.status < 600, "an answer has a status");
        require(!out.type.starts_with("text/html") || out.body.find(k_mark) == std::string::npos, "what was sent is shown escaped");
        return out;
    }

    void restore() {
        // Whoever is not answered in time may still be at work.
        const std::lock_guard<std::mutex> at_work(at_work_);
        fs::remove_all(folder_ / "book");
        fs::copy(fs::path(CLAUSEBOOK_SOURCE_DIR) / "tests" / "safety" / "book-1", folder_ / "book", fs::copy_options::recursive);
    }

    fs::path folder_;
    std::unique_ptr<Site> site_;
    std::unique_ptr<Server> server_;
    std::atomic<bool> changed_ = false;
    std::mutex at_work_;
};

}  // namespace

void fuzz_http(std::string_view bytes) {
    static RunningPages pages;
    const std::string answered = pages.exchange(bytes);
    require(answered.empty() || answered.starts_with("HTTP/1."), "what is answered is HTTP");
}

}  // namespace clausebook
