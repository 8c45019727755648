#include "ingest/drawn_bullets.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "ingest/printed_label.h"

namespace clausebook {

namespace {

constexpr double k_dpi = 108;
constexpr double k_scale = k_dpi / 72;
constexpr unsigned char k_ink = 150;
// A list's text stands at least so far from its column's edge, its sign at most so far before the text: points.
constexpr int k_pages_in_vain = 3;
constexpr double k_least_indent = 9, k_reach = 26;

std::string_view first_word(const Line& line) { return std::string_view(line.text).substr(0, line.text.find(' ')); }

bool prints_bullet(const Line& line) { return begins_list_item(first_word(line)) && static_cast<unsigned char>(line.text[0]) >= 0x80; }

bool may_be_item(const PageLine& line) { return line.line.indent >= k_least_indent && !begins_list_item(first_word(line.line)); }

// One blot, about as high as wide, smaller than a letter and clear of the text, is all the ink before the line.
bool has_blot(const Picture& picture, const Line& line) {
    const double height = line.box.bottom - line.box.top;
    const auto pixel = [](double points, int begin) { return static_cast<int>(points * k_scale) - begin; };
    const int left = std::max(0, pixel(line.box.left - k_reach, picture.left)), right = std::min(picture.width, pixel(line.box.left - 1, picture.left));
    const int top = std::max(0, pixel(line.box.top + 0.1 * height, picture.top)),
              bottom = std::min(picture.height, pixel(line.box.bottom - 0.1 * height, picture.top));
    int from_x = right, to_x = left - 1, from_y = bottom, to_y = top - 1;
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            if (static_cast<unsigned char>(
                    picture.bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)]) >= k_ink)
                continue;
            from_x = std::min(from_x, x);
            to_x = std::max(to_x, x);
            from_y = std::min(from_y, y);
            to_y = std::max(to_y, y);
        }
    }
    const double wide = to_x - from_x + 1, high = to_y - from_y + 1;
    const double most = 0.75 * line.font_size * k_scale;
    return wide >= 2 && high >= 2 && wide <= most && high <= most && wide < 2.2 * high && high < 2.2 * wide && from_x > left + 1 && to_x < right - 2;
}

}  // namespace

void find_drawn_bullets(const PdfFile& file, std::vector<PageLine>& lines) {
    if (std::any_of(lines.begin(), lines.end(), [](const PageLine& line) { return prints_bullet(line.line); })) return;
    std::map<int, std::vector<PageLine*>> pages;
    for (PageLine& line : lines) {
        if (may_be_item(line)) pages[line.line.page_number].push_back(&line);
    }
    int in_vain = 0;
    for (const auto& [number, candidates] : pages) {
        if (std::none_of(candidates.begin(), candidates.end(), [](const PageLine* line) { return line->line.start == LineStart::new_block; })) continue;
        // Drawing is dear: a document that shows none on its first pages draws none.
        if (in_vain == k_pages_in_vain) return;
        Box strip = candidates.front()->line.box;
        strip.right = strip.left;
        for (const PageLine* line : candidates) {
            strip = {std::min(strip.left, line->line.box.left - k_reach), std::min(strip.top, line->line.box.top), std::max(strip.right, line->line.box.left),
                     std::max(strip.bottom, line->line.box.bottom)};
        }
        const auto picture = file.picture(number, k_dpi, false, strip);
        if (!picture) continue;
        bool found = false;
        for (PageLine* line : candidates) {
            if (!has_blot(*picture, line->line)) continue;
            line->line.bullet = found = true;
            line->line.start = LineStart::new_block;
        }
        in_vain = found ? 0 : in_vain + 1;
    }
}

}  // namespace clausebook
