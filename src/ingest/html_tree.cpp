#include "ingest/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace clausebook {

namespace {

constexpr int k_deepest = 1000;
constexpr int k_most_attributes = 1000;           // of one tag; the parser compares each with each
constexpr std::size_t k_most_remade = 5'000'000;  // formatting elements that the parser opens anew in later blocks

const GumboNode* node_of(const void* node) { return static_cast<const GumboNode*>(node); }

const GumboVector* children_of(const GumboNode* node) {
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
    if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
    return nullptr;
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

// Elements without an end tag, or whose end the next one implies: they nest only with the help of others.
constexpr std::array<std::string_view, 33> k_flat = {
    "area",   "base", "br", "col", "embed", "hr", "img", "input", "link",  "meta",  "param", "source", "track",    "wbr",      "basefont", "bgsound", "frame",
    "keygen", "p",    "li", "dt",  "dd",    "tr", "td",  "th",    "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp",       "rt"};
constexpr std::array<std::string_view, 4> k_raw = {"script", "style", "textarea", "title"};
constexpr std::array<std::string_view, 14> k_formatting = {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

Error too_complex(const char* code, std::string message) {
    return {code, std::move(message), "no page of text is made like that: the file is refused", "", ""};
}

// One pass over the tags, which knows only their names.
class TagScan {
 public:
    explicit TagScan(std::string_view page) : page_(page) {}

    Result<bool> run() {
        while (true) {
            at_ = page_.find('<', at_);
            if (at_ == std::string_view::npos || at_ + 1 >= page_.size()) return true;
            ++at_;
            if (page_.substr(at_, 3) == "!--") {
                skip_behind("-->");
                continue;
            }
            const bool closes = page_[at_] == '/';
            if (closes) ++at_;
            const std::size_t begin = at_;
            while (at_ < page_.size() && is_name_character(page_[at_])) ++at_;
            if (at_ == begin) continue;
            const std::string name = lower_ascii(page_.substr(begin, at_ - begin));
            bool empty = false;
            if (auto read = attributes(empty); !read) return fail(read.error());
            if (closes) {
                if (!is_one_of(k_flat, name)) depth_ -= depth_ > 0;
                if (is_one_of(k_formatting, name)) formatting_ -= formatting_ > 0;
                continue;
            }
            if (is_one_of(k_raw, name))
                skip_raw(name);
            else if (is_one_of(k_formatting, name))
                ++formatting_;
            else
                remade_ += formatting_;
            if (!is_one_of(k_flat, name) && !is_one_of(k_raw, name) && !empty && ++depth_ > k_deepest)
                return fail(too_complex("html-too-deep", "the page nests its elements deeper than 1,000 levels"));
            if (remade_ > k_most_remade) return fail(too_complex("html-too-complex", "the page opens formatting over and over and never closes it"));
        }
    }

 private:
    Result<bool> attributes(bool& empty) {
        int count = 0;
        char quote = 0;
        bool gap = false;
        for (; at_ < page_.size(); ++at_) {
            const char c = page_[at_];
            if (quote) {
                if (c == quote) quote = 0;
                continue;
            }
            if (c == '>') break;
            if (is_space(c)) {
                gap = true;
                continue;
            }
            if ((c == '"' || c == '\'') && at_ > 0 && page_[at_ - 1] == '=') quote = c;
            if (gap && ++count > k_most_attributes) return fail(too_complex("html-too-complex", "a tag of the page has more than 1,000 attributes"));
            gap = false;
        }
        empty = at_ > 0 && at_ < page_.size() && page_[at_ - 1] == '/';
        return true;
    }
    void skip_behind(std::string_view mark) {
        const std::size_t found = page_.find(mark, at_);
        at_ = found == std::string_view::npos ? page_.size() : found + mark.size();
    }
    void skip_raw(const std::string& name) {
        for (at_ = page_.find("</", at_); at_ != std::string_view::npos; at_ = page_.find("</", at_ + 2))
            if (lower_ascii(page_.substr(at_ + 2, name.size())) == name) return;
        at_ = page_.size();
    }

    std::string_view page_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::size_t formatting_ = 0, remade_ = 0;
};

}  // namespace

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool HtmlNode::is_text() const {
    if (!node_) return false;
    const auto type = node_of(node_)->type;
    return type == GUMBO_NODE_TEXT || type == GUMBO_NODE_WHITESPACE || type == GUMBO_NODE_CDATA;
}

bool HtmlNode::is_element() const { return node_ && node_of(node_)->type == GUMBO_NODE_ELEMENT; }

std::string_view HtmlNode::text() const { return is_text() ? node_of(node_)->v.text.text : std::string_view(); }

std::string_view HtmlNode::name() const {
    if (!is_element()) return {};
    const GumboElement& element = node_of(node_)->v.element;
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece original = element.original_tag;
    if (!original.data) return {};
    gumbo_tag_from_original_text(&original);
    return {original.data, original.length};
}

bool HtmlNode::has(const char* name) const { return is_element() && gumbo_get_attribute(&node_of(node_)->v.element.attributes, name); }

std::string_view HtmlNode::attribute(const char* name) const {
    if (!is_element()) return {};
    const GumboAttribute* attribute = gumbo_get_attribute(&node_of(node_)->v.element.attributes, name);
    return attribute ? attribute->value : std::string_view();
}

std::string HtmlNode::style(std::string_view property) const {
    std::string_view rest = attribute("style");
    const auto trim = [](std::string_view text) {
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
        return text;
    };
    std::string found;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view rule = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t colon = rule.find(':');
        if (colon == std::string_view::npos || lower_ascii(trim(rule.substr(0, colon))) != property) continue;
        found = lower_ascii(trim(rule.substr(colon + 1)));
    }
    return found;
}

std::size_t HtmlNode::children() const {
    const GumboVector* children = node_ ? children_of(node_of(node_)) : nullptr;
    return children ? children->length : 0;
}

HtmlNode HtmlNode::child(std::size_t index) const { return HtmlNode(children_of(node_of(node_))->data[index]); }

struct HtmlTree::Parsed {
    std::string page;
    GumboOptions options = kGumboDefaultOptions;
    GumboOutput* output = nullptr;
    ~Parsed() {
        if (output) gumbo_destroy_output(&options, output);
    }
};

HtmlTree::HtmlTree(std::unique_ptr<Parsed> parsed) : parsed_(std::move(parsed)) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view utf8) {
    if (const auto scanned = TagScan(utf8).run(); !scanned) return fail(scanned.error());
    auto parsed = std::make_unique<Parsed>();
    parsed->page = utf8;
    parsed->options.max_errors = 0;
    parsed->output = gumbo_parse_with_options(&parsed->options, parsed->page.data(), parsed->page.size());
    if (!parsed->output) return fail(Error{"html-unreadable", "the page cannot be parsed", "open it in a browser and save it again", "", ""});
    return HtmlTree(std::move(parsed));
}

