#include "ingest/page_columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "ingest/printed_label.h"

namespace clausebook {

namespace {

using Indices = std::vector<std::size_t>;

struct Gutter {
    double left = 0, right = 0;
};

// A page is never cut into more columns than 2^k_deepest.
constexpr int k_deepest = 2;

double middle(const Box& box) { return (box.top + box.bottom) / 2; }

// The rows that words of one side stand in: their edges, from the top.
struct Row {
    double top = 0, bottom = 0, left = 0, right = 0;
    int words = 0;
};

std::vector<Row> rows_of(const std::vector<PageWord>& words, const Indices& which) {
    Indices order = which;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return middle(words[a].box) < middle(words[b].box); });
    std::vector<Row> rows;
    for (const std::size_t i : order) {
        const Box& box = words[i].box;
        if (!rows.empty() && middle(box) < rows.back().bottom - 0.25 * (rows.back().bottom - rows.back().top)) {
            Row& row = rows.back();
            row.left = std::min(row.left, box.left);
            row.right = std::max(row.right, box.right);
            ++row.words;
        } else {
            rows.push_back({box.top, box.bottom, box.left, box.right, 1});
        }
    }
    return rows;
}

double usual_pitch(const std::vector<Row>& rows) {
    std::vector<double> pitches;
    for (std::size_t i = 1; i < rows.size(); ++i) pitches.push_back(rows[i].bottom - rows[i - 1].bottom);
    if (pitches.empty()) return 0;
    const auto nth = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
    std::nth_element(pitches.begin(), nth, pitches.end());
    return *nth;
}

// Blank bands between rows that are wider than the usual space between lines.
std::vector<Gutter> bands_of(const std::vector<Row>& rows) {
    std::vector<Gutter> bands;
    std::vector<double> pitches;
    for (std::size_t i = 1; i < rows.size(); ++i) pitches.push_back(rows[i].bottom - rows[i - 1].bottom);
    if (pitches.empty()) return bands;
    auto nth = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 4);
    std::nth_element(pitches.begin(), nth, pitches.end());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].bottom - rows[i - 1].bottom > 1.3 * *nth) bands.push_back({rows[i - 1].bottom, rows[i].top});
    }
    return bands;
}

// Whether the two sides of a gutter are cells of the same table rows: their blank bands stand side by side, and each side
// has few words a row or few rows that fill it.
bool is_table(const std::vector<Row>& left, const std::vector<Row>& right) {
    const auto filled = [](const std::vector<Row>& rows) {
        double from = rows.front().left, to = rows.front().right;
        for (const Row& row : rows) {
            from = std::min(from, row.left);
            to = std::max(to, row.right);
        }
        const auto full = std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.right - row.left > 0.7 * (to - from); });
        return static_cast<double>(full) / static_cast<double>(rows.size());
    };
    const auto mean_words = [](const std::vector<Row>& rows) {
        return std::accumulate(rows.begin(), rows.end(), 0.0, [](double sum, const Row& row) { return sum + row.words; }) / static_cast<double>(rows.size());
    };
    if (mean_words(left) < 2.5 || mean_words(right) < 2.5) return true;
    const auto a = bands_of(left), b = bands_of(right);
    const std::size_t fewer = std::min(a.size(), b.size());
    std::size_t together = 0;
    for (const Gutter& x : a) {
        together += std::any_of(b.begin(), b.end(), [&](const Gutter& y) { return std::min(x.right, y.right) - std::max(x.left, y.left) > 0; });
    }
    const bool side_by_side = fewer >= 2 && static_cast<double>(together) >= 0.7 * static_cast<double>(std::max(a.size(), b.size()));
    return side_by_side || (filled(left) < 0.4 && filled(right) < 0.4);
}

using Bands = std::vector<std::pair<double, double>>;  // from, to, from the top, none touching

