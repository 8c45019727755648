#include "server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "body_reader.h"
#include "origin.h"
#include "text/utf8.h"
#include "workers.h"

namespace clausebook {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds k_patience{10};  // for requests that are under way when the server ends
constexpr std::size_t k_longest_user = 200;

// On every response: nothing but what these pages bring themselves is run, shown, embedded or sent on; what a browser is told is what it is.
constexpr std::pair<const char*, const char*> k_guards[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
     "frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (next_character(text, at) == k_replacement && text.substr(begin, at - begin) != "\xEF\xBF\xBD") return false;
    }
    return text.find('\0') == std::string_view::npos;
}

bool all_utf8(const Values& values) {
    for (const auto& [name, list] : values) {
        if (!is_utf8(name)) return false;
        for (const std::string& value : list) {
            if (!is_utf8(value)) return false;
        }
    }
    return true;
}

std::vector<std::string> header_values(MHD_Connection* connection, const char* name) {
    struct Wanted {
        const char* name;
        std::vector<std::string> values;
    } wanted{name, {}};
    MHD_get_connection_values(
        connection, MHD_HEADER_KIND,
        [](void* to, MHD_ValueKind, const char* key, const char* value) {
            auto& found = *static_cast<Wanted*>(to);
            if (strcasecmp(key, found.name) == 0) found.values.emplace_back(value == nullptr ? "" : value);
            return MHD_YES;
        },
        &wanted);
    return wanted.values;
}

std::optional<std::string> header(MHD_Connection* connection, const char* name) {
    const std::vector<std::string> values = header_values(connection, name);
    if (values.empty()) return std::nullopt;
    return values.size() == 1 ? values.front() : std::string();
}

// A client, from its first byte to its last: when its present request must have arrived.
struct Client {
    int socket = -1;
    Clock::time_point deadline;
};

// One request on its way.
struct Exchange {
    Request request;
    Body body = Body::none;
    std::unique_ptr<BodyReader> reader;
    std::optional<Response> response;
};

}  // namespace

struct Server::Inside {
    Inside(ServerOptions given, Service served) : options(std::move(given)), service(std::move(served)) {}

    ServerOptions options;
    Service service;
    std::optional<Origins> origins;
    std::unique_ptr<Workers> workers;
    MHD_Daemon* daemon = nullptr;
    std::atomic<int> under_way = 0;
    std::atomic<bool> ending = false;
    std::mutex clients_mutex;
    std::map<void*, Client> clients;  // by an address that only names them

    void* client_of(MHD_Connection* connection) {
        const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
        return info == nullptr ? nullptr : info->socket_context;
    }
    // Nothing: the client is waiting for us.
    void give_time(MHD_Connection* connection, std::optional<unsigned> seconds) {
        const std::lock_guard lock(clients_mutex);
        const auto found = clients.find(client_of(connection));
        if (found != clients.end()) found->second.deadline = seconds ? Clock::now() + std::chrono::seconds(*seconds) : Clock::time_point::max();
    }

    static void on_connection(void* self, MHD_Connection* connection, void** context, MHD_ConnectionNotificationCode code) {
        auto& inside = *static_cast<Inside*>(self);
        const std::lock_guard lock(inside.clients_mutex);
        if (code == MHD_CONNECTION_NOTIFY_STARTED) {
            *context = new char;
            const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
            inside.clients[*context] = {info == nullptr ? -1 : info->connect_fd, Clock::now() + std::chrono::seconds(inside.options.limits.request_seconds)};
        } else {
            inside.clients.erase(*context);
            delete static_cast<char*>(*context);
        }
    }

    static MHD_Result on_request(void* self, MHD_Connection* connection, const char* url, const char* method, const char* version, const char* bytes,
                                 std::size_t* size, void** context) {
        return static_cast<Inside*>(self)->take(connection, url, method, version, bytes, *size, *context);
    }

    static void on_completed(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode) {
        auto& inside = *static_cast<Inside*>(self);
        if (*context == nullptr) return;
        delete static_cast<Exchange*>(*context);
        *context = nullptr;
        --inside.under_way;
        inside.give_time(connection, inside.options.limits.request_seconds);
    }

