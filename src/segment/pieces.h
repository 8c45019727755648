#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/source_text.h"
#include "segment/label.h"

namespace clausebook {

enum class Ending : std::uint8_t { open, stop, colon, semicolon, comma, hyphen };

// A line of the source, or the part of one that may open a unit of its own, with all that its shape and place say.
struct Piece {
    std::size_t line = 0;   // index into SourceText::lines
    std::string_view text;  // of that line, bullet sign taken off, no blanks at its ends
    std::vector<LabelReading> labels;
    bool certain_label = false;  // the reading in `labels` was made by automatic numbering, not printed in `text`
    bool mid_line = false;       // the line goes on here: a label that may have lost its line break
    bool second_label = false;   // its label stands right behind that of the piece before
    bool bullet = false;
    std::uint32_t sign = 0;  // which bullet sign; 0 where unknown
    LineRole role = LineRole::body;
    int list_level = -1;

    Ending ending = Ending::open;
    bool lower = false, upper = false;  // how the text (behind its label) begins
    bool reference_end = false;         // ends in a word that a number goes with: "paragraph", "Act", "see"
    bool open_end = false;              // ends in a word that no sentence ends in: "the", "and"
    bool ends_and_or = false;
    bool in_marked_list = false;     // a bullet or label stands a few lines above
    bool meta = false;               // says version, adoption or review of the document
    bool note = false;               // marked as a note or opens with a note's sign
    bool authority = false;          // names a council and says nothing else
    bool in_indented_block = false;  // a line next to it is indented as far
    int words = 0;                   // behind the label
    int quotes = 0;                  // opening minus closing quotation marks; straight ones count as toggles
    bool odd_quotes = false;

    double boundary = 0;  // log odds that a new unit begins here, from layout alone
    double heading = 0;   // log odds that it is a heading, were it a unit
    double look = 0;      // how prominent it is printed; headings of one rank look alike
    double gap = 0;       // Line::gap_before, 0 after a page's end
    double indent = 0, text_indent = 0;
    int page_number = 0;
};

// How the document as a whole is set.
struct Profile {
    bool paged = false;
    bool markup_headings = false;  // some line is marked as a heading
    bool geometry = false;         // indents are measured on the page, not typed
    bool bullet_noise = false;     // nearly every line bears a bullet's sign, so that it says nothing
    bool labels_hang = true;       // lines that go on stand below the text behind a label, not below the label
    bool bullets_hang = true;
    double tolerance = 1.5;  // indents that differ by less are the same
};

struct Pieces {
    std::vector<Piece> all;
    Profile profile;
};

// `source` must outlive the result.
Pieces make_pieces(const SourceText& source);

}  // namespace clausebook
