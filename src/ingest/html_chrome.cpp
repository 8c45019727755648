#include "ingest/html_chrome.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/fold.h"

namespace clausebook {

namespace {

constexpr std::size_t k_sentence_letters = 60;

constexpr std::array<std::string_view, 22> k_no_text = {"script", "style",    "noscript", "template", "svg",    "iframe", "object", "button",
                                                        "select", "input",    "textarea", "label",    "canvas", "audio",  "video",  "map",
                                                        "head",   "datalist", "math",     "picture",  "title",  "dialog"};

// Words in a class name or id that name a part of the site, wherever they stand in it.
constexpr std::array<std::string_view, 22> k_named_parts = {
    "breadcrumb", "bread-crumb", "cookie",     "skiplink",    "skip-link",  "skip-to",   "sidebar",     "side-bar",     "navbar",  "navigation", "pagination",
    "masthead",   "site-header", "siteheader", "site-footer", "sitefooter", "backtotop", "back-to-top", "social-media", "sharing", "page-tools", "newsletter"};
// The same, where they are the whole class, or a part of it between hyphens.
constexpr std::array<std::string_view, 16> k_class_words = {"nav",    "menu",     "menus",   "footer", "banner", "crumbs", "toolbar", "share",
                                                            "social", "feedback", "related", "login",  "search", "subnav", "topnav",  "pager"};
constexpr std::array<std::string_view, 6> k_unseen_classes = {
    "sr-only", "visually-hidden", "visuallyhidden", "govuk-visually-hidden", "screen-reader-text", "hidden-print-only"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

template <class Do>
void each_word(std::string_view text, std::string_view separators, Do use) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        if (end > 0) use(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

// "mgFooter" and "page-footer" both hold the word "footer".
std::vector<std::string> parts_of_name(std::string_view name) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool capital = c >= 'A' && c <= 'Z';
        if (c == '-' || c == '_' || (capital && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z')) parts.emplace_back();
        if (c != '-' && c != '_') parts.back().push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return parts;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c != ' ' && c != '\n' && c != '\t' && c != '\r'; }));
}

}  // namespace

HtmlChrome::HtmlChrome(HtmlNode body) : body_(body) {
    measure(body, false);
    bool by_role = false;
    HtmlNode best;
    find_main(body, best, by_role);
    // A part that is called main holds the page's words; of one that is only named so they must be most.
    if (best && of(best).letters * (by_role ? 5 : 2) >= of(body_).letters && mark_path_to(body_, best)) main_ = best;
}

bool HtmlChrome::is_unseen(HtmlNode element) const {
    if (is_one_of(k_no_text, element.name())) return true;
    if (element.has("hidden") || element.style("display") == "none" || element.style("visibility") == "hidden" || element.style("mso-hide") == "all")
        return true;
    bool unseen = false;
    each_word(element.attribute("class"), " \t\n\r", [&](std::string_view name) { unseen |= is_one_of(k_unseen_classes, name); });
    return unseen;
}

const HtmlChrome::Measure& HtmlChrome::measure(HtmlNode node, bool in_link) {
    Measure sum;
    if (node.is_text()) {
        sum.letters = letters_in(node.text());
        if (in_link)
            sum.link_letters = sum.letters;
        else if (sum.letters >= k_sentence_letters)
            sum.prose_letters = sum.letters;
    } else if (!is_unseen(node)) {
        const bool link = node.is("a") && node.has("href");
        for (std::size_t i = 0; i < node.children(); ++i) {
            const Measure& part = measure(node.child(i), in_link || link);
            sum.letters += part.letters;
            sum.link_letters += part.link_letters;
            sum.prose_letters += part.prose_letters;
            sum.links += part.links;
            sum.first_headings += part.first_headings;
        }
        sum.links += link;
        sum.first_headings += node.is("h1") && sum.letters > 0;
    }
    return measures_[node.id()] = sum;
}

const HtmlChrome::Measure& HtmlChrome::of(HtmlNode node) const { return measures_.at(node.id()); }

void HtmlChrome::find_main(HtmlNode node, HtmlNode& best, bool& by_role) const {
    for (std::size_t i = 0; i < node.children(); ++i) {
        const HtmlNode child = node.child(i);
        if (!child.is_element() || is_unseen(child)) continue;
        const std::string id = lower_ascii(child.attribute("id"));
        const bool is_main = child.is("main") || child.attribute("role") == "main";
        const bool is_named = id == "main-content" || id == "maincontent" || id == "content" || id == "main" || id == "page-content";
        if ((is_main && !by_role) || ((is_main || (is_named && !by_role)) && (!best || of(child).letters > of(best).letters))) {
            best = child;
            by_role |= is_main;
        }
        find_main(child, best, by_role);
    }
}

bool HtmlChrome::mark_path_to(HtmlNode node, HtmlNode target) {
    if (node == target) return true;
    for (std::size_t i = 0; i < node.children(); ++i) {
        if (node.child(i).is_element() && mark_path_to(node.child(i), target)) {
            around_main_.insert(node.id());
            return true;
        }
    }
    return false;
}

bool HtmlChrome::says_chrome(HtmlNode element) const {
    const std::string_view tag = element.name();
    if (tag == "nav" || tag == "footer" || tag == "aside") return true;
    const std::string role = lower_ascii(element.attribute("role"));
    if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "complementary" || role == "search" || role == "menu" || role == "menubar")
        return true;
    if (tag == "header") return true;
    // Names of blocks only: a word in a sentence may be of a class "share" too.
    if (tag != "div" && tag != "ul" && tag != "ol" && tag != "section" && tag != "p" && tag != "table" && tag != "a") return false;
    bool says = false;
    for (const char* attribute : {"class", "id"}) {
        each_word(element.attribute(attribute), " \t\n\r", [&](std::string_view name) {
            const std::string small = lower_ascii(name);
            for (const std::string_view part : k_named_parts) says |= small.find(part) != std::string::npos;
            for (const std::string& word : parts_of_name(name)) says |= is_one_of(k_class_words, word);
        });
    }
    return says;
}

