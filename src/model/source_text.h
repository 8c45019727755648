#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/details.h"

namespace clausebook {

// In points (1/72 inch), from the top left corner of the page as it is read (rotation undone).
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;

    bool empty() const { return right <= left || bottom <= top; }
    friend bool operator==(const Box&, const Box&) = default;
};

struct Page {
    int number = 0;                // of the file, from 1
    std::string label;             // as printed on the page; empty where none is printed
    double width = 0, height = 0;  // points
    bool machine_read = false;     // its text comes from optical character recognition

    friend bool operator==(const Page&, const Page&) = default;
};

// What the file's own markup says a line is. `body` is also said where there is no markup to tell (PDF, text).
enum class LineRole : std::uint8_t { body, title, heading, list_item, table_row, note };

// How a line begins, as far as layout or markup tell.
enum class LineStart : std::uint8_t { unknown, new_block, continuation };

// One line of a PDF or text file, or one whole paragraph of a format whose markup delimits paragraphs (DOCX, HTML).
struct Line {
    std::string text;  // normalised UTF-8; no line break; no number that markup made (that is `label`); cells of a table row parted by tabs
    LineRole role = LineRole::body;
    LineStart start = LineStart::unknown;
    bool whole_paragraph = false;      // markup ends the paragraph here: the next line never continues it
    std::optional<std::string> label;  // the number that automatic numbering prints before the text: "4.2", "(a)"
    bool bullet = false;               // markup or a printed sign (taken out of `text`) makes it a bulleted item
    int list_level = -1;               // nesting of the automatic list, from 0; -1 where it is in none
    int heading_level = 0;             // from 1; 0 where markup marks no heading
    int page_number = 0;               // from 1; 0 where the format has no pages
    Box box;                           // empty where there is no geometry
    double font_size = 0;              // points, of most of its letters; 0 where unknown
    bool bold = false;                 // most of its letters are
    bool italic = false;
    double indent = 0;             // left edge of the first letter from the left edge of its text column: points (PDF), characters (text)
    double text_indent = 0;        // the same for the first letter after a printed label or bullet and its gap; equals `indent` where there is none
    double gap_before = 0;         // blank space above in heights of a line: 0 set solid, 1 one blank line
    double spare = 0;              // room that the line before left beside this line's first word, in sizes of its letters: above 0 the line before was
                                   // ended on purpose, below 0 the word had no room; 0 where unknown
    std::size_t source_begin = 0;  // byte offset of the line in the source, where the format has such a thing

    friend bool operator==(const Line&, const Line&) = default;
};

enum class FurnitureKind : std::uint8_t { header, footer, page_number, contents, watermark, chrome, comment };

// Text that is no part of what the document says; kept, because a person may want it back.
struct Furniture {
    FurnitureKind kind = FurnitureKind::header;
    std::string text{};
    int page_number = 0;
    Box box{};
    std::size_t before_line = 0;  // index of the line in SourceText::lines before which it stood

    friend bool operator==(const Furniture&, const Furniture&) = default;
};

// What a reader makes of one file: its text in reading order with style and place, page furniture taken out.
struct SourceText {
    std::string format;  // pdf docx html text
    std::vector<Page> pages;
    std::vector<Line> lines;
    std::vector<Furniture> furniture;
    Details details;                      // what the file says of itself (metadata, furniture): title, dates, version, status
    std::vector<Diagnostic> diagnostics;  // spans empty; page_number says where

    friend bool operator==(const SourceText&, const SourceText&) = default;
};

}  // namespace clausebook
