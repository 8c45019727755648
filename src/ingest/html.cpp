#include <algorithm>

#include "ingest/contents_list.h"
#include "ingest/furniture.h"
#include "ingest/html_chrome.h"
#include "ingest/html_tree.h"
#include "ingest/html_walk.h"
#include "ingest/markup_evidence.h"
#include "ingest/readers.h"
#include "text/decode.h"
#include "text/fold.h"

namespace clausebook {

namespace {

using Made = HtmlWalk::Made;

constexpr double k_mostly = 0.8;

// The encoding that a page's head names: <meta charset=...> or the content type in another meta element. In ASCII, since it is told as it stands.
std::string_view named_charset(std::string_view page) {
    constexpr std::size_t k_looked_at = 4096;
    const std::string_view head = page.substr(0, k_looked_at);
    const std::string small = lower_ascii(head);
    std::size_t at = small.find("charset");
    if (at == std::string::npos) return {};
    at = small.find_first_not_of(" \t\n\r=\"'", at + 7);
    if (at == std::string::npos) return {};
    return head.substr(at, small.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.:+()", at) - at);
}

bool is_linked(const Made& made) { return made.linked > k_mostly && made.line.text.size() < 120; }
bool is_prose(const Made& made) { return made.linked <= k_mostly && (made.line.text.size() > 100 || made.line.label); }

// Menus are runs of links before the page's first prose and after its last; a list of links that the text itself opens is no menu.
// Lines that are known as furniture do not count.
void find_menus(const std::vector<Made>& made, std::vector<std::optional<FurnitureKind>>& kinds) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < made.size(); ++i)
        if (!kinds[i]) open.push_back(i);
    const auto prose = std::find_if(open.begin(), open.end(), [&](std::size_t i) { return is_prose(made[i]); });
    for (auto i = open.begin(); i != prose && prose != open.end(); ++i)
        if (is_linked(made[*i]) && made[*i].line.heading_level == 0) kinds[*i] = FurnitureKind::chrome;
    auto menu = open.end();
    while (menu != prose && is_linked(made[*(menu - 1)])) --menu;
    if (menu == open.end() || menu == open.begin()) return;
    const Line& before = made[*(menu - 1)].line;
    if (before.heading_level > 0 || before.bold || (!before.text.empty() && before.text.back() == ':')) return;
    for (; menu != open.end(); ++menu) kinds[*menu] = FurnitureKind::chrome;
}

// Contents lists lead to places of the page itself.
void find_anchors(const std::vector<Made>& made, std::vector<std::optional<FurnitureKind>>& kinds) {
    for (std::size_t begin = 0; begin < made.size(); ++begin) {
        std::size_t end = begin;
        while (end < made.size() && made[end].anchored > k_mostly) ++end;
        if (end - begin >= 3) {
            if (begin > 0 && made[begin - 1].line.text.size() < 30) {
                const std::string folded = fold(made[begin - 1].line.text);
                for (const char* heading : {"contents", "table of contents", "on this page", "jump to", "in this section", "in this document", "page contents"})
                    if (folded == heading || folded == std::string(heading) + ":") kinds[begin - 1] = FurnitureKind::contents;
            }
            for (std::size_t i = begin; i < end; ++i) kinds[i] = FurnitureKind::contents;
        }
        begin = std::max(begin, end);
    }
}

// The page's one first-level heading is the document's title; of several it is the first where the head's title says the same.
void find_title(const std::string& title, std::vector<Made>& made) {
    std::vector<Line*> first_level;
    for (Made& m : made)
        if (m.line.heading_level == 1 && m.line.start != LineStart::continuation) first_level.push_back(&m.line);
    if (first_level.empty() || first_level.front()->label) return;
    const std::string words = fold(first_level.front()->text);
    if (first_level.size() > 1 && (words.empty() || fold(title).find(words) == std::string::npos)) return;
    for (Made& m : made) {
        const bool is_title = &m.line == first_level.front();
        const bool goes_on =
            m.line.heading_level == 1 && m.line.start == LineStart::continuation && &m != &made.front() && (&m - 1)->line.role == LineRole::title;
        if (is_title || goes_on) {
            m.line.role = LineRole::title;
            m.line.heading_level = 0;
        }
    }
}

}  // namespace

Result<SourceText> read_html(std::string_view bytes, const ReadOptions& options) {
    SourceText source;
    source.format = "html";
    const auto report = [&source](Severity severity, const char* code, std::string message) {
        source.diagnostics.push_back({severity, code, std::move(message), {}, 0});
    };
    const Decoded decoded = decode(bytes);
    const std::string charset(named_charset(bytes));
    if ((decoded.encoding == Encoding::latin_1 || decoded.encoding == Encoding::windows_1252) && !charset.empty() && !encoding_named(charset))
        report(Severity::warning, "encoding-unknown",
               "the page says that it is in " + charset.substr(0, 40) + ", which is not known; it is read as Windows-1252");
    if (decoded.invalid > 0)
        report(Severity::warning, "encoding-damaged",
               "places that are no text in the page's encoding: " + std::to_string(decoded.invalid) + ", the first at byte " +
                   std::to_string(decoded.first_invalid_byte));
    if (options.first_page > 1 || options.last_page > 0)
        return fail(Error{"html-no-pages", "a web page has no pages to choose from", "leave the choice of pages out", "", ""});

    auto tree = HtmlTree::parse(decoded.text);
    if (!tree) return fail(tree.error());
    const HtmlChrome chrome(tree->body());
    HtmlWalk walk(chrome, options.tracked);
    walk.run(tree->body());
    find_title(tree->title(), walk.made);

    std::vector<std::optional<FurnitureKind>> kinds(walk.made.size());
    for (std::size_t i = 0; i < walk.made.size(); ++i)
        if (walk.made[i].line.role != LineRole::title && is_site_phrase(walk.made[i].line.text)) kinds[i] = FurnitureKind::chrome;
    find_menus(walk.made, kinds);
    find_anchors(walk.made, kinds);
    for (Made& made : walk.made) source.lines.push_back(std::move(made.line));
    source.furniture = std::move(walk.furniture);
    demote_prose_headings(source.lines);
    settle_line_breaks(source.lines);
    find_contents(source, kinds);
    take_out(source, kinds);
    if (walk.changes > 0)
        report(Severity::warning, "tracked-changes",
               "the page marks insertions or deletions (" + std::to_string(walk.changes) + "); the " +
                   (options.tracked == TrackedChanges::original ? "original text is read" : "text with all of them accepted is read"));
    if (walk.replaced > 0)
        report(Severity::warning, "characters-replaced", "characters that no text may hold, replaced by U+FFFD: " + std::to_string(walk.replaced));
    if (source.lines.empty())
        report(Severity::warning, "no-text", "the page has no text; one whose words a script fetches must be saved from a browser, best as PDF");
    return source;
}

}  // namespace clausebook
