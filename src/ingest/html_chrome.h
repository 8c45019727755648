#pragma once
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/html_tree.h"

namespace clausebook {

enum class PagePart { content, chrome, title_only };

// Tells a page's own words from the site's around them, by the page's structure: what is marked up as navigation, header, footer or aside,
// what class names say is a menu, breadcrumbs or a cookie banner, what consists of links only; and all outside a main part that is marked
// up. Nothing that holds much of the page's prose is ever taken for chrome, whatever its name.
class HtmlChrome {
 public:
    explicit HtmlChrome(HtmlNode body);

    PagePart part_of(HtmlNode element, HtmlNode parent) const;
    // Whether a cell of a table that holds the page is a menu beside it.
    bool is_menu_cell(HtmlNode cell, HtmlNode table) const;
    // Whether the page does not show it: hidden elements, scripts, form controls.
    bool is_unseen(HtmlNode element) const;
    // Whether text directly in this element stands outside the main part.
    bool is_around_main(HtmlNode element) const { return around_main_.count(element.id()) > 0; }

 private:
    struct Measure {
        std::size_t letters = 0;  // that are seen
        std::size_t link_letters = 0;
        std::size_t prose_letters = 0;  // in runs of text of a sentence's length that are no links
        int links = 0;
        int first_headings = 0;
    };
    const Measure& measure(HtmlNode node, bool in_link);
    const Measure& of(HtmlNode node) const;
    void find_main(HtmlNode node, HtmlNode& best, bool& by_role) const;
    bool mark_path_to(HtmlNode node, HtmlNode target);
    bool says_chrome(HtmlNode element) const;

    HtmlNode body_;
    HtmlNode main_;                      // absent where the page marks none
    std::set<const void*> around_main_;  // main's ancestors
    std::unordered_map<const void*, Measure> measures_;
};

// A line that sites put on pages whatever they say: "Back to top", "Last updated: 3 May 2023", "Skip to main content".
bool is_site_phrase(std::string_view line);

}  // namespace clausebook
