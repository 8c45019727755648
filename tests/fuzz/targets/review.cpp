// People's decisions. What is not sealed with its checksum never gets far, so lines of an input that begins with "sealed" are sealed first: each is an
// entry without its end, and PREV in it stands for the checksum of the line before.
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "book/files.h"
#include "book/review_file.h"
#include "book/sha256.h"
#include "targets.h"

namespace clausebook {

namespace {

std::string sealed(std::string_view lines) {
    std::string out, sum;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string line(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (const std::size_t at = line.find("PREV"); at != std::string::npos) line.replace(at, 4, sum);
        sum = sha256(line);
        out += line + ",\"sum\":\"" + sum + "\"}\n";
    }
    return out;
}

// A file in memory.
class MemoryFile {
 public:
    MemoryFile() : descriptor_(memfd_create("review", 0)) {}
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { close(descriptor_); }
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
    int descriptor_;
};

}  // namespace

void fuzz_review(std::string_view bytes) {
    constexpr std::string_view k_sealed = "sealed\n";
    const std::string file = bytes.starts_with(k_sealed) ? sealed(bytes.substr(k_sealed.size())) : std::string(bytes);
    ReviewFile before = parse_review(file, "");
    for (std::size_t i = 1; i < before.damage.size(); ++i) require(before.damage[i - 1].line <= before.damage[i].line, "damage is told in order");
    require(parse_review(file, before.last_sum).cut_short == false, "the last checksum stands in the file");
    constexpr std::string_view k_no_sum = "the checksum of no line";
    const bool told = parse_review(file, k_no_sum).cut_short;
    require(told || file.find(k_no_sum) != std::string::npos, "a checksum that is missing is told");

    // Whatever stands in a file: what is appended counts, and takes nothing away.
    const MemoryFile memory;
    require(append_synced(memory.path(), file).has_value(), "a file in memory can be written");
    Decision decision;
    decision.serial = before.next_serial();
    decision.who = "A";
    decision.kind = DecisionKind::note;
    decision.document = "a";
    decision.words = "words";
    decision.id = decision_id(decision);
    ReviewFile there = before;
    require(append_review(memory.path(), {decision}, there).has_value(), "a decision can be appended");
    const Result<std::string> written = read_bytes(memory.path());
    require(written.has_value() && written->substr(0, file.size()) == file, "nothing that stood there is changed");
    const ReviewFile after = parse_review(*written, there.last_sum);
    require(after.decisions == there.decisions, "what is appended stands behind what was there");
    require(!after.cut_short && after.ends_torn == 0 && !after.open_ended, "what is appended is whole");
    require(after.damage.size() <= before.damage.size(), "appending damages nothing");
}

}  // namespace clausebook
