#include "text/cut_words.h"

#include <array>

#include "text/known_words.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr std::string_view k_soft_hyphen = "\u00AD";
constexpr std::string_view k_hyphen = "\u2010";

bool is_letter_at(std::string_view text, std::size_t at) { return at < text.size() && is_letter(next_character(text, at)); }

// Where the letters at the end of `text` begin, hyphens between them taken in: "co-oper".
std::size_t word_begin(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0) {
        std::size_t from = at - 1;
        while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
        std::size_t next = from;
        const char32_t c = next_character(text, next);
        if (!is_letter(c) && c != U'-' && c != U'‐') break;
        at = from;
    }
    return at;
}

// The letters that `text` begins with.
std::string_view first_letters(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_letter(next_character(text, next))) break;
        at = next;
    }
    return text.substr(0, at);
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

bool all_capitals(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        if (!is_upper(next_character(word, at))) return false;
    }
    return true;
}

}  // namespace

std::size_t hyphen_at_end(std::string_view line) {
    if (line.ends_with('-')) return 1;
    if (line.ends_with(k_soft_hyphen)) return k_soft_hyphen.size();
    if (line.ends_with(k_hyphen)) return k_hyphen.size();
    return 0;
}

void CutWords::learn(std::string_view line) {
    const std::string text = lower_ascii(line);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size()) {
            std::size_t next = end;
            const char32_t c = next_character(text, next);
            if (!is_letter(c) && !(c == U'-' && end > at && is_letter_at(text, next))) break;
            end = next;
        }
        const bool part = (end + 1 == text.size() && text[end] == '-') || at == 0;
        if (end > at && !part) words_.insert(text.substr(at, end - at));
        if (end == at) next_character(text, end);
        at = end;
    }
}

bool CutWords::is_cut(std::string_view before, std::string_view after) {
    const std::size_t hyphen = hyphen_at_end(before);
    if (hyphen == 0 || first_letters(after).empty()) return false;
    before.remove_suffix(hyphen);
    return is_letter_at(before, word_begin(before));
}

bool CutWords::keeps_hyphen(std::string_view before, std::string_view after) const {
    if (before.ends_with(k_soft_hyphen)) return false;
    if (!is_cut(before, after)) return true;
    const std::string_view tail = first_letters(after);
    std::size_t at = 0;
    if (is_upper(next_character(tail, at)) && !all_capitals(tail)) return true;
    before.remove_suffix(hyphen_at_end(before));
    return is_written_with_hyphen(lower_ascii(before.substr(word_begin(before))), lower_ascii(tail));
}

bool CutWords::has(const std::string& word) const { return words_.count(word) > 0 || is_known_word(word); }

// The word or what it is formed from.
bool CutWords::has_stem(const std::string& word) const {
    if (has(word)) return true;
    static constexpr std::array<std::string_view, 10> endings = {"s", "es", "d", "ed", "ing", "ly", "er", "ers", "al", "ment"};
    for (const std::string_view ending : endings) {
        if (word.size() < ending.size() + 4 || !word.ends_with(ending)) continue;
        const std::string stem = word.substr(0, word.size() - ending.size());
        if (has(stem) || has(stem + "e")) return true;
    }
    return false;
}

bool CutWords::is_written_with_hyphen(const std::string& head, const std::string& tail) const {
    const std::size_t last = head.rfind('-');
    const std::string first = last == std::string::npos ? head : head.substr(last + 1);
    if (has(head + '-' + tail)) return true;
    // "day-to-day" is one word of three, though "today" is a word.
    if (last != std::string::npos && has(first) && has(tail)) return true;
    if (has(first + tail)) return false;
    if (has(first + '-' + tail)) return true;
    if (has_stem(first + tail)) return false;
    return first.size() > 1 && tail.size() > 1 && has(first) && has(tail);
}

}  // namespace clausebook
