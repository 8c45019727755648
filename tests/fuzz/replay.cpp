// Hands every file of seeds/<target>/ to its target: what fuzzing found once stays mended. usage: fuzz_replay SEEDS [TARGET [FILE...]]
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "targets.h"

namespace {

struct Target {
    const char* name;
    void (*run)(std::string_view);
};

#define CLAUSEBOOK_FUZZ_ROW(name) {#name, clausebook::fuzz_##name},
const std::vector<Target> k_targets = {CLAUSEBOOK_FUZZ_TARGETS(CLAUSEBOOK_FUZZ_ROW)};

void replay(const Target& target, const std::filesystem::path& path) {
    // Named before it is run: where the process ends, the last line says by what.
    std::printf("%s %s\n", target.name, path.string().c_str());
    std::fflush(stdout);
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    target.run(bytes);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "usage: fuzz_replay SEEDS [TARGET [FILE...]]\n"), 2;
    for (const Target& target : k_targets) {
        if (argc > 2 && std::string(argv[2]) != target.name) continue;
        std::vector<std::filesystem::path> files;
        if (argc > 3) {
            files.assign(argv + 3, argv + argc);
        } else {
            for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(argv[1]) / target.name)) files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        if (files.empty()) return std::fprintf(stderr, "no seeds for %s\n", target.name), 1;
        for (const auto& path : files) replay(target, path);
    }
    return 0;
}
