#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ingest/html_chrome.h"
#include "ingest/html_list.h"
#include "ingest/html_tree.h"
#include "ingest/table_lines.h"
#include "model/read_options.h"
#include "model/source_text.h"

namespace clausebook {

// Walks a page's elements in order and makes a line of each paragraph. What is chrome goes to furniture.
class HtmlWalk {
 public:
    HtmlWalk(const HtmlChrome& chrome, TrackedChanges tracked) : chrome_(chrome), tracked_(tracked) {}

    void run(HtmlNode body);

    struct Made {
        Line line;
        double linked = 0;    // share of its letters that stand in links
        double anchored = 0;  // in links to places of the same page
    };
    std::vector<Made> made;
    std::vector<Furniture> furniture;  // before_line counts in `made`
    std::size_t replaced = 0;          // characters that no text may hold
    int changes = 0;                   // ins and del elements

 private:
    // How letters and blocks look at one place of the page.
    struct Look {
        LineRole role = LineRole::body;
        int heading_level = 0;
        bool bold = false, italic = false, preformatted = false;
        bool link = false, anchor = false;
        double size = 0;   // points; 0 unknown
        double left = 0;   // points from the page's left edge
        double first = 0;  // of the first line against `left`
        int list_level = -1;
    };
    // What stands before the paragraph that comes next.
    struct Mark {
        std::string label;
        bool bullet = false;
        int level = -1;
    };

    void visit(HtmlNode node, HtmlNode parent, const Look& look);
    void children(HtmlNode node, const Look& look);
    void element(HtmlNode node, const Look& look);
    void text(std::string_view words, const Look& look);
    void line_break();
    void settle_break();
    void begin_block(const Look& look);
    void end_block(bool whole = true);
    void list(HtmlNode node, Look look);
    void list_item(HtmlNode node, Look look);
    void table(HtmlNode node, const Look& look);
    void rows(HtmlNode node, HtmlNode table, const Look& look, TableCells& cells, std::vector<HtmlNode>& captions);
    bool word_list_mark(HtmlNode node);
    void put_chrome(HtmlNode node, FurnitureKind kind);
    Look look_of(HtmlNode node, Look look) const;
    bool word_paragraph(HtmlNode node, Look& look);

    const HtmlChrome& chrome_;
    TrackedChanges tracked_;
    std::vector<HtmlList> lists_;
    std::optional<Mark> mark_;
    std::vector<Line>* cell_ = nullptr;  // where lines go inside a table
    // The paragraph that is being gathered.
    std::string words_;
    Look look_;
    std::size_t letters_ = 0, bold_ = 0, italic_ = 0, link_ = 0, anchor_ = 0;
    bool after_break_ = false;  // the line before ended at a <br>
    int blank_breaks_ = 0;
};

}  // namespace clausebook
