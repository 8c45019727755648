#include "ingest/line_features.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "ingest/printed_label.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

// Columns of left and right pages may stand at different places.
using ColumnKey = std::tuple<int, int, int>;  // odd page, columns, column

ColumnKey key_of(const PageLine& line) { return {line.line.page_number % 2, line.columns, line.column}; }

struct Edges {
    double left = 0, right = 0;
};

// The outermost edge that at least one line in fifty shares (within a point): one line that sticks out is no column.
double outermost(std::vector<double> edges, bool left) {
    std::sort(edges.begin(), edges.end());
    if (!left) std::reverse(edges.begin(), edges.end());
    const std::size_t enough = edges.size() / 50 + (edges.size() > 20 ? 2 : 1);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        std::size_t n = 0;
        while (i + n < edges.size() && std::abs(edges[i + n] - edges[i]) <= 1.0) ++n;
        if (n >= enough) return edges[i];
    }
    return edges.front();
}

std::map<ColumnKey, Edges> column_edges(const std::vector<PageLine>& lines) {
    std::map<ColumnKey, std::pair<std::vector<double>, std::vector<double>>> all;
    for (const PageLine& line : lines) {
        auto& [lefts, rights] = all[key_of(line)];
        lefts.push_back(line.line.box.left);
        rights.push_back(line.line.box.right);
    }
    std::map<ColumnKey, Edges> out;
    for (auto& [key, edges] : all) out[key] = {outermost(edges.first, true), *std::max_element(edges.second.begin(), edges.second.end())};
    return out;
}

// Distance of baselines of lines set solid, in font sizes: the commonest among neighbours of one size.
double solid_pitch(const std::vector<PageLine>& lines) {
    std::map<int, int> counts;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const PageLine &a = lines[i - 1], &b = lines[i];
        if (a.line.page_number != b.line.page_number || key_of(a) != key_of(b) || std::abs(a.line.font_size - b.line.font_size) > 0.2) continue;
        const double ratio = (b.baseline - a.baseline) / std::max(b.line.font_size, 1.0);
        if (ratio > 0.8 && ratio < 4) ++counts[static_cast<int>(std::lround(ratio * 50))];
    }
    if (counts.empty()) return 1.2;
    const int most = std::max_element(counts.begin(), counts.end(), [](const auto& x, const auto& y) { return x.second < y.second; })->second;
    // Where paragraphs of one line are many, the distance between paragraphs may be the commonest: the closest common one is meant.
    for (const auto& [bin, n] : counts) {
        if (n * 4 >= most) return bin / 50.0;
    }
    return 1.2;
}

bool begins_lower(const std::string& text) {
    if (text.empty()) return false;
    std::size_t at = 0;
    return is_lower(next_character(text, at));
}

bool ends_sentence(const std::string& text) { return !text.empty() && std::string_view(".:;?!").find(text.back()) != std::string_view::npos; }

bool begins_item(const std::string& text) { return begins_list_item(std::string_view(text).substr(0, text.find(' '))); }

}  // namespace

void set_line_features(std::vector<PageLine>& lines) {
    const auto edges = column_edges(lines);
    const double pitch = solid_pitch(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        PageLine& now = lines[i];
        const Edges& column = edges.at(key_of(now));
        now.line.indent = std::max(0.0, now.line.box.left - column.left);
        now.line.text_indent = std::max(0.0, now.text_left - column.left);
        now.line.start = now.line.whole_paragraph ? LineStart::new_block : LineStart::unknown;
        if (i == 0) continue;
        const PageLine& before = lines[i - 1];
        const bool together = before.line.page_number == now.line.page_number && key_of(before) == key_of(now);
        if (together) {
            const double size = std::max(1.0, std::min(before.line.font_size, now.line.font_size));
            now.line.gap_before = std::max(0.0, (now.baseline - before.baseline) / (pitch * std::max(size, now.line.font_size)) - 1);
            now.line.gap_before = std::round(now.line.gap_before * 100) / 100;
        }
        // A line ends where the next word does not fit any more; one that ends before was ended on purpose.
        const Edges& room = edges.at(key_of(before));
        const double left_over = room.right - before.line.box.right;
        const bool centred = std::abs((before.line.box.left - room.left) - left_over) < 3 && left_over > 20;
        const bool cut = !before.line.text.empty() && before.line.text.back() == '-';
        const double spare = cut ? -1 : (left_over - now.first_word) / std::max(now.line.font_size, 1.0) - 0.28;
        const bool would_fit = spare > 0.32;
        if (!centred && !before.line.whole_paragraph) now.line.spare = std::round(spare * 100) / 100;
        const bool same_style = std::abs(before.line.font_size - now.line.font_size) < 0.3;
        if (now.line.whole_paragraph || before.line.whole_paragraph || !same_style || (would_fit && !centred) || now.line.gap_before > 0.2) {
            now.line.start = LineStart::new_block;
        } else if (!would_fit && now.line.gap_before < 0.12 && !begins_item(now.line.text) &&
                   (begins_lower(now.line.text) || !ends_sentence(before.line.text))) {
            // The left edge goes on as the line before stands, or as its text after the label does.
            const double at = now.line.indent;
            const bool in_step = std::abs(at - before.line.indent) < 2 || std::abs(at - before.line.text_indent) < 2;
            if ((together && in_step) || begins_lower(now.line.text)) now.line.start = LineStart::continuation;
        }
    }
}

}  // namespace clausebook
