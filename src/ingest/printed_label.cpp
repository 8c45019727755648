#include "ingest/printed_label.h"

#include "ingest/bullet_sign.h"
#include "ingest/page_number.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

// Signs that are bullets where they stand alone.
bool is_bullet(char32_t c) { return is_bullet_glyph(c) || c == U'–' || c == U'—' || c == U'-' || c == U'*'; }

bool alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Digits with at most one letter on either side ("5C", "A1", "12a"), one letter, a letter doubled, or a roman number.
bool is_number_run(std::string_view run) {
    const std::size_t first = run.find_first_of("0123456789"), last = run.find_last_of("0123456789");
    if (first != std::string_view::npos) {
        return first <= 1 && run.size() - 1 - last <= 1 && run.substr(first, last - first + 1).find_first_not_of("0123456789") == std::string_view::npos;
    }
    if (run.size() == 1 || (run.size() == 2 && run[0] == run[1])) return true;
    return is_roman_number(run);
}

}  // namespace

bool begins_list_item(std::string_view word) {
    while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
    if (word.empty()) return false;
    std::size_t at = 0;
    const char32_t first = next_character(word, at);
    if (at == word.size() && is_bullet(first)) return true;
    const bool opened = word.front() == '(' || word.front() == '[';
    if (opened) word.remove_prefix(1);
    if (word.empty() || word.size() > 12) return false;
    bool closed = false, digits = false, letters_alone = false;
    std::size_t runs = 0;
    for (std::size_t i = 0; i < word.size();) {
        std::size_t end = i;
        while (end < word.size() && alphanumeric(word[end])) ++end;
        if (end > i) {
            if (closed || end - i > 4 || !is_number_run(word.substr(i, end - i))) return false;
            const bool has_digit = word.substr(i, end - i).find_first_of("0123456789") != std::string_view::npos;
            digits = digits || has_digit;
            letters_alone = letters_alone || !has_digit;
            ++runs;
            i = end;
            continue;
        }
        const char c = word[i];
        if (c != '.' && c != ')' && c != ']' && c != ':') return false;
        if (i == 0 || (!alphanumeric(word[i - 1]) && word[i - 1] != ')' && word[i - 1] != ']')) return false;
        closed = c != '.' && i + 1 == word.size();
        ++i;
    }
    if (!letters_alone) return true;
    // "e.g." is no label; nor is a word that only looks like a roman number, unless a sign behind it says so.
    const char last = word.back();
    const bool marked = opened || last == '.' || last == ')' || last == ']' || last == ':';
    return digits || (runs == 1 && marked);
}

}  // namespace clausebook