// Rows that reach into a strip stand across the columns and part what is above them from what is below.
Bands bands_across(const std::vector<PageWord>& words, const Indices& which, const Gutter& strip) {
    Bands across, bands;
    for (const std::size_t i : which) {
        const Box& box = words[i].box;
        if (box.right > strip.left + 1 && box.left < strip.right - 1) across.emplace_back(box.top, box.bottom);
    }
    std::sort(across.begin(), across.end());
    for (const auto& [top, bottom] : across) {
        if (!bands.empty() && top < bands.back().second - 0.3 * (bottom - top)) {
            bands.back().second = std::max(bands.back().second, bottom);
        } else {
            bands.emplace_back(top, bottom);
        }
    }
    return bands;
}

// The band that holds a height; bands.size() where none does.
std::size_t in_band(const Bands& bands, double y) {
    const auto after = std::upper_bound(bands.begin(), bands.end(), y, [](double value, const auto& band) { return value < band.second; });
    return after != bands.end() && y >= after->first ? static_cast<std::size_t>(after - bands.begin()) : bands.size();
}

// Whether what ends just left of a strip is labels and bullets: a hanging indent's gap, not a gutter.
bool parts_labels(const std::vector<PageWord>& words, const Indices& which, const Gutter& strip, double size) {
    std::size_t near = 0, labels = 0;
    for (const std::size_t i : which) {
        const PageWord& word = words[i];
        if (word.box.right > strip.left + 1 || word.box.right < strip.left - size) continue;
        ++near;
        labels += begins_list_item(word.text) || word.symbol_font;
    }
    return labels * 2 > near;
}

// Whether what stands on either side of a strip is columns of text.
bool parts_columns(const std::vector<PageWord>& words, const Indices& which, const Gutter& strip, double size) {
    const auto bands = bands_across(words, which, strip);
    Indices left, right;
    for (const std::size_t i : which) {
        if (in_band(bands, middle(words[i].box)) < bands.size()) continue;
        if (words[i].box.right <= strip.left + 1) left.push_back(i);
        if (words[i].box.left >= strip.right - 1) right.push_back(i);
    }
    const std::size_t enough = std::max<std::size_t>(which.size() / 8, 10);
    if (left.size() < enough || right.size() < enough || parts_labels(words, which, strip, size)) return false;
    const auto left_rows = rows_of(words, left), right_rows = rows_of(words, right);
    if (left_rows.size() < 3 || right_rows.size() < 3 || is_table(left_rows, right_rows)) return false;
    // Few rows that stand apart are a table's; columns of text are set solid.
    return std::min(left_rows.size(), right_rows.size()) > 12 || usual_pitch(left_rows) < 1.4 * size;
}

std::optional<Gutter> find_gutter(const std::vector<PageWord>& words, const Indices& which) {
    if (which.size() < 40) return std::nullopt;
    double from = words[which[0]].box.left, to = words[which[0]].box.right;
    std::vector<double> sizes;
    for (const std::size_t i : which) {
        from = std::min(from, words[i].box.left);
        to = std::max(to, words[i].box.right);
        sizes.push_back(words[i].font_size);
    }
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    const double size = std::max(sizes[sizes.size() / 2], 1.0);
    const double extent = to - from;
    if (!(extent > 16 * size) || extent > 1e5) return std::nullopt;

    // How many words stand above each point of the width.
    const double step = std::max(1.0, extent / 4000);
    const auto bin = [&](double x) { return static_cast<std::size_t>(std::max(0.0, (x - from) / step)); };
    std::vector<int> cover(bin(to) + 2, 0);
    for (const std::size_t i : which) {
        ++cover[bin(words[i].box.left)];
        --cover[bin(words[i].box.right) + 1];
    }
    std::partial_sum(cover.begin(), cover.end(), cover.begin());
    const int most = *std::max_element(cover.begin(), cover.end());
    // The emptiest strip that is wide enough: what stands across the page covers it, ragged edges and indents must not.
    const std::size_t first = cover.size() / 5, last = cover.size() * 4 / 5;
    for (int few = 0; few <= most / 4; ++few) {
        std::optional<Gutter> best;
        for (std::size_t i = first; i < last;) {
            std::size_t end = i;
            while (end < cover.size() && cover[end] <= few) ++end;
            const Gutter strip{from + static_cast<double>(i) * step, from + static_cast<double>(end) * step};
            const double width = strip.right - strip.left;
            if (width >= 0.8 * size && (!best || width > best->right - best->left) && parts_columns(words, which, strip, size)) best = strip;
            i = end + 1;
        }
        if (best) return best;
    }
    return std::nullopt;
}

