#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "ingest/readers.h"
#include "render/export_json.h"
#include "segment/segment_document.h"

int main(int argc, char** argv) {
    using namespace clausebook;
    std::vector<DocumentRecord> records;
    for (int i = 1; i < argc; ++i) {
        const std::filesystem::path path = argv[i];
        std::ifstream in(path, std::ios::binary);
        std::ostringstream bytes;
        bytes << in.rdbuf();
        const auto begin = std::chrono::steady_clock::now();
        Result<SourceText> source = read_text(bytes.str(), {});
        const auto read = std::chrono::steady_clock::now();
        if (!source) {
            std::fprintf(stderr, "%s: %s\n", argv[i], source.error().message.c_str());
            return 2;
        }
        DocumentRecord record;
        record.source_name = path.filename().string();
        record.doc = segment_document(*source);
        const auto done = std::chrono::steady_clock::now();
        record.doc.id = record.source_name.substr(0, record.source_name.find('.'));
        const auto ms = [](auto from, auto to) { return std::chrono::duration<double, std::milli>(to - from).count(); };
        std::fprintf(stderr, "%s: %zu lines, %zu units, read %.1f ms, segmented %.1f ms\n", argv[i], source->lines.size(), record.doc.units.size(),
                     ms(begin, read), ms(read, done));
        for (const Diagnostic& d : record.doc.diagnostics) std::fprintf(stderr, "  %s: %s\n", d.code.c_str(), d.message.c_str());
        records.push_back(std::move(record));
    }
    std::cout << export_json(records);
}
