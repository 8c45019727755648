#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clausebook {

// A node of a parsed page: an element, or a run of text. A view: it lives as long as its HtmlTree. An absent node is false.
class HtmlNode {
 public:
    HtmlNode() = default;
    explicit HtmlNode(const void* node) : node_(node) {}

    explicit operator bool() const { return node_ != nullptr; }
    bool is_text() const;
    bool is_element() const;
    std::string_view text() const;  // of a run of text
    // In small letters, a prefix with it ("o:p"); empty for text.
    std::string_view name() const;
    bool is(std::string_view tag) const { return name() == tag; }
    bool has(const char* attribute) const;
    // Empty where it is not there.
    std::string_view attribute(const char* name) const;
    // What its style attribute says of a property, in small letters, without blanks around it; empty where it says nothing.
    std::string style(std::string_view property) const;

    std::size_t children() const;
    HtmlNode child(std::size_t index) const;
    const void* id() const { return node_; }
    bool operator==(const HtmlNode&) const = default;

 private:
    const void* node_ = nullptr;
};

class HtmlTree {
 public:
    // Parses a page by the HTML 5 algorithm, which takes anything. What would cost far more than its length is refused before: nesting
    // deeper than 1,000, and tags that make many times their number of elements.
    static Result<HtmlTree> parse(std::string_view utf8);
    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;
    ~HtmlTree();

    HtmlNode root() const;  // the html element
    HtmlNode body() const;
    std::string title() const;  // of the head

 private:
    struct Parsed;
    explicit HtmlTree(std::unique_ptr<Parsed> parsed);
    std::unique_ptr<Parsed> parsed_;
};

// A CSS length in points; percentages and what is no length are 0. `em` is the size of a letter in points.
double css_points(std::string_view length, double em);

std::string lower_ascii(std::string_view text);

}  // namespace clausebook
