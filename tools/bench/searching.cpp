// bench_searching BOOK [RECOLL-CONFIGURATION]: how long a search takes, in milliseconds: in the process (open, match, ten snippets), and as a whole process of
// `clausebook search` and `clausebook ask`, beside `recollq` on the same files where a configuration of its index is given. Medians, all in turn.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "app/question_knowledge.h"
#include "app/search.h"
#include "index/search.h"
#include "render/listing.h"
#include "timing.h"

namespace {

using namespace clausebook;

constexpr int k_rounds = 5;
constexpr const char* k_queries[] = {"response time working days",
                                     "officer attendance group meetings",
                                     "declare relationship",
                                     "exempt information inspection",
                                     "who decides need to know",
                                     "gifts hospitality",
                                     "press release",
                                     "complaint about an officer"};

// Seconds of a whole process, its output thrown away; less than 0 where it failed.
double process_seconds(std::vector<std::string> arguments) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int status = -1;
    const double seconds = seconds_of([&] {
        pid_t child = 0;
        if (::posix_spawnp(&child, pointers[0], &actions, nullptr, pointers.data(), environ) == 0) ::waitpid(child, &status, 0);
    });
    posix_spawn_file_actions_destroy(&actions);
    return WIFEXITED(status) && WEXITSTATUS(status) < 2 ? seconds : -1;
}

int run(const std::string& book, const std::string& recoll) {
    const std::filesystem::path programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const std::string program = (programs / "clausebook").string();
    const Installation installation{programs / "share" / "clausebook", programs / "clausebook-reader", false};
    const Result<Library> library = Library::open(book, installation, "2026-01-01");
    const auto knowledge = question_knowledge(installation);
    if (!library || !knowledge) {
        std::fprintf(stderr, "%s\n", error_line(library ? knowledge.error() : library.error()).c_str());
        return 2;
    }
    const std::string index = library->book().index_folder(library->book().manifest().index_generation).string();
    SearchRequest request;
    for (const DocumentRef& ref : library->in_use()) request.held.insert(ref.name());
    std::vector<double> inside, searching, asking, peer;
    for (int round = 0; round < k_rounds; ++round) {
        for (const char* query : k_queries) {
            request.query = query;
            inside.push_back(seconds_of([&] { (void)search_index(index, request, (*knowledge)->synonyms); }));
            searching.push_back(process_seconds({program, "--book", book, "search", query}));
            asking.push_back(process_seconds({program, "--book", book, "ask", "--format", "json", query}));
            if (!recoll.empty()) peer.push_back(process_seconds({"recollq", "-c", recoll, "-n", "10", "-A", query}));
        }
    }
    const auto line = [](const char* name, const std::vector<double>& seconds) {
        std::printf("%-40s %7.1f %7.1f\n", name, 1000 * quantile(seconds, 0.5), 1000 * quantile(seconds, 0.9));
    };
    std::printf("%-40s %7s %7s\n", "milliseconds", "median", "90 %");
    line("in process: open, match, ten snippets", inside);
    line("clausebook search", searching);
    line("clausebook ask", asking);
    if (!peer.empty()) line("recollq", peer);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) {
        std::fputs("usage: bench_searching BOOK [RECOLL-CONFIGURATION]\n", stderr);
        return 2;
    }
    return run(argv[1], argc == 3 ? argv[2] : "");
}
