#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace clausebook {

inline constexpr char32_t k_replacement = 0xFFFD;

// The character at `at`, which moves behind it. Bytes that are no UTF-8 give U+FFFD, one for each longest wrong
// sequence (as the Unicode Standard 3.9 recommends). `at` must be less than text.size().
char32_t next_character(std::string_view text, std::size_t& at);

void append_character(std::string& text, char32_t character);

// By the Unicode character database; digits are decimal digits of any script.
bool is_letter(char32_t character);
bool is_digit(char32_t character);
bool is_upper(char32_t character);
bool is_lower(char32_t character);
// A blank, tab, line break or any other white space.
bool is_blank(char32_t character);

// Every run of white space made one blank, none at either end.
std::string fold_blanks(std::string_view text);

}  // namespace clausebook
