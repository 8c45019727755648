#include "ingest/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "ingest/contents_list.h"
#include "ingest/furniture_details.h"
#include "ingest/page_number.h"
#include "text/fold.h"

namespace clausebook {

namespace {

using Kinds = std::vector<std::optional<FurnitureKind>>;

// How many lines from a page's edge may be furniture.
constexpr std::size_t k_zone_lines = 5;

// The same line on several pages: its folded words with every number as "#".
std::string signature(const std::string& text) {
    std::string out;
    for (const char c : fold(text)) {
        if (c >= '0' && c <= '9') {
            if (out.empty() || out.back() != '#') out += '#';
        } else {
            out += c;
        }
    }
    return is_roman_number(out) ? "#" : out;
}

struct PageLines {
    int number = 0;
    double height = 0;
    std::vector<std::size_t> rows;  // indices of its lines from top to bottom
};

std::vector<PageLines> pages_of(const SourceText& source) {
    std::map<int, PageLines> by_number;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const Line& line = source.lines[i];
        if (line.page_number > 0 && !line.text.empty()) by_number[line.page_number].rows.push_back(i);
    }
    for (const Page& page : source.pages) {
        if (const auto found = by_number.find(page.number); found != by_number.end()) found->second.height = page.height;
    }
    std::vector<PageLines> out;
    for (auto& [number, page] : by_number) {
        page.number = number;
        std::stable_sort(page.rows.begin(), page.rows.end(), [&](std::size_t a, std::size_t b) {
            const Box &x = source.lines[a].box, &y = source.lines[b].box;
            return !x.empty() && !y.empty() && x.top + x.bottom < y.top + y.bottom;
        });
        out.push_back(std::move(page));
    }
    return out;
}

// One place near the upper or the lower edge where pages repeat themselves.
struct Candidate {
    std::size_t line = 0;
    int page = 0;
    std::size_t depth = 0;  // lines between it and the edge
    double offset = -1;     // points from the edge; -1 without geometry
};

class EdgeFinder {
 public:
    EdgeFinder(const SourceText& source, const std::vector<PageLines>& pages, bool top, Kinds& kinds)
        : source_(source), pages_(pages), top_(top), kinds_(kinds) {}

    void run() {
        for (const PageLines& page : pages_) {
            for (std::size_t depth = 0; depth < std::min(k_zone_lines, page.rows.size()); ++depth) {
                const Candidate found = candidate(page, depth);
                repeats_[signature(source_.lines[found.line].text)].push_back(found);
            }
        }
        for (auto& [key, found] : repeats_) judge(key, found);
        for (const PageLines& page : pages_) take(page);
    }

 private:
    std::size_t row_at(const PageLines& page, std::size_t depth) const { return page.rows[top_ ? depth : page.rows.size() - 1 - depth]; }

    Candidate candidate(const PageLines& page, std::size_t depth) const {
        const std::size_t line = row_at(page, depth);
        const Box& box = source_.lines[line].box;
        const double offset = box.empty() || page.height <= 0 ? -1 : top_ ? box.top : page.height - box.bottom;
        return {line, page.number, depth, offset};
    }

