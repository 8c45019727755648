#include "ingest/contents_list.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/page_number.h"
#include "ingest/printed_label.h"
#include "text/fold.h"

namespace clausebook {

namespace {

struct Entry {
    std::string words;      // folded, without label, leader and page number
    bool leader = false;    // at least three dots or the like before its end
    bool numbered = false;  // ends with a page number
};

bool is_contents_heading(const std::string& folded) {
    std::string_view text = folded;
    while (!text.empty() && (text.back() == ':' || text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
    return text == "contents" || text == "table of contents" || text == "list of contents" || text == "contents page" || text == "index" ||
           text == "in this section" || text == "in this document" || text == "in this protocol";
}

std::string without_label(std::string_view text) {
    while (true) {
        const std::size_t blank = text.find_first_of(" \t");
        if (blank == std::string_view::npos || !begins_list_item(text.substr(0, blank))) return std::string(text);
        text.remove_prefix(blank + 1);
    }
}

Entry entry_of(const std::string& line) {
    Entry out;
    std::string_view text = line;
    const auto trim = [&text] {
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    };
    trim();
    std::size_t digits = text.size();
    while (digits > 0 && ((text[digits - 1] >= '0' && text[digits - 1] <= '9') || text[digits - 1] == '-')) --digits;
    if (digits < text.size() && text.size() - digits <= 7 && (digits == 0 || text[digits - 1] == ' ' || text[digits - 1] == '.' || text[digits - 1] == '\t')) {
        out.numbered = true;
        text = text.substr(0, digits);
        trim();
    } else if (const std::size_t last = text.find_last_of(" \t."); last != std::string_view::npos && is_roman_number(text.substr(last + 1))) {
        out.numbered = true;
        text = text.substr(0, last + 1);
        trim();
    }
    std::size_t dots = 0;
    while (!text.empty()) {
        if (text.back() == '.' || text.back() == '_' || text.back() == ' ') {
            dots += text.back() != ' ';
            text.remove_suffix(1);
        } else if (text.size() >= 3 && text.substr(text.size() - 3) == "…") {
            dots += 3;
            text.remove_suffix(3);
        } else {
            break;
        }
    }
    out.leader = dots >= 3;
    out.words = fold(without_label(text));
    return out;
}

}  // namespace

void find_contents(const SourceText& source, std::vector<std::optional<FurnitureKind>>& kinds) {
    const std::size_t n = source.lines.size();
    std::vector<Entry> entries(n);
    std::unordered_map<std::string, std::size_t> last_place;  // of the words of a line, without label
    for (std::size_t i = 0; i < n; ++i) {
        entries[i] = entry_of(source.lines[i].text);
        if (kinds[i]) continue;
        last_place[fold(without_label(source.lines[i].text))] = i;
    }
    const auto again_later = [&](std::size_t i) {
        const auto found = last_place.find(entries[i].words);
        return !entries[i].words.empty() && found != last_place.end() && found->second > i;
    };
    // Lines in a row that are furniture already (a page's end in the middle of the list) do not end it.
    const auto mark = [&](std::size_t from, auto is_entry) {
        std::size_t end = from, last_good = from;
        std::size_t good = 0;
        for (; end < n; ++end) {
            if (kinds[end]) continue;
            if (is_entry(end)) {
                ++good;
                last_good = end + 1;
            } else if (end - last_good >= 1) {
                break;
            }
        }
        return std::pair(good, last_good);
    };
    for (std::size_t i = 0; i < n; ++i) {
        if (kinds[i]) continue;
        if (is_contents_heading(fold(source.lines[i].text))) {
            const auto [good, end] = mark(i + 1, [&](std::size_t k) {
                return entries[k].leader || again_later(k) || (entries[k].numbered && entries[k].words.size() < 90 && source.lines[k].text.back() != '.');
            });
            if (good < 2) continue;
            for (std::size_t k = i; k < end; ++k) {
                if (!kinds[k]) kinds[k] = FurnitureKind::contents;
            }
            i = end - 1;
        } else if (entries[i].leader && entries[i].numbered) {
            const auto [good, end] = mark(i, [&](std::size_t k) { return entries[k].leader && entries[k].numbered; });
            if (good < 3) continue;
            for (std::size_t k = i; k < end; ++k) {
                if (!kinds[k]) kinds[k] = FurnitureKind::contents;
            }
            i = end - 1;
        }
    }
}

}  // namespace clausebook