    MHD_Result take(MHD_Connection* connection, const char* url, const char* method, const char* version, const char* bytes, std::size_t& size,
                    void*& context) {
        if (context == nullptr) {
            auto* exchange = new Exchange;
            context = exchange;
            ++under_way;
            Response refused;
            if (!begin(connection, *exchange, url, method, version, refused)) return send(connection, refused, *exchange);
            return MHD_YES;
        }
        auto& exchange = *static_cast<Exchange*>(context);
        if (exchange.response) return send(connection, *exchange.response, exchange);
        if (size > 0) {
            const bool goes_on = exchange.reader && exchange.reader->take(bytes, size);
            size = 0;
            return goes_on ? MHD_YES : MHD_NO;
        }
        if (exchange.reader) {
            const int status = exchange.reader->finish();
            exchange.reader.reset();
            if (status == 413) return send(connection, refusal(413, "That is more than can be sent at once."), exchange);
            if (status == 415) return send(connection, refusal(415, "This address takes forms only, and files only where it asks for them."), exchange);
            if (status == 507) return send(connection, refusal(507, "The disk is full: nothing was stored."), exchange);
            if (status != 0 || !all_utf8(exchange.request.form)) return send(connection, refusal(400, "The form cannot be read."), exchange);
        }
        give_time(connection, std::nullopt);
        MHD_suspend_connection(connection);
        const bool taken = workers->take([this, connection, &exchange] {
            exchange.response = service.answer(exchange.request);
            MHD_resume_connection(connection);
        });
        if (!taken) {
            exchange.response = refusal(503, "Too many requests at once. Please try again in a moment.");
            MHD_resume_connection(connection);
        }
        return MHD_YES;
    }