HtmlNode HtmlTree::root() const { return HtmlNode(parsed_->output->root); }

HtmlNode HtmlTree::body() const {
    const HtmlNode html = root();
    for (std::size_t i = 0; i < html.children(); ++i)
        if (html.child(i).is("body")) return html.child(i);
    return html;
}

std::string HtmlTree::title() const {
    const HtmlNode html = root();
    for (std::size_t i = 0; i < html.children(); ++i) {
        const HtmlNode head = html.child(i);
        for (std::size_t k = 0; head.is("head") && k < head.children(); ++k)
            if (head.child(k).is("title") && head.child(k).children() > 0) return std::string(head.child(k).child(0).text());
    }
    return "";
}

double css_points(std::string_view length, double em) {
    const std::string copy(length);
    char* end = nullptr;
    const double number = std::strtod(copy.c_str(), &end);
    const std::string unit = lower_ascii(end);
    constexpr double k_most = 10'000;
    double factor = 0;
    if (unit == "pt") factor = 1;
    if (unit == "px") factor = 0.75;
    if (unit == "em" || unit == "rem") factor = em;
    if (unit == "ex" || unit == "ch") factor = em / 2;
    if (unit == "in") factor = 72;
    if (unit == "cm") factor = 72 / 2.54;
    if (unit == "mm") factor = 7.2 / 2.54;
    if (unit == "pc") factor = 12;
    return number * factor > -k_most && number * factor < k_most ? number * factor : 0;
}

}  // namespace clausebook
