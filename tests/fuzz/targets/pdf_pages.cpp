// What is made of a PDF's words once poppler has found them: marks, lines, columns, tables, furniture, cut words, and the units of the whole.
// A line of the bytes is a word: "left top width size flags word"; a form feed begins a page.
#include <cmath>
#include <cstdlib>

#include "ingest/furniture.h"
#include "ingest/hyphens.h"
#include "ingest/line_features.h"
#include "ingest/page_lines.h"
#include "ingest/page_marks.h"
#include "sandbox/wire.h"
#include "segment/segment_document.h"
#include "targets.h"
#include "text/decode.h"

namespace clausebook {

namespace {

bool read_word(const std::string& line, PageWord& word, int& flags) {
    const char* at = line.c_str();
    double numbers[5] = {};
    for (double& number : numbers) {
        char* end = nullptr;
        number = std::strtod(at, &end);
        if (end == at || !std::isfinite(number)) return false;
        at = end;
    }
    if (*at == ' ') ++at;
    if (*at == '\0') return false;
    word.text = at;
    word.font_size = numbers[3];
    word.box = {numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]};
    if (!std::isfinite(word.box.right) || !std::isfinite(word.box.bottom)) return false;
    flags = static_cast<int>(std::fmod(std::abs(numbers[4]), 64));
    word.bold = flags & 1;
    word.italic = flags & 2;
    word.symbol_font = flags & 4;
    if (flags & 8) word.confidence = 50;
    return true;
}

}  // namespace

void fuzz_pdf_pages(std::string_view bytes) {
    std::vector<PageWords> pages(1);
    const std::string text = decode(bytes).text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line[0] == '\f') {
            if (pages.size() < 30) pages.emplace_back();
            line.erase(0, 1);
        }
        PageWord word;
        int flags = 0;
        if (read_word(line, word, flags)) (flags & 16 ? pages.back().turned : pages.back().words).push_back(std::move(word));
    }
    SourceText source;
    source.format = "pdf";
    std::vector<PageLine> lines;
    double usual_gutter = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        pages[i].page = {static_cast<int>(i) + 1, "", 595, 842, false};
        for (Furniture& mark : take_marks(pages[i])) source.furniture.push_back(std::move(mark));
        for (PageLine& line : lines_of_page(pages[i], usual_gutter)) lines.push_back(std::move(line));
        source.pages.push_back(pages[i].page);
    }
    set_line_features(lines);
    for (const PageLine& line : lines) source.lines.push_back(line.line);
    take_furniture(source);
    join_cut_words(source);
    require(decode_text(encode_text(source)) == Result<SourceText>(source), "what is read goes over the wire");
    require_sound(segment_document(source));
}

}  // namespace clausebook
