#pragma once
#include <cstddef>
#include <string>
#include <string_view>

// Tests of single characters in normalised UTF-8, as far as the shape of labels and headings needs them.
namespace clausebook {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// Bytes of the blank at the start of `text`: space, tab, no-break and other exotic spaces; 0 where there is none.
std::size_t blank_length(std::string_view text);
// Bytes of all blanks at the start of `text`.
std::size_t blanks_length(std::string_view text);

// The first letter, past opening quotation marks and brackets, is a small or a capital one. False where it is none.
bool starts_lower(std::string_view text);
bool starts_upper(std::string_view text);

// `text` without closing quotation marks and brackets at its end.
std::string_view without_closers(std::string_view text);
// `text` without opening quotation marks and brackets at its start.
std::string_view without_openers(std::string_view text);

// A label without the punctuation that only ends it: "9." is "9", "b)" is "b", "(b)" stays. Its blanks are folded.
std::string without_label_end(std::string label);

// Number of characters (code points).
std::size_t character_count(std::string_view text);

}  // namespace clausebook
