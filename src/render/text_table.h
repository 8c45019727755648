#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace clausebook {

// How text for people is laid out.
struct TextStyle {
    int width = 80;       // columns
    bool colour = false;  // a terminal that shows bold
};

// Columns that a text takes; each character counts one.
int text_width(std::string_view text);

// Without control characters: what stands in a document or a file's name gives a terminal no orders. Line breaks and tabs become blanks.
std::string printable(std::string_view text);

std::string bold(std::string_view text, const TextStyle& style);

// Lines of at most `width` columns, cut at blanks only; a longer word has a line of its own.
std::vector<std::string> wrapped_lines(std::string_view text, int width);
// The same, each line behind `indent` blanks, the first one's indent ending in `label`.
std::string paragraph(std::string_view text, std::string_view label, int indent, const TextStyle& style);

// A table with a head line. Columns are as wide as they need; where that is too much for the page, the widest ones are wrapped.
class TextTable {
 public:
    struct Column {
        std::string name;
        bool right = false;  // numbers
    };
    explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
    void add(std::vector<std::string> row);
    std::string render(const TextStyle& style) const;

 private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace clausebook
