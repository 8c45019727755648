#include "segment/letters.h"

#include <array>

namespace clausebook {

namespace {

constexpr std::array<std::string_view, 10> k_openers = {"\"", "'", "\u201C", "\u2018", "(", "[", "\u00AB", "\u201E", "\u201A", "*"};
constexpr std::array<std::string_view, 9> k_closers = {"\"", "'", "\u201D", "\u2019", ")", "]", "\u00BB", "*", "\u201C"};

// Neither a quotation mark nor a bracket, at one glance.
bool plain(char c) { return is_letter(c) || is_digit(c); }

// The first character as a code point; 0 at the end and for what is no letter of interest.
char32_t first_character(std::string_view text) {
    if (text.empty()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return byte(0);
    if ((byte(0) & 0xE0) == 0xC0 && text.size() > 1) return static_cast<char32_t>((byte(0) & 0x1F) << 6 | (byte(1) & 0x3F));
    return 0xFFFF;
}

bool upper_character(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x17F && c % 2 == 0); }
bool lower_character(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || (c >= 0x100 && c <= 0x17F && c % 2 == 1); }

}  // namespace

std::size_t blank_length(std::string_view text) {
    if (text.empty() || (text[0] > ' ' && text[0] <= '~')) return 0;
    if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r' || text[0] == '\f' || text[0] == '\v') return 1;
    if (text.starts_with("\u00A0")) return 2;
    if (text.size() >= 3 && text[0] == '\xE2' && text[1] == '\x80') {
        const auto last = static_cast<unsigned char>(text[2]);
        if ((last >= 0x80 && last <= 0x8B) || last == 0xAF) return 3;  // en quad to zero width space, narrow no-break space
    }
    if (text.starts_with("\u3000") || text.starts_with("\uFEFF") || text.starts_with("\u205F")) return 3;
    return 0;
}

std::size_t blanks_length(std::string_view text) {
    std::size_t total = 0;
    while (const std::size_t one = blank_length(text.substr(total))) total += one;
    return total;
}

std::string_view without_openers(std::string_view text) {
    if (text.empty() || plain(text.front())) return text;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view sign : k_openers) {
            if (text.starts_with(sign)) {
                text.remove_prefix(sign.size());
                more = true;
            }
        }
    }
    return text;
}

std::string_view without_closers(std::string_view text) {
    if (text.empty() || plain(text.back()) || text.back() == '.') return text;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view sign : k_closers) {
            if (text.ends_with(sign)) {
                text.remove_suffix(sign.size());
                more = true;
            }
        }
    }
    return text;
}

bool starts_lower(std::string_view text) { return lower_character(first_character(without_openers(text))); }
bool starts_upper(std::string_view text) { return upper_character(first_character(without_openers(text))); }

std::size_t character_count(std::string_view text) {
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return n;
}

std::string without_label_end(std::string label) {
    for (bool more = true; more && label.size() > 1;) {
        more = true;
        if (label.back() == '.' || label.back() == ':' || label.back() == '-' || label.back() == '_' || label.back() == ' ')
            label.pop_back();
        else if (label.size() > 3 && (label.ends_with("\u2014") || label.ends_with("\u2013")))
            label.resize(label.size() - 3);
        else
            more = false;
    }
    if (label.size() > 1 && label.find('(') == std::string::npos && label.ends_with(')')) label.pop_back();
    return label;
}

}  // namespace clausebook
