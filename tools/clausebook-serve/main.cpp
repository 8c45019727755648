// clausebook-serve: the web pages, on this machine only. Reads arguments, starts the server, and ends with the signal that ends it.
#include <signal.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <thread>

#include "arguments.h"
#include "render/listing.h"
#include "render/text_table.h"
#include "routes.h"
#include "server.h"
#include "site.h"
#include "tools/surroundings/surroundings.h"

using namespace clausebook;

namespace {

// Waits until the program is told to end, and meanwhile ends clients that dawdle.
void wait_for_end(Server& server, const sigset_t& signals) {
    const timespec second{1, 0};
    while (sigtimedwait(&signals, nullptr, &second) < 0) server.end_slow_connections();
}

Result<int> serve(ServeArguments arguments) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread starts
    arguments.server.public_url = arguments.site.public_url;
    tell_confinement(arguments.site.installation, "clausebook-serve");
    const Result<std::unique_ptr<Site>> site = Site::open(std::move(arguments.site));
    if (!site) return fail(site.error());
    Site& pages = **site;
    Service service{[&pages](const Request& head, Response& refused) { return accept_request(pages, head, refused); },
                    [&pages](const Request& request) -> Response {
                        try {
                            return answer_request(pages, request);
                        } catch (const std::exception&) {
                            return refusal(500, "This page could not be made. Nothing that was stored is lost.");
                        }
                    }};
    const Result<std::unique_ptr<Server>> server = Server::start(std::move(arguments.server), std::move(service));
    if (!server) return fail(server.error());
    std::printf("The pages are at http://127.0.0.1:%u/ (Ctrl+C ends them)\n", static_cast<unsigned>((*server)->port()));
    std::fflush(stdout);
    wait_for_end(**server, signals);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    signal(SIGPIPE, SIG_IGN);
    tell_crashes("clausebook-serve");
    ServeArguments arguments;
    arguments.site.book = default_book();
    arguments.site.installation = find_installation();
    arguments.server.upload_folder = std::filesystem::temp_directory_path();
    arguments.server.limits.workers = std::clamp(std::thread::hardware_concurrency() * 2, 4u, 32u);

    CLI::App app;
    define_serve(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& shown) {
        return app.exit(shown);
    } catch (const CLI::ParseError& error) {
        std::fprintf(stderr, "clausebook-serve: %s. See: clausebook-serve --help\n", printable(error.what()).c_str());
        return 2;
    }
    if (!arguments.server.user_header.empty() && arguments.site.public_url.empty()) {
        std::fputs("clausebook-serve: --user-header needs --public-url: without a server in front anybody could send the header.\n", stderr);
        return 2;
    }
    const Result<int> status = serve(std::move(arguments));
    if (!status) std::fprintf(stderr, "clausebook-serve: %s\n", error_line(status.error()).c_str());
    return status ? *status : 2;
}
