#pragma once
#include <string>
#include <string_view>

namespace clausebook {

// One line of text with its Markdown signs taken out.
struct MarkdownLine {
    std::string text;
    int heading_level = 0;   // of "## Title"; 0 where it is none
    bool bold = false;       // the whole line is emphasised strongly
    bool italic = false;     // the whole line is emphasised
    bool starred = false;    // opens with stars that nothing closes: a starred note
    bool rule = false;       // a line of dashes, stars, underscores: no text at all
    bool table_row = false;  // "| a | b |": `text` has the cells parted by tabs
};

// `line` has no blanks at its ends and its bullet is already taken off. Signs that no pair explains stay where they are,
// but for "**", which is no punctuation.
MarkdownLine read_markdown_line(std::string_view line);

}  // namespace clausebook
