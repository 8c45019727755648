#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace clausebook {

struct Word {
    Span span;           // in the text that was given
    std::string folded;  // as fold() makes it, "member's" as "members"

    friend bool operator==(const Word&, const Word&) = default;
};

// The words of a text in order: runs of letters and digits. An apostrophe between letters or after a plural's "s" belongs to its
// word, a full stop, comma or colon between digits too ("6.4", "1,000", "17:30"); a hyphen parts words. Scripts written without
// blanks are cut by ICU's dictionary.
std::vector<Word> words(std::string_view text);

// The folded words alone, for features and likeness.
std::vector<std::string> folded_words(std::string_view text);

// The sentences of a text in order, without the blanks around them; together they hold every other character. A sentence ends at a full
// stop, question or exclamation mark (and the brackets or quotes that close after it) before a blank and a capital, digit or opening
// sign, and at an empty line. Abbreviations ("e.g.", "s. 100", "No. 8", "Cllr."), initials, and the number or letter that opens a
// clause end none; nor do a colon and a semicolon. What goes on for more than some 1,000 words is cut at a blank.
std::vector<Span> sentences(std::string_view text);

}  // namespace clausebook