bool HtmlChrome::is_menu_cell(HtmlNode cell, HtmlNode table) const {
    const Measure& mine = of(cell);
    return of(table).letters * 2 > of(body_).letters && mine.links > 0 && mine.link_letters * 5 > mine.letters * 4;
}

PagePart HtmlChrome::part_of(HtmlNode element, HtmlNode parent) const {
    if (element == body_ || element == main_ || around_main_.count(element.id())) return PagePart::content;
    const Measure& mine = of(element);
    const Measure& page = of(body_);
    // Outside the main part only a title is the page's own, and that only where the main part has none.
    if (around_main_.count(parent.id())) return mine.first_headings > 0 && of(main_).first_headings == 0 ? PagePart::title_only : PagePart::chrome;
    if (!says_chrome(element)) return PagePart::content;
    const bool holds_the_page = mine.letters * 2 > page.letters || mine.prose_letters * 4 > page.prose_letters + 1;
    const bool holds_the_title = mine.first_headings > 0 && page.first_headings == mine.first_headings;
    return holds_the_page || holds_the_title ? PagePart::content : PagePart::chrome;
}

bool is_site_phrase(std::string_view line) {
    constexpr std::size_t k_longest = 90;
    if (line.size() > k_longest) return false;
    static constexpr std::array<std::string_view, 30> k_beginnings = {"skip to ",
                                                                      "back to top",
                                                                      "return to top",
                                                                      "top of page",
                                                                      "print this page",
                                                                      "print entire guide",
                                                                      "share this page",
                                                                      "share this article",
                                                                      "page last updated",
                                                                      "last updated",
                                                                      "last reviewed",
                                                                      "page last reviewed",
                                                                      "last modified",
                                                                      "was this page ",
                                                                      "is this page useful",
                                                                      "is there anything wrong with this page",
                                                                      "did you find what you were looking for",
                                                                      "give feedback",
                                                                      "report a problem with this page",
                                                                      "you are here",
                                                                      "cookies on ",
                                                                      "accept all cookies",
                                                                      "accept cookies",
                                                                      "we use cookies",
                                                                      "download this page",
                                                                      "email this page",
                                                                      "listen to this page",
                                                                      "bookmark this page",
                                                                      "tell us what you think",
                                                                      "go to top"};
    const std::string folded = fold(line);
    return std::any_of(k_beginnings.begin(), k_beginnings.end(), [&](std::string_view begin) { return folded.compare(0, begin.size(), begin) == 0; });
}

}  // namespace clausebook
