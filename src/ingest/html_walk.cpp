#include "ingest/html_walk.h"

#include <algorithm>
#include <array>

#include "ingest/bullet_sign.h"
#include "ingest/printed_label.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr double k_usual_size = 12;   // of letters, where the page does not say
constexpr double k_list_indent = 30;  // 40 px, what browsers indent lists and quotations by

constexpr std::array<std::string_view, 40> k_blocks = {
    "address",    "article", "aside",  "blockquote", "body", "center", "details", "dialog",  "dd",      "dir", "div",     "dl",     "dt", "fieldset",
    "figcaption", "figure",  "footer", "form",       "h1",   "h2",     "h3",      "h4",      "h5",      "h6",  "header",  "hgroup", "hr", "legend",
    "li",         "main",    "menu",   "nav",        "ol",   "p",      "pre",     "section", "summary", "ul",  "caption", "tr"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool has_class(HtmlNode node, std::string_view beginning) {
    const std::string_view classes = node.attribute("class");
    for (std::size_t at = classes.find(beginning); at != std::string_view::npos; at = classes.find(beginning, at + 1))
        if (at == 0 || classes[at - 1] == ' ') return true;
    return false;
}

void gather_text(HtmlNode node, const HtmlChrome& chrome, std::string& out) {
    if (node.is_text())
        out += node.text();
    else if (!chrome.is_unseen(node))
        for (std::size_t i = 0; i < node.children(); ++i) gather_text(node.child(i), chrome, out);
    if (node.is_element() && is_one_of(k_blocks, node.name())) out += ' ';
}

std::string seen_text(HtmlNode node, const HtmlChrome& chrome) {
    std::string text;
    gather_text(node, chrome, text);
    return fold_blanks(normalise(text).text);
}

// Blanks folded to one; a run that holds several no-break blanks, or a tab, is the gap that follows a number: a tab.
std::string fold_gaps(std::string_view text) {
    std::string out;
    int no_break = 0;
    bool gap = false, tab = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        if (is_blank(c)) {
            gap = true;
            tab |= c == '\t';
            no_break += c == 0xA0 || c == 0x2002 || c == 0x2003;
            continue;
        }
        if (gap && !out.empty()) out.push_back(tab || no_break > 1 ? '\t' : ' ');
        gap = tab = false;
        no_break = 0;
        out.append(text.substr(begin, at - begin));
    }
    return out;
}

bool is_bold_weight(const std::string& weight) {
    return weight == "bold" || weight == "bolder" || (!weight.empty() && weight[0] >= '6' && weight[0] <= '9' && weight.size() == 3);
}

// A superior figure or star that leads to a note.
bool is_note_mark(HtmlNode node) {
    if (!node.is("a")) return false;
    const std::string_view target = node.attribute("href");
    return target.substr(0, 1) == "#" &&
           (has_class(node, "footnote-ref") || node.attribute("role") == "doc-noteref" || target.substr(0, 5) == "#_ftn" || target.substr(0, 5) == "#_edn") &&
           target.find("ref") == std::string_view::npos;
}

}  // namespace

void HtmlWalk::run(HtmlNode body) {
    const Look look = look_of(body, {});
    children(body, look);
    end_block();
}

void HtmlWalk::children(HtmlNode node, const Look& look) {
    for (std::size_t i = 0; i < node.children(); ++i) visit(node.child(i), node, look);
}

void HtmlWalk::visit(HtmlNode node, HtmlNode parent, const Look& look) {
    if (node.is_text()) {
        if (!chrome_.is_around_main(parent)) text(node.text(), look);
        return;
    }
    if (!node.is_element() || chrome_.is_unseen(node)) return;
    switch (chrome_.part_of(node, parent)) {
        case PagePart::content:
            element(node, look);
            break;
        case PagePart::chrome:
            end_block();
            put_chrome(node, FurnitureKind::chrome);
            break;
        case PagePart::title_only:
            for (std::size_t i = 0; i < node.children(); ++i) {
                const HtmlNode child = node.child(i);
                if (child.is("h1"))
                    element(child, look);
                else if (child.is_element())
                    visit(child, parent, look);
            }
            break;
    }
}

void HtmlWalk::put_chrome(HtmlNode node, FurnitureKind kind) {
    std::string words = seen_text(node, chrome_);
    if (!words.empty()) furniture.push_back({kind, std::move(words), 0, {}, made.size()});
}