// The gutter of the pages before, on a page with too few words to show its own: the end of a document.
std::optional<Gutter> known_gutter(const std::vector<PageWord>& words, const Indices& which, double at) {
    if (at <= 0 || which.empty()) return std::nullopt;
    Gutter strip{-1e9, 1e9};
    std::size_t across = 0, left = 0, right = 0;
    for (const std::size_t i : which) {
        const PageWord& word = words[i];
        if (word.box.right <= at) {
            strip.left = std::max(strip.left, word.box.right);
            ++left;
        } else if (word.box.left >= at) {
            strip.right = std::min(strip.right, word.box.left);
            ++right;
        } else {
            ++across;
        }
    }
    const double size = words[which[0]].font_size;
    if (left < 5 || right < 5 || across > (left + right) / 3 || strip.right - strip.left < 0.8 * size || parts_labels(words, which, strip, size))
        return std::nullopt;
    return strip;
}

void cut(const std::vector<PageWord>& words, Indices which, int column, int columns, int depth, double& usual_gutter, std::vector<ColumnPart>& out) {
    if (which.empty()) return;
    auto gutter = depth < k_deepest ? find_gutter(words, which) : std::nullopt;
    if (depth == 0) {
        if (gutter)
            usual_gutter = (gutter->left + gutter->right) / 2;
        else if (which.size() < 200)
            gutter = known_gutter(words, which, usual_gutter);
    }
    if (!gutter) {
        out.push_back({std::move(which), column, columns});
        return;
    }
    const Bands bands = bands_across(words, which, *gutter);
    // Slot 2k lies above band k, slot 2k+1 is band k itself.
    struct Slot {
        Indices left, right;
    };
    std::vector<Slot> slots(bands.size() * 2 + 1);
    for (const std::size_t i : which) {
        const double y = middle(words[i].box);
        const std::size_t inside = in_band(bands, y);
        if (inside < bands.size()) {
            slots[2 * inside + 1].left.push_back(i);
        } else {
            const auto after = std::upper_bound(bands.begin(), bands.end(), y, [](double value, const auto& band) { return value < band.second; });
            const auto k = static_cast<std::size_t>(after - bands.begin());
            (words[i].box.left < gutter->left ? slots[2 * k].left : slots[2 * k].right).push_back(i);
        }
    }
    for (std::size_t s = 0; s < slots.size(); ++s) {
        if (s % 2 == 1) {
            if (!out.empty() && out.back().columns == columns && s > 1 && slots[s - 1].left.empty() && slots[s - 1].right.empty()) {
                out.back().words.insert(out.back().words.end(), slots[s].left.begin(), slots[s].left.end());
            } else {
                out.push_back({std::move(slots[s].left), column, columns});
            }
        } else {
            cut(words, std::move(slots[s].left), 2 * column, 2 * columns, depth + 1, usual_gutter, out);
            cut(words, std::move(slots[s].right), 2 * column + 1, 2 * columns, depth + 1, usual_gutter, out);
        }
    }
}

}  // namespace

std::vector<ColumnPart> column_parts(const std::vector<PageWord>& words, double& usual_gutter) {
    Indices all(words.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<ColumnPart> out;
    cut(words, std::move(all), 0, 1, 0, usual_gutter, out);
    return out;
}

}  // namespace clausebook
