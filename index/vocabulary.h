#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace clausebook {

// A word as the index knows it. Text and queries go through the same function, so that they meet.
struct Token {
    Span span;         // in the text that was given
    std::string word;  // folded
    std::string stem;  // English; empty for a stop word
};

std::vector<Token> tokenise(std::string_view text);

// Words written with hyphens between them, as one word: "co-operation" gives "cooperation". Of a text as it is printed.
std::vector<std::string> joined_words(std::string_view text);

std::string stem_of(const std::string& folded_word);

bool is_stop_word(std::string_view folded_word);

// Words that spelling corrections are taken from: of letters only, and long enough to be misspelt.
bool is_spelling_word(std::string_view term);

}  // namespace clausebook
