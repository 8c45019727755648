#include "ingest/page_tables.h"

#include <algorithm>
#include <cmath>

#include "ingest/printed_label.h"

namespace clausebook {

namespace {

// In sizes of the letters: justified lines seldom show such a gap, and not at one place in line after line.
constexpr double k_wide_gap = 1.5;
constexpr double k_same_place = 2.5;  // points
constexpr std::size_t k_least_lines = 3;

// Where words begin again after a wide gap.
std::vector<double> cell_starts(const WordRow& line) {
    std::vector<double> out;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double gap = line[i]->box.left - line[i - 1]->box.right;
        if (gap > k_wide_gap * std::min(line[i]->font_size, line[i - 1]->font_size)) out.push_back(line[i]->box.left);
    }
    return out;
}

bool is_item(const WordRow& line) { return line.front()->symbol_font || begins_list_item(line.front()->text); }

bool begins_at(const WordRow& line, double place) {
    return std::any_of(line.begin(), line.end(), [&](const PageWord* word) { return std::abs(word->box.left - place) <= k_same_place; });
}

// No word stands across the place, and a gap is before it.
bool keeps_clear(const WordRow& line, double place) {
    return std::none_of(line.begin(), line.end(),
                        [&](const PageWord* word) { return word->box.left < place - k_same_place && word->box.right > place - 0.3 * word->font_size; });
}

double top(const WordRow& line) { return line.front()->box.top; }
// The upper of its baselines: a cell of one line may stand in the middle beside one of two.
double bottom(const WordRow& line) {
    double out = line.front()->box.bottom;
    for (const PageWord* word : line) out = std::min(out, word->box.bottom);
    return out;
}

struct Table {
    std::size_t first = 0, end = 0;  // lines
    std::vector<double> places;      // of its cells after the first
};

// The longest table that begins at line `first`.
Table table_at(const std::vector<WordRow>& lines, const std::vector<std::vector<double>>& starts, std::size_t first) {
    Table best{first, first, {}};
    if (is_item(lines[first])) return best;
    // The widest cell of a column leaves a narrow gap only, so the next line may show the place instead.
    std::vector<double> shown = starts[first];
    if (first + 1 < lines.size()) shown.insert(shown.end(), starts[first + 1].begin(), starts[first + 1].end());
    for (const double place : shown) {
        if (!begins_at(lines[first], place)) continue;
        std::size_t end = first, with = 0, last_with = first;
        const double reach = lines[first].front()->font_size;
        for (; end < lines.size(); ++end) {
            const WordRow& line = lines[end];
            if (is_item(line) || !keeps_clear(line, place)) break;
            if (end > first && top(line) - bottom(lines[end - 1]) > 2.5 * reach) break;
            const bool here = begins_at(line, place);
            with += here;
            if (here) last_with = end;
            // A paragraph under the table keeps clear of the place by chance, for a line.
            if (!here && end - last_with > 3) break;
        }
        end = last_with + 1;
        // What is left of a first cell that goes on below the last line of the others: set solid, and no wider than it.
        while (end < lines.size() && with >= k_least_lines && !is_item(lines[end]) && lines[end].back()->box.right < place - reach &&
               top(lines[end]) - bottom(lines[end - 1]) < 0.1 * reach)
            ++end;
        if (with >= k_least_lines && end > best.end) best = {first, end, {}};
    }
    if (best.end == best.first) return best;
    std::vector<double> all;
    for (std::size_t i = best.first; i < best.end; ++i) all.insert(all.end(), starts[i].begin(), starts[i].end());
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size();) {
        std::size_t n = 0;
        while (i + n < all.size() && all[i + n] - all[i] <= k_same_place) ++n;
        const bool clear = std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(best.first), lines.begin() + static_cast<std::ptrdiff_t>(best.end),
                                       [&](const WordRow& line) { return keeps_clear(line, all[i]); });
        if (clear && n >= 2) best.places.push_back(all[i]);
        i += n;
    }
    if (best.places.empty()) best.end = best.first;
    return best;
}

std::vector<WordRow> cut_cells(const WordRow& line, const std::vector<double>& places) {
    std::vector<WordRow> cells(places.size() + 1);
    for (const PageWord* word : line) {
        const auto cell = std::upper_bound(places.begin(), places.end(), word->box.left + k_same_place) - places.begin();
        cells[static_cast<std::size_t>(cell)].push_back(word);
    }
    return cells;
}

// A row of the table begins where more room is left above a line than between the lines of a cell; where all lines stand at one
// distance, at every line that has a first cell.
std::vector<bool> row_begins(const std::vector<WordRow>& lines, const Table& table) {
    std::vector<double> steps;
    for (std::size_t i = table.first + 1; i < table.end; ++i) steps.push_back(bottom(lines[i]) - bottom(lines[i - 1]));
    const auto [least, most] = std::minmax_element(steps.begin(), steps.end());
    const bool uneven = *most > 1.15 * *least;
    std::vector<bool> out(table.end - table.first, true);
    for (std::size_t k = 1; k < out.size(); ++k) {
        const WordRow& line = lines[table.first + k];
        out[k] = uneven ? steps[k - 1] > 1.12 * *least : line.front()->box.left < table.places.front() - k_same_place;
    }
    return out;
}

}  // namespace

std::vector<PrintedRow> table_rows(std::vector<WordRow> lines) {
    std::vector<std::vector<double>> starts;
    for (const WordRow& line : lines) starts.push_back(cell_starts(line));
    std::vector<PrintedRow> out;
    for (std::size_t i = 0; i < lines.size();) {
        const Table table = table_at(lines, starts, i);
        if (table.end == i) {
            out.push_back({{{std::move(lines[i])}}});
            ++i;
            continue;
        }
        const auto begins = row_begins(lines, table);
        for (std::size_t k = 0; k < begins.size(); ++k) {
            if (begins[k]) out.push_back({std::vector<std::vector<WordRow>>(table.places.size() + 1)});
            auto cells = cut_cells(lines[table.first + k], table.places);
            for (std::size_t c = 0; c < cells.size(); ++c) {
                if (!cells[c].empty()) out.back().cells[c].push_back(std::move(cells[c]));
            }
        }
        i = table.end;
    }
    // A row's first cell may be empty: then its other cells' words lead.
    for (PrintedRow& row : out) {
        while (row.is_table() && row.cells.front().empty()) row.cells.erase(row.cells.begin());
    }
    return out;
}

}  // namespace clausebook