// What an element's own markup changes.
HtmlWalk::Look HtmlWalk::look_of(HtmlNode node, Look look) const {
    const std::string_view tag = node.name();
    if (tag == "b" || tag == "strong" || tag == "th") look.bold = true;
    if (tag == "i" || tag == "em" || tag == "cite") look.italic = true;
    if (tag == "pre") look.preformatted = true;
    if (tag == "blockquote" || tag == "dd") look.left += k_list_indent;
    if (tag == "a" && node.has("href")) {
        look.link = true;
        look.anchor = node.attribute("href").substr(0, 1) == "#";
    }
    if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') {
        look.role = LineRole::heading;
        look.heading_level = tag[1] - '0';
        look.bold = true;
    }
    if (tag == "dt") look.bold = true;
    if (!node.has("style")) return look;
    const auto em_of = [](const Look& at) { return at.size > 0 ? at.size : k_usual_size; };
    if (const std::string size = node.style("font-size"); !size.empty())
        if (const double points = css_points(size, em_of(look)); points > 0) look.size = points;
    const double em = em_of(look);
    if (const std::string weight = node.style("font-weight"); !weight.empty()) look.bold = is_bold_weight(weight);
    if (const std::string slant = node.style("font-style"); !slant.empty()) look.italic = slant == "italic" || slant == "oblique";
    if (node.style("white-space").rfind("pre", 0) == 0) look.preformatted = true;
    if (is_one_of(k_blocks, tag) || tag == "td") {
        look.left += css_points(node.style("margin-left"), em) + css_points(node.style("padding-left"), em);
        if (const std::string margin = node.style("margin"); !margin.empty()) {
            // Of one to four lengths the last, or the second of two and three, is the left one's.
            std::vector<std::string> lengths(1);
            for (const char c : margin) {
                if (c == ' ')
                    lengths.emplace_back();
                else
                    lengths.back().push_back(c);
            }
            std::erase(lengths, "");
            if (!lengths.empty() && lengths.size() <= 4)
                look.left += css_points(lengths.size() == 4 ? lengths[3] : lengths.size() > 1 ? lengths[1] : lengths[0], em);
        }
        look.first = css_points(node.style("text-indent"), em);
    }
    return look;
}

// What word processors write beside a paragraph says what it is. False where it is furniture and has been put there.
bool HtmlWalk::word_paragraph(HtmlNode node, Look& look) {
    if (has_class(node, "MsoTitle") || has_class(node, "MsoSubtitle")) look.role = LineRole::title;
    if (has_class(node, "MsoFootnoteText") || has_class(node, "MsoEndnoteText")) look.role = LineRole::note;
    std::optional<FurnitureKind> kind;
    if (has_class(node, "MsoToc")) kind = FurnitureKind::contents;
    // LibreOffice gives the page's header and footer a title of that name.
    const bool margin = node.is("div");
    if (has_class(node, "MsoHeader") || (margin && node.attribute("title") == "header")) kind = FurnitureKind::header;
    if (has_class(node, "MsoFooter") || (margin && node.attribute("title") == "footer")) kind = FurnitureKind::footer;
    if (!kind) return true;
    put_chrome(node, *kind);
    return false;
}

