// bench_facts FILE... : how long a document takes to be cut into clauses and its facts to be found, beside reading its file.
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "app/knowledge.h"
#include "book/files.h"
#include "extract/extract_facts.h"
#include "render/listing.h"
#include "sandbox/sandbox.h"
#include "segment/segment_document.h"
#include "timing.h"

namespace {

using namespace clausebook;

constexpr int k_rounds = 5;  // the median of as many is taken

int run(const std::vector<std::string>& files) {
    const std::filesystem::path programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const Installation installation{programs / "share" / "clausebook", programs / "clausebook-reader", false};
    const Result<Knowledge> knowledge = read_knowledge(installation);
    if (!knowledge) {
        std::fprintf(stderr, "%s\n", error_line(knowledge.error()).c_str());
        return 2;
    }
    Sandbox sandbox;
    sandbox.reader = installation.reader.string();
    for (const std::string& file : files) {
        const Result<std::string> content = read_bytes(file);
        std::vector<double> read, segmented, facts;
        Result<SourceText> source = fail({});
        for (int round = 0; content && round < k_rounds; ++round) read.push_back(seconds_of([&] { source = read_in_sandbox(sandbox, *content, file, {}); }));
        if (!source) {
            std::fprintf(stderr, "%s\n", error_line(content ? source.error() : content.error()).c_str());
            return 2;
        }
        ProtocolDoc doc;
        for (int round = 0; round < k_rounds; ++round) segmented.push_back(seconds_of([&] { doc = segment_document(*source); }));
        Facts found;
        for (int round = 0; round < k_rounds; ++round)
            facts.push_back(seconds_of([&] { found = extract_facts(doc, knowledge->catalogue, knowledge->deciders); }));
        const double reading = quantile(read, 0.5), segmenting = quantile(segmented, 0.5), extracting = quantile(facts, 0.5);
        std::printf("%s: %zu clauses, %zu time limits, %zu deciders, %zu references; reading %.3f s, segmenting %.3f s, facts %.3f s, share %.3f\n",
                    file.c_str(), doc.units.size(), found.time_limits.size(), found.deciders.size(), found.references.size(), reading, segmenting, extracting,
                    reading > 0 ? (segmenting + extracting) / reading : 0);
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) { return run({arguments + 1, arguments + count}); }
