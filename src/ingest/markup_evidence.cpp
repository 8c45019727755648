#include "ingest/markup_evidence.h"

#include <algorithm>
#include <map>

#include "ingest/printed_label.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

std::size_t words_in(const std::string& text) {
    std::size_t words = text.empty() ? 0 : 1;
    for (const char c : text) words += c == ' ' || c == '\t';
    return words;
}

bool ends_with_one_of(const std::string& text, std::string_view signs) { return !text.empty() && signs.find(text.back()) != std::string_view::npos; }

constexpr std::string_view k_sentence_ends = ".;:,";

bool is_prose(const std::string& text) {
    constexpr std::size_t k_longest_heading = 20, k_shortest_sentence = 8;
    const std::size_t words = words_in(text);
    return words > k_longest_heading || (words >= k_shortest_sentence && ends_with_one_of(text, k_sentence_ends));
}

bool begins_small(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (is_letter(c)) return is_lower(c);
        if (is_digit(c)) return false;
    }
    return false;
}

bool begins_with_label(const std::string& text) { return begins_list_item(std::string_view(text).substr(0, text.find_first_of(" \t"))); }

// Lines of one paragraph [begin, end), parted by manual breaks.
void settle_run(std::vector<Line>& lines, std::size_t begin, std::size_t end) {
    constexpr std::size_t k_longest_wrapped = 130;
    std::size_t longest = 0, wrapped = 0;
    for (std::size_t i = begin; i < end; ++i) longest = std::max(longest, lines[i].text.size());
    const auto goes_on = [&](std::size_t i) {
        return !ends_with_one_of(lines[i - 1].text, ".;:!?") && begins_small(lines[i].text) && !begins_with_label(lines[i].text);
    };
    for (std::size_t i = begin + 1; i < end; ++i)
        wrapped += lines[i - 1].text.size() * 5 >= longest * 3 && !ends_with_one_of(lines[i - 1].text, ".;:") && !begins_with_label(lines[i].text);
    const std::size_t breaks = end - begin - 1;
    if (longest <= k_longest_wrapped && breaks >= 3 && wrapped * 5 >= breaks * 2) return;
    for (std::size_t i = begin + 1; i < end; ++i) {
        if (lines[i].start != LineStart::unknown || goes_on(i)) continue;
        lines[i].start = LineStart::new_block;
        lines[i - 1].whole_paragraph = true;
    }
}

}  // namespace

void demote_prose_headings(std::vector<Line>& lines) {
    std::map<int, std::pair<std::size_t, std::size_t>> prose_of_level;  // prose, all
    for (const Line& line : lines) {
        if (line.role != LineRole::heading) continue;
        auto& [prose, all] = prose_of_level[line.heading_level];
        prose += is_prose(line.text);
        ++all;
    }
    for (Line& line : lines) {
        if (line.role != LineRole::heading) continue;
        const auto& [prose, all] = prose_of_level[line.heading_level];
        const bool sentence_level = prose * 2 >= all;
        if (!is_prose(line.text) && !(sentence_level && ends_with_one_of(line.text, k_sentence_ends))) continue;
        line.role = line.label ? LineRole::list_item : LineRole::body;
        line.heading_level = 0;
    }
}

void settle_line_breaks(std::vector<Line>& lines) {
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        while (end < lines.size() && !lines[end - 1].whole_paragraph) ++end;
        if (end - begin > 1) settle_run(lines, begin, end);
        begin = end;
    }
}

}  // namespace clausebook