// The number or sign that Word's HTML prints where its list made one: <span style='mso-list:Ignore'>(a)&nbsp;&nbsp;</span>.
bool HtmlWalk::word_list_mark(HtmlNode node) {
    if (node.style("mso-list") != "ignore") return false;
    const std::string sign = seen_text(node, chrome_);
    if (sign.empty()) return true;
    Mark mark;
    mark.level = std::max(look_.list_level, 0);
    // Signs of Wingdings come as letters; a number has a digit, or a mark beside its letter.
    const bool number = sign.size() > 1 && begins_list_item(sign) && bullet_sign(sign + "\t") == 0;
    const bool bare_number = std::any_of(sign.begin(), sign.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (number || bare_number)
        mark.label = sign;
    else
        mark.bullet = true;
    mark_ = std::move(mark);
    return true;
}

void HtmlWalk::element(HtmlNode node, const Look& outer) {
    const std::string_view tag = node.name();
    if (tag == "br") return line_break();
    if (tag == "ins" || tag == "del") {
        ++changes;
        if ((tag == "ins") != (tracked_ == TrackedChanges::accepted)) return;
    }
    if (tag == "table") return table(node, outer);
    if (tag == "ul" || tag == "ol" || tag == "menu" || tag == "dir") return list(node, outer);
    if (is_note_mark(node)) return;
    Look look = look_of(node, outer);
    if (!is_one_of(k_blocks, tag)) {
        if (node.has("style") && word_list_mark(node)) return;
        if (tag == "sup" && node.children() == 1 && is_note_mark(node.child(0))) return;
        // A box inside the line stands apart from the words beside it.
        const bool boxed = node.has("style") && (node.style("display").rfind("inline-", 0) == 0 || !node.style("float").empty());
        if (boxed) words_.push_back('\t');
        children(node, look);
        if (boxed) words_.push_back('\t');
        return;
    }
    end_block();
    if (const std::string word_list = node.style("mso-list"); !word_list.empty()) {
        const std::size_t level = word_list.find("level");
        if (level != std::string::npos && level + 5 < word_list.size() && word_list[level + 5] >= '1' && word_list[level + 5] <= '9')
            look.list_level = word_list[level + 5] - '1';
    }
    if (!word_paragraph(node, look)) return;
    if (tag == "li") return list_item(node, look);
    const bool was_marked = mark_.has_value();
    begin_block(look);
    children(node, look);
    end_block();
    // A number that Word printed before nothing does not wait for another paragraph.
    if (!was_marked) mark_.reset();
}

void HtmlWalk::list(HtmlNode node, Look look) {
    end_block();
    look = look_of(node, look);
    look.left += k_list_indent;
    look.list_level = static_cast<int>(lists_.size());
    lists_.emplace_back(node, look.list_level);
    children(node, look);
    end_block();
    lists_.pop_back();
}

void HtmlWalk::list_item(HtmlNode node, Look look) {
    if (!lists_.empty()) {
        HtmlList& list = lists_.back();
        Mark mark{list.next_label(node), false, list.level()};
        mark.bullet = mark.label.empty() && list.is_bulleted(node);
        if (!mark.label.empty() || mark.bullet) mark_ = std::move(mark);
    }
    const auto depth = lists_.size();
    begin_block(look);
    children(node, look);
    end_block();
    if (mark_ && lists_.size() == depth) mark_.reset();
}

void HtmlWalk::begin_block(const Look& look) { look_ = look; }

void HtmlWalk::text(std::string_view words, const Look& look) {
    if (look.preformatted && words.find('\n') != std::string_view::npos) {
        while (true) {
            const std::size_t end = words.find('\n');
            Look inline_look = look;
            inline_look.preformatted = false;
            text(words.substr(0, end), inline_look);
            if (end == std::string_view::npos) return;
            line_break();
            words.remove_prefix(end + 1);
        }
    }
    if (letters_ == 0) {
        // The paragraph looks as its first letters do; a heading stays one whatever stands in it.
        const LineRole role = look_.role == LineRole::body ? look.role : look_.role;
        const int level = std::max(look_.heading_level, look.heading_level);
        look_ = look;
        look_.role = role;
        look_.heading_level = level;
    }
    for (const char c : words) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        words_.push_back(blank ? ' ' : c);
        if (blank) continue;
        ++letters_;
        bold_ += look.bold;
        italic_ += look.italic;
        link_ += look.link;
        anchor_ += look.anchor;
    }
}

void HtmlWalk::line_break() {
    if (letters_ == 0) {
        settle_break();
        ++blank_breaks_;
        return;
    }
    const Look block = look_;
    end_block(false);
    look_ = block;
    look_.first = 0;
    after_break_ = true;
    blank_breaks_ = 0;
}

// An empty line or the block's end follows the line break: the line before it was a whole paragraph after all.
void HtmlWalk::settle_break() {
    if (!after_break_) return;
    after_break_ = false;
    if (cell_ && !cell_->empty()) cell_->back().whole_paragraph = true;
    if (!cell_ && !made.empty()) made.back().line.whole_paragraph = true;
}

