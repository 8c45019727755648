#pragma once
#include <string>

#include "ingest/html_tree.h"

namespace clausebook {

// An HTML list as it is counted on (HTML Standard 4.4.5-4.4.8; the shape of its marks by CSS Counter Styles 6).
class HtmlList {
 public:
    HtmlList(HtmlNode list, int level);

    // Counts one item and gives what a browser prints before it: "3.", "c.", "iii."; empty for a bullet and where nothing is printed.
    std::string next_label(HtmlNode item);
    // Whether the item has a bullet.
    bool is_bulleted(HtmlNode item) const;
    int level() const { return level_; }

 private:
    std::string shape_of(HtmlNode item) const;
    bool ordered_;
    std::string shape_;  // a CSS list-style-type
    int level_;
    long next_ = 1, step_ = 1;
};

}  // namespace clausebook
