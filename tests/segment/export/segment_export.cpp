#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "../outline.h"
#include "ingest/read_file.h"
#include "render/export_json.h"
#include "segment/search.h"
#include "segment/segment_document.h"

using namespace clausebook;

namespace {

// One line a piece: what its layout and shape say, what it was taken for, and what that cost.
void trace(const SourceText& source) {
    static constexpr const char* names[] = {"..", "title", "head", "label", "para", "bullet", "row", "note", "meta"};
    const Pieces pieces = make_pieces(source);
    const std::vector<PieceReading> readings = read_structure(pieces);
    for (std::size_t i = 0; i < pieces.all.size(); ++i) {
        const Piece& p = pieces.all[i];
        const PieceReading& r = readings[i];
        std::fprintf(stderr, "%4zu %-6s%s <%d> cost %5.1f bound %5.1f head %5.1f look %4.0f ind %4.0f/%4.0f %s%s|%.90s\n", i, names[static_cast<int>(r.role)],
                     r.is_heading ? "H" : " ", r.parent, r.cost, p.boundary, p.heading, p.look, p.indent, p.text_indent, p.bullet ? "*" : "",
                     p.mid_line ? "~" : "", std::string(p.text).c_str());
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool outlined = argc > 1 && std::string_view(argv[1]) == "--outline";
    const bool traced = argc > 1 && std::string_view(argv[1]) == "--trace";
    std::vector<DocumentRecord> records;
    for (int i = traced || outlined ? 2 : 1; i < argc; ++i) {
        const std::filesystem::path path = argv[i];
        std::ifstream in(path, std::ios::binary);
        std::ostringstream bytes;
        bytes << in.rdbuf();
        const auto begin = std::chrono::steady_clock::now();
        Result<SourceText> source = read_file(bytes.str(), {});
        const auto read = std::chrono::steady_clock::now();
        if (!source) {
            std::fprintf(stderr, "%s: %s\n", argv[i], source.error().message.c_str());
            continue;
        }
        if (traced) trace(*source);
        DocumentRecord record;
        record.source_name = path.filename().string();
        record.doc = segment_document(*source);
        const auto done = std::chrono::steady_clock::now();
        record.doc.id = record.source_name.substr(0, record.source_name.find('.'));
        const auto ms = [](auto from, auto to) { return std::chrono::duration<double, std::milli>(to - from).count(); };
        std::fprintf(stderr, "%s: %zu lines, %zu units, read %.1f ms, segmented %.1f ms\n", argv[i], source->lines.size(), record.doc.units.size(),
                     ms(begin, read), ms(read, done));
        for (const Diagnostic& d : record.doc.diagnostics) std::fprintf(stderr, "  %s: %s\n", d.code.c_str(), d.message.c_str());
        if (outlined) std::cout << outline(record.doc);
        records.push_back(std::move(record));
    }
    if (!outlined) std::cout << export_json(records);
}
