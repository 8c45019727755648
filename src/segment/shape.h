#pragma once
#include <string_view>
#include <vector>

#include "segment/pieces.h"

// What the characters of a line say about its part in a document.
namespace clausebook {

struct TextShape {
    int words = 0;
    bool capitals = false;    // all of its letters, and there are some
    bool title_case = false;  // nearly all words of weight begin with a capital
    bool says = false;        // has a verb that states or orders, and is no question
    bool inner_stop = false;  // a sentence ends before its end
    int quotes = 0;           // opening minus closing curly double quotation marks
    bool odd_quotes = false;  // an odd number of straight ones
};

TextShape shape_of(std::string_view text);
Ending ending_of(std::string_view text);
std::string_view trimmed(std::string_view text);
// The first run without blanks.
std::string_view first_word(std::string_view text);

// The last word is one that a number goes with: "paragraph", "Act", "see".
bool ends_in_reference_word(std::string_view text);
// The last word is one that no sentence ends in: "the", "of", "and".
bool ends_in_open_word(std::string_view text);
bool ends_in_and_or(std::string_view text);
// A line of the document's own history: "Version 4.1. Adopted 16 May 2023.", "Review date: March 2016".
bool says_version(std::string_view text);
// "[1] Bank holidays are not counted.": a note under the text.
bool opens_note(std::string_view text);
// A line that names an authority and says nothing: "Merrowshire County Council".
bool names_authority(std::string_view text);

// Offsets where a label may stand in mid line; `long_line` also tries letters and bullets (all line breaks are lost).
std::vector<std::size_t> mid_line_labels(std::string_view text, bool long_line);

}  // namespace clausebook