void HtmlWalk::end_block(bool whole) {
    Normalised normal = normalise(fold_gaps(words_));
    replaced += normal.replaced;
    Made out;
    Line& line = out.line;
    line.text = fold_blanks(normal.text) == "" ? "" : std::move(normal.text);
    const bool continues = after_break_;
    if (line.text.empty() && whole) settle_break();
    if (!line.text.empty()) after_break_ = false;
    if (!line.text.empty()) {
        line.role = look_.role;
        line.heading_level = look_.heading_level;
        line.start = !continues                                                 ? LineStart::new_block
                     : look_.heading_level > 0 || look_.role == LineRole::title ? LineStart::continuation
                                                                                : LineStart::unknown;
        line.whole_paragraph = whole;
        line.gap_before = blank_breaks_;
        line.bold = bold_ * 2 > letters_;
        line.italic = italic_ * 2 > letters_;
        line.font_size = look_.size;
        line.list_level = look_.list_level;
        line.indent = look_.left + look_.first;
        line.text_indent = look_.first < 0 ? look_.left : line.indent;
        out.linked = static_cast<double>(link_) / static_cast<double>(std::max<std::size_t>(letters_, 1));
        out.anchored = static_cast<double>(anchor_) / static_cast<double>(std::max<std::size_t>(letters_, 1));
        if (mark_) {
            if (!mark_->label.empty()) line.label = mark_->label;
            line.bullet = mark_->bullet;
            line.list_level = mark_->level;
            if (line.role == LineRole::body) line.role = LineRole::list_item;
            mark_.reset();
        } else if (const std::size_t sign = bullet_sign(line.text); line.role == LineRole::body && sign > 0 && sign < line.text.size()) {
            line.text.erase(0, sign);
            line.bullet = true;
            line.role = LineRole::list_item;
            line.start = LineStart::new_block;
        }
        if (cell_)
            cell_->push_back(std::move(line));
        else
            made.push_back(std::move(out));
    }
    words_.clear();
    letters_ = bold_ = italic_ = link_ = anchor_ = 0;
    look_ = {};
    blank_breaks_ = 0;
}

void HtmlWalk::rows(HtmlNode node, HtmlNode table, const Look& look, TableCells& cells, std::vector<HtmlNode>& captions) {
    for (std::size_t i = 0; i < node.children(); ++i) {
        const HtmlNode child = node.child(i);
        if (!child.is_element() || chrome_.is_unseen(child)) continue;
        const std::string_view tag = child.name();
        if (tag == "thead" || tag == "tbody" || tag == "tfoot")
            rows(child, table, look_of(child, look), cells, captions);
        else if (tag == "caption")
            captions.push_back(child);
        else if (tag == "tr") {
            cells.rows.emplace_back();
            const Look row = look_of(child, look);
            for (std::size_t k = 0; k < child.children(); ++k) {
                const HtmlNode cell = child.child(k);
                if (!cell.is("td") && !cell.is("th")) continue;
                std::vector<Line> lines;
                if (chrome_.part_of(cell, child) == PagePart::chrome || chrome_.is_menu_cell(cell, table)) {
                    put_chrome(cell, FurnitureKind::chrome);
                } else {
                    std::vector<Line>* before = cell_;
                    cell_ = &lines;
                    const Look inside = look_of(cell, row);
                    begin_block(inside);
                    children(cell, inside);
                    end_block();
                    cell_ = before;
                }
                cells.rows.back().push_back(std::move(lines));
            }
        }
    }
}

void HtmlWalk::table(HtmlNode node, const Look& look) {
    end_block();
    TableCells cells;
    std::vector<HtmlNode> captions;
    const auto lists = std::move(lists_);
    lists_.clear();
    const auto mark = std::move(mark_);
    mark_.reset();
    rows(node, node, look_of(node, look), cells, captions);
    for (const HtmlNode caption : captions) {
        begin_block(look);
        children(caption, look_of(caption, look));
        end_block();
    }
    lists_ = lists;
    mark_ = mark;
    const bool places_only = node.attribute("role") == "presentation" || node.attribute("role") == "none";
    std::vector<Line> lines;
    if (places_only) {
        for (auto& row : cells.rows)
            for (auto& cell : row)
                for (Line& line : cell) lines.push_back(std::move(line));
    } else {
        lines = table_lines(std::move(cells));
    }
    for (Line& line : lines) {
        if (cell_)
            cell_->push_back(std::move(line));
        else
            made.push_back({std::move(line), 0, 0});
    }
}

}  // namespace clausebook
