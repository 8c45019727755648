#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ooxml/package.h"

namespace clausebook {

// How letters look; what is not said is left to the next outer level.
struct LetterFormat {
    std::optional<bool> bold, italic, hidden;
    std::optional<double> size;   // points
    std::optional<bool> symbols;  // of a symbol font: letters stand for signs

    void apply(const LetterFormat& inner);
};

// How a paragraph stands; what is not said is left to the next outer level. Measures in points.
struct ParagraphFormat {
    std::optional<int> outline_level;  // 0-8; 9 is body text
    std::optional<int> list;           // numId; 0 takes a paragraph out of every list
    std::optional<int> list_level;     // ilvl, from 0
    std::string list_style;            // the style that put it into the list; empty where the paragraph itself says so
    std::optional<double> left;        // of all lines
    std::optional<double> first;       // of the first line against `left`; negative hangs
    LetterFormat letters;

    void apply(const ParagraphFormat& inner);
};

enum class StyleKind { body, title, contents };

struct ParagraphStyle {
    StyleKind kind = StyleKind::body;
    ParagraphFormat format;
    bool indents_itself = false;  // the style that puts it into a list sets indents of its own, which win over the list's
};

LetterFormat read_letter_format(Element run_properties);
ParagraphFormat read_paragraph_format(Element paragraph_properties);

// styles.xml: what each style comes to after inheritance (basedOn) from the defaults down.
class Styles {
 public:
    Styles() = default;
    explicit Styles(Element root);

    // The style of that id; the default paragraph style where it is empty or unknown.
    const ParagraphStyle& paragraph(std::string_view id) const;
    // What a character style adds; nothing where it is unknown.
    LetterFormat letters(std::string_view id) const;

 private:
    std::map<std::string, ParagraphStyle, std::less<>> paragraph_;
    std::map<std::string, LetterFormat, std::less<>> letters_;
    ParagraphStyle default_;
};

}  // namespace clausebook