    // On a page's edge, a line that stands there on other pages too is furniture; where its numbers differ, one of them must
    // count the pages.
    void judge(const std::string& key, const std::vector<Candidate>& found) {
        if (key.empty()) return;
        std::vector<NumberedText> texts;
        bool differ = false;
        for (const Candidate& c : found) {
            texts.push_back({c.page, source_.lines[c.line].text});
            differ = differ || texts.back().text != texts.front().text;
        }
        std::vector<bool> good(found.size(), true);
        if (key.find('#') == std::string::npos || (!differ && key != "#")) {
            // A title in small letters below a running header in capitals is no header, nor is one that repeats it word for word.
            const std::string& usual = most_frequent(texts);
            std::set<int> seen;
            for (std::size_t i = 0; i < found.size(); ++i) good[i] = texts[i].text == usual && seen.insert(found[i].page).second;
        } else {
            good = count_pages(texts);
        }
        std::set<int> on_pages;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (good[i] && has_company(found[i], found)) on_pages.insert(found[i].page);
        }
        const bool enough = on_pages.size() >= 3 || (on_pages.size() == 2 && pages_.size() <= 6);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const std::string& text = source_.lines[found[i].line].text;
            if ((enough && good[i]) || says_page(text, found[i].page, pages_.size())) {
                marked_[found[i].line] = is_page_number(text) ? FurnitureKind::page_number : top_ ? FurnitureKind::header : FurnitureKind::footer;
                if (found[i].offset >= 0) offsets_.push_back(found[i].offset);
            }
        }
    }

    static const std::string& most_frequent(const std::vector<NumberedText>& texts) {
        std::map<std::string_view, std::size_t> counts;
        const NumberedText* best = &texts.front();
        for (const NumberedText& one : texts) {
            if (++counts[one.text] > counts[best->text]) best = &one;
        }
        return best->text;
    }

    // With geometry, furniture stands at the same height on at least one other page.
    static bool has_company(const Candidate& one, const std::vector<Candidate>& all) {
        return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
            return other.page != one.page &&
                   (one.offset < 0 ? other.depth <= one.depth + 1 && one.depth <= other.depth + 1 : std::abs(other.offset - one.offset) < 6);
        });
    }

    // From the edge inwards, up to the first line that is none.
    void take(const PageLines& page) {
        for (std::size_t depth = 0; depth < std::min(k_zone_lines, page.rows.size()); ++depth) {
            const Candidate here = candidate(page, depth);
            const auto found = marked_.find(here.line);
            if (found != marked_.end()) {
                kinds_[here.line] = found->second;
            } else if (!beside_furniture(page, depth, here)) {
                return;
            } else {
                kinds_[here.line] = top_ ? FurnitureKind::header : FurnitureKind::footer;
            }
        }
    }

    // A line that changes from page to page ("Section 4", the date) on the very row where other pages have furniture, and
    // well clear of the text.
    bool beside_furniture(const PageLines& page, std::size_t depth, const Candidate& here) const {
        if (here.offset < 0 || depth + 1 >= page.rows.size()) return false;
        const auto near = std::count_if(offsets_.begin(), offsets_.end(), [&](double offset) { return std::abs(offset - here.offset) < 1.5; });
        if (near < 2) return false;
        const Line &line = source_.lines[here.line], &next = source_.lines[row_at(page, depth + 1)];
        const double clear = top_ ? next.box.top - line.box.bottom : line.box.top - next.box.bottom;
        return clear > 0.8 * (line.box.bottom - line.box.top);
    }

    const SourceText& source_;
    const std::vector<PageLines>& pages_;
    bool top_;
    Kinds& kinds_;
    std::map<std::string, std::vector<Candidate>> repeats_;
    std::map<std::size_t, FurnitureKind> marked_;
    std::vector<double> offsets_;
};

// Letters far larger than the text's, the same on several pages or saying what a mark says.
void find_watermarks(const SourceText& source, Kinds& kinds) {
    std::map<double, std::size_t> sizes;
    for (const Line& line : source.lines) sizes[line.font_size] += line.text.size();
    if (sizes.empty()) return;
    const double usual = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    if (usual <= 0) return;
    std::map<std::string, std::set<int>> pages;
    for (const Line& line : source.lines) {
        if (line.font_size > 2.5 * usual) pages[signature(line.text)].insert(line.page_number);
    }
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const Line& line = source.lines[i];
        if (line.font_size > 2.5 * usual && (pages[signature(line.text)].size() > 1 || is_status_mark(line.text))) kinds[i] = FurnitureKind::watermark;
    }
}

}  // namespace

Kinds find_furniture(const SourceText& source) {
    Kinds kinds(source.lines.size());
    find_watermarks(source, kinds);
    const auto pages = pages_of(source);
    EdgeFinder(source, pages, true, kinds).run();
    EdgeFinder(source, pages, false, kinds).run();
    find_contents(source, kinds);
    return kinds;
}

void take_out(SourceText& source, const Kinds& kinds) {
    // What was taken out before stands before the same line as ever.
    std::vector<std::size_t> kept_before(kinds.size() + 1, 0);
    for (std::size_t i = 0; i < kinds.size(); ++i) kept_before[i + 1] = kept_before[i] + (kinds[i] ? 0 : 1);
    for (Furniture& item : source.furniture) item.before_line = kept_before[std::min(item.before_line, kinds.size())];
    std::vector<Line> kept;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        Line& line = source.lines[i];
        if (kinds[i]) {
            source.furniture.push_back(
                {.kind = *kinds[i], .text = std::move(line.text), .page_number = line.page_number, .box = line.box, .before_line = kept.size()});
        } else {
            kept.push_back(std::move(line));
        }
    }
    source.lines = std::move(kept);
    mine_furniture(source);
}

}  // namespace clausebook
