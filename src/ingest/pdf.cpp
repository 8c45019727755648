#include <fmt/format.h>

#include <algorithm>

#include "ingest/drawn_bullets.h"
#include "ingest/furniture.h"
#include "ingest/hyphens.h"
#include "ingest/line_features.h"
#include "ingest/page_lines.h"
#include "ingest/page_marks.h"
#include "ingest/pdf_file.h"
#include "ingest/pdf_pages.h"
#include "ingest/readers.h"

namespace clausebook {

namespace {

// Takes the lines that are furniture out of `lines` too, which go side by side with `source.lines`.
void part_furniture(SourceText& source, std::vector<PageLine>& lines) {
    const auto kinds = find_furniture(source);
    std::vector<PageLine> kept;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!kinds[i]) kept.push_back(std::move(lines[i]));
    }
    lines = std::move(kept);
    take_out(source, kinds);
}

// Marks stand before the first line of their page; furniture in the order of the lines.
void place_marks(SourceText& source) {
    for (Furniture& piece : source.furniture) {
        if (piece.kind != FurnitureKind::watermark) continue;
        const auto first = std::find_if(source.lines.begin(), source.lines.end(), [&](const Line& line) { return line.page_number >= piece.page_number; });
        piece.before_line = static_cast<std::size_t>(first - source.lines.begin());
    }
    std::stable_sort(source.furniture.begin(), source.furniture.end(), [](const Furniture& a, const Furniture& b) { return a.before_line < b.before_line; });
}

}  // namespace

Result<SourceText> read_pdf(std::string_view bytes, const ReadOptions& options, const PageDone& page_done) {
    auto file = PdfFile::open(bytes, options.password);
    if (!file) return fail(std::move(file.error()));
    SourceText source;
    source.format = "pdf";
    std::vector<PageLine> lines;
    double usual_gutter = 0;
    PageReader reader(*file, source.diagnostics);
    const int count = file->page_count();
    for (int number = 1; number <= count; ++number) {
        if (!options.takes_page(number)) continue;
        PageWords page = reader.read(number);
        for (Furniture& mark : take_marks(page)) source.furniture.push_back(std::move(mark));
        auto found = lines_of_page(page, usual_gutter);
        source.pages.push_back(page.page);
        std::move(found.begin(), found.end(), std::back_inserter(lines));
        if (page_done) page_done(number, count);
    }
    if (source.pages.empty()) {
        return fail({.code = "no-such-pages",
                     .message = fmt::format("none of its {} pages is among those asked for", count),
                     .hint = "Check the page numbers given with --pages"});
    }
    for (PageLine& line : lines) source.lines.push_back(line.line);
    part_furniture(source, lines);
    set_line_features(lines);
    find_drawn_bullets(*file, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) source.lines[i] = std::move(lines[i].line);
    join_cut_words(source);
    place_marks(source);
    return source;
}

}  // namespace clausebook