    // Checks a request's head; false where it is refused.
    bool begin(MHD_Connection* connection, Exchange& exchange, const char* url, const char* method, const char* version, Response& refused) {
        Request& request = exchange.request;
        const auto no = [&](int status, const char* line) {
            refused = refusal(status, line);
            return false;
        };
        if (ending) return no(503, "The server is ending.");
        const std::vector<std::string> hosts = header_values(connection, MHD_HTTP_HEADER_HOST);
        if (hosts.size() != 1 || std::strncmp(version, "HTTP/1.", 7) != 0) return no(400, "The request must name one host.");
        if (!origins->knows_host(hosts.front())) return no(421, "These pages do not answer to that name. Open them at the address that the program printed.");
        const std::string_view verb = method;
        if (verb == "POST") {
            request.method = Method::post;
        } else if (verb != "GET" && verb != "HEAD") {
            refused = refusal(405, "Only GET, HEAD and POST are understood here.");
            refused.headers.emplace_back("Allow", "GET, HEAD, POST");
            return false;
        }
        request.path = url;
        MHD_get_connection_values_n(
            connection, MHD_GET_ARGUMENT_KIND,
            [](void* to, MHD_ValueKind, const char* key, std::size_t key_size, const char* value, std::size_t value_size) {
                (*static_cast<Values*>(to))[std::string(key, key_size)].emplace_back(value == nullptr ? std::string() : std::string(value, value_size));
                return MHD_YES;
            },
            &request.query);
        if (request.path.empty() || request.path[0] != '/' || !is_utf8(request.path) || !all_utf8(request.query)) return no(400, "The address cannot be read.");
        request.known_etag = header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH).value_or("");
        if (!options.user_header.empty()) {
            request.user = header(connection, options.user_header.c_str()).value_or("");
            if (!is_utf8(request.user) || request.user.size() > k_longest_user) return no(400, "The user's name cannot be read.");
        }
        const Result<Body> body = service.accepts(request, refused);
        if (!body) return false;
        exchange.body = *body;
        if (request.method == Method::get) return true;
        if (!origins->allows_change(header(connection, MHD_HTTP_HEADER_ORIGIN), header(connection, "Sec-Fetch-Site")))
            return no(403, "This was sent from another site, and was not done.");
        if (exchange.body == Body::none) return no(405, "Nothing can be sent to this address.");
        const std::string announced = header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH).value_or("");
        const std::size_t most = exchange.body == Body::files ? options.limits.files_bytes : options.limits.form_bytes;
        if (announced.size() > 18 || (!announced.empty() && std::strtoull(announced.c_str(), nullptr, 10) > most))
            return no(413, "That is more than can be sent at once.");
        exchange.reader = std::make_unique<BodyReader>(connection, request, exchange.body, options.upload_folder, options.limits);
        if (exchange.body == Body::files) give_time(connection, options.limits.upload_seconds);
        return true;
    }

    MHD_Result send(MHD_Connection* connection, const Response& response, Exchange& exchange) {
        give_time(connection, options.limits.upload_seconds);  // a page may be large and the client slow
        exchange.reader.reset();
        MHD_Response* out = MHD_create_response_from_buffer(response.body.size(), const_cast<char*>(response.body.data()), MHD_RESPMEM_MUST_COPY);
        if (out == nullptr) return MHD_NO;
        for (const auto& [name, value] : k_guards) MHD_add_response_header(out, name, value);
        MHD_add_response_header(out, MHD_HTTP_HEADER_CONTENT_TYPE, response.type.c_str());
        MHD_add_response_header(out, MHD_HTTP_HEADER_CACHE_CONTROL, response.caching.c_str());
        for (const auto& [name, value] : response.headers) MHD_add_response_header(out, name.c_str(), value.c_str());
        if (ending) MHD_add_response_header(out, MHD_HTTP_HEADER_CONNECTION, "close");
        const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(response.status), out);
        MHD_destroy_response(out);
        return queued;
    }
};

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Service service) {
    auto inside = std::make_unique<Inside>(std::move(options), std::move(service));
    const ServerLimits& limits = inside->options.limits;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(inside->options.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // No request is answered before the port, and with it the names of this host, is known.
    std::unique_lock before_requests(inside->clients_mutex);
    inside->workers = std::make_unique<Workers>(limits.workers, limits.waiting);
    inside->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, inside->options.port, nullptr, nullptr,
                                      &Inside::on_request, inside.get(), MHD_OPTION_SOCK_ADDR, reinterpret_cast<sockaddr*>(&address),
                                      MHD_OPTION_CONNECTION_LIMIT, limits.connections, MHD_OPTION_CONNECTION_TIMEOUT, limits.quiet_seconds,
                                      MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.head_bytes, MHD_OPTION_NOTIFY_COMPLETED, &Inside::on_completed, inside.get(),
                                      MHD_OPTION_NOTIFY_CONNECTION, &Inside::on_connection, inside.get(), MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    if (inside->daemon == nullptr) {
        const int why = errno;
        if (why == EADDRINUSE || why == EACCES) {
            return fail({"port-taken", "port " + std::to_string(inside->options.port) + " cannot be used: " + std::strerror(why),
                         "choose another with --port, or --port 0 for any that is free", "", ""});
        }
        return fail({"serve-failed", std::string("the server cannot be started: ") + std::strerror(why), "", "", ""});
    }
    const MHD_DaemonInfo* info = MHD_get_daemon_info(inside->daemon, MHD_DAEMON_INFO_BIND_PORT);
    inside->options.port = info == nullptr ? inside->options.port : info->port;
    inside->origins.emplace(inside->options.port, inside->options.public_url);
    before_requests.unlock();
    return std::unique_ptr<Server>(new Server(std::move(inside)));
}

unsigned short Server::port() const { return inside_->options.port; }

void Server::end_slow_connections() {
    const auto now = Clock::now();
    const std::lock_guard lock(inside_->clients_mutex);
    for (auto& [name, client] : inside_->clients) {
        // The server's thread sees the end of the stream and tidies up; the descriptor is its own until on_connection says that it is gone.
        if (client.deadline < now) shutdown(client.socket, SHUT_RDWR);
    }
}

Server::~Server() {
    inside_->ending = true;
    const MHD_socket listening = MHD_quiesce_daemon(inside_->daemon);
    const auto until = Clock::now() + k_patience;
    while (inside_->under_way > 0 && Clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    inside_->workers->finish();  // no connection is left suspended
    MHD_stop_daemon(inside_->daemon);
    if (listening != MHD_INVALID_SOCKET) close(listening);
}

}  // namespace clausebook
