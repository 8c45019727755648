#include "ingest/page_lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "ingest/page_columns.h"
#include "ingest/page_tables.h"
#include "ingest/printed_label.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

// poppler parts letters that stand further apart than a tenth of their size; so do we, between its words.
constexpr double k_blank = 0.1;
double height(const Box& box) { return box.bottom - box.top; }

// Words into lines by their vertical overlap with a line's largest word, so that raised and sunk letters stay with theirs.
std::vector<WordRow> rows_of(const std::vector<PageWord>& words, const std::vector<std::size_t>& which) {
    WordRow sorted;
    for (const std::size_t i : which) sorted.push_back(&words[i]);
    const auto middle = [](const PageWord* w) { return w->box.top + w->box.bottom; };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const PageWord* a, const PageWord* b) { return middle(a) < middle(b); });
    struct Row {
        WordRow words;
        Box band;
    };
    std::vector<Row> rows;
    for (const PageWord* word : sorted) {
        Row* best = nullptr;
        double best_overlap = 0.5;
        for (std::size_t back = 0; back < std::min<std::size_t>(rows.size(), 4); ++back) {
            Row& row = rows[rows.size() - 1 - back];
            const double least = std::min(height(word->box), height(row.band));
            const double overlap = (std::min(word->box.bottom, row.band.bottom) - std::max(word->box.top, row.band.top)) / std::max(least, 0.01);
            if (overlap > best_overlap) {
                best_overlap = overlap;
                best = &row;
            }
        }
        if (!best) best = &rows.emplace_back(Row{{}, word->box});
        best->words.push_back(word);
        if (height(word->box) > height(best->band)) best->band = word->box;
    }
    std::vector<WordRow> out;
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.band.top + a.band.bottom < b.band.top + b.band.bottom; });
    for (Row& row : rows) {
        std::stable_sort(row.words.begin(), row.words.end(), [](const PageWord* a, const PageWord* b) { return a->box.left < b->box.left; });
        out.push_back(std::move(row.words));
    }
    return out;
}

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// A raised number is a note's mark: as superscript digits it does not change the word that it follows.
std::string raised(std::string_view digits) {
    static const char* const signs[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string out;
    for (const char c : digits) out += signs[c - '0'];
    return out;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Letters that a font without a table to Unicode gives: of the private area, controls, replacements.
std::size_t unreadable(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        count += c == k_replacement || (c >= 0xE000 && c < 0xF900) || c < 0x20;
    }
    return count;
}

PageLine line_of(const WordRow& words, const ColumnPart& part, int page_number) {
    PageLine out;
    out.column = part.column;
    out.columns = part.columns;
    Line& line = out.line;
    line.page_number = page_number;
    line.box = words.front()->box;
    std::map<double, std::size_t> sizes, bottoms;
    std::size_t all = 0, bold = 0, italic = 0, bad = 0;
    for (const PageWord* word : words) {
        const std::size_t n = letters(word->text);
        all += n;
        sizes[std::round(word->font_size * 10) / 10] += n;
        bottoms[word->box.bottom] += n;
        bold += word->bold ? n : 0;
        italic += word->italic ? n : 0;
        bad += word->symbol_font ? 0 : unreadable(word->text);
        line.box.left = std::min(line.box.left, word->box.left);
        line.box.top = std::min(line.box.top, word->box.top);
        line.box.right = std::max(line.box.right, word->box.right);
        line.box.bottom = std::max(line.box.bottom, word->box.bottom);
    }
    const auto most = [](const auto& a, const auto& b) { return a.second < b.second; };
    line.font_size = std::max_element(sizes.begin(), sizes.end(), most)->first;
    out.baseline = std::max_element(bottoms.begin(), bottoms.end(), most)->first;
    line.bold = bold * 2 > all;
    line.italic = italic * 2 > all;
    out.doubtful = static_cast<double>(bad) / static_cast<double>(std::max<std::size_t>(all, 1));
    out.first_word = words.front()->box.right - words.front()->box.left;
    out.text_left = line.box.left;

    std::string text;
    const PageWord* before = nullptr;
    for (const PageWord* word : words) {
        const double gap = before ? word->box.left - before->box.right : 0;
        const bool is_raised = before && word->font_size < 0.8 * line.font_size && word->box.bottom < out.baseline - 0.15 * line.font_size;
        if (before && gap > k_blank * std::min(word->font_size, before->font_size) && !(is_raised && all_digits(word->text))) text += ' ';
        const bool sign = word->symbol_font && letters(word->text) == 1 && !before;
        if (sign) {
            text += "•";
        } else if (is_raised && all_digits(word->text)) {
            text += raised(word->text);
        } else {
            text += word->text;
        }
        if (before == words.front() && words.size() > 1 && (begins_list_item(text.substr(0, text.size() - word->text.size())))) out.text_left = word->box.left;
        before = word;
    }
    line.text = fold_blanks(normalise(text).text);
    // Normalising drops soft hyphens; one at the line's end tells that a word goes on.
    if (words.back()->text.size() > 1 && words.back()->text.substr(words.back()->text.size() - 2) == "\u00AD") line.text += "\u00AD";
    return out;
}

// Cells parted by tabs, the lines of a cell by blanks; `box` grows to hold them all.
std::string text_of_cells(const PrintedRow& row, const ColumnPart& part, int page_number, Box& box) {
    std::string out;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (c > 0) out += '\t';
        std::string cell;
        for (const WordRow& words : row.cells[c]) {
            if (words.empty()) continue;
            const Line line = line_of(words, part, page_number).line;
            cell += (cell.empty() || cell.back() == '-' ? "" : " ") + line.text;
            box = {std::min(box.left, line.box.left), std::min(box.top, line.box.top), std::max(box.right, line.box.right),
                   std::max(box.bottom, line.box.bottom)};
        }
        out += cell;
    }
    return out;
}

}  // namespace

std::vector<PageLine> lines_of_page(const PageWords& page, double& usual_gutter) {
    std::vector<PageLine> out;
    for (const ColumnPart& part : column_parts(page.words, usual_gutter)) {
        for (const PrintedRow& row : table_rows(rows_of(page.words, part.words))) {
            PageLine line = line_of(row.cells.front().front(), part, page.page.number);
            if (row.is_table()) {
                line.line.text = text_of_cells(row, part, page.page.number, line.line.box);
                line.line.role = LineRole::table_row;
                line.line.start = LineStart::new_block;
                line.line.whole_paragraph = true;
            }
            if (!line.line.text.empty()) out.push_back(std::move(line));
        }
    }
    return out;
}

}  // namespace clausebook
