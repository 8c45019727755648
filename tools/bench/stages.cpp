// bench_stages FILE... : what each stage of a document's way costs, in processor seconds over all files, beside what pdftotext costs.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/knowledge.h"
#include "app/read_document.h"
#include "book/akn.h"
#include "book/files.h"
#include "book/sha256.h"
#include "compare/stored_answers.h"
#include "extract/document_details.h"
#include "extract/extract_facts.h"
#include "extract/references.h"
#include "index/writer.h"
#include "render/listing.h"
#include "sandbox/sandbox.h"
#include "segment/segment_document.h"
#include "timing.h"

namespace {

using namespace clausebook;

int run(const std::vector<std::string>& files) {
    const std::filesystem::path programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const Installation installation{programs / "share" / "clausebook", programs / "clausebook-reader", false};
    double start = 0, read = 0, segment = 0, facts = 0, classified = 0, akn = 0, index = 0;
    Result<Knowledge> knowledge = fail({});
    start = processor_seconds_of([&] { knowledge = read_knowledge(installation); });
    if (!knowledge) {
        std::fprintf(stderr, "%s\n", error_line(knowledge.error()).c_str());
        return 2;
    }
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("bench-stages." + std::to_string(::getpid()));
    std::size_t units = 0, bytes = 0;
    {
        Result<IndexWriter> writer = IndexWriter::open(folder);
        if (!writer) return 2;
        Sandbox sandbox;
        sandbox.reader = installation.reader.string();
        std::vector<Result<SourceText>> sources;
        read = processor_seconds_of([&] {
            sandbox.idle = idle_readers();
            for (const std::string& file : files) {
                sources.push_back(read_bytes(file).and_then([&](const std::string& content) { return read_in_sandbox(sandbox, content, file, {}); }));
            }
            sandbox.idle.reset();  // what readers have taken counts once they have ended
        });
        for (std::size_t i = 0; i < files.size(); ++i) {
            const Result<SourceText>& source = sources[i];
            if (!source) {
                std::fprintf(stderr, "%s\n", error_line(source.error()).c_str());
                continue;
            }
            DocumentRecord record;
            segment += processor_seconds_of([&] {
                record.doc = segment_document(*source);
                record.doc.details = document_details(record.doc);
            });
            facts += processor_seconds_of([&] {
                record.facts = extract_facts(record.doc, knowledge->catalogue, knowledge->deciders);
                (void)reference_diagnostics(record.doc, record.facts.references);
            });
            classified += processor_seconds_of([&] { classify(record, *knowledge); });
            akn += processor_seconds_of([&] { (void)sha256(write_akn(record)); });
            record.doc.id = std::filesystem::path(files[i]).stem().string();
            index += processor_seconds_of([&] { (void)writer->replace(PreparedVersion(record, stored_answers(record), ""), "x"); });
            units += record.doc.units.size();
            bytes += record.doc.text.size();
        }
        index += processor_seconds_of([&] { (void)writer->commit(); });
    }
    std::filesystem::remove_all(folder);
    const double pdftotext = processor_seconds_of([&] {
        for (const std::string& file : files) {
            if (file.ends_with(".pdf") && std::system(("pdftotext '" + file + "' - >/dev/null").c_str()) != 0) return;
        }
    });
    std::printf("%zu files, %zu clauses, %.1f MB of text\n", files.size(), units, static_cast<double>(bytes) / 1e6);
    for (const auto& [name, seconds] : {std::pair{"start", start},
                                        {"read", read},
                                        {"segment", segment},
                                        {"facts", facts},
                                        {"provisions", classified},
                                        {"akn", akn},
                                        {"index", index},
                                        {"pdftotext", pdftotext}})
        std::printf("%-10s %8.3f s  %5.2f of reading\n", name, seconds, read > 0 ? seconds / read : 0);
    return 0;
}

}  // namespace

int main(int count, char** arguments) { return run({arguments + 1, arguments + count}); }
