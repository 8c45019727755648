#include "ingest/bullet_sign.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr std::array<char32_t, 24> k_signs = {U'\u2022', U'\u00B7', U'\u25CF', U'\u25CB', U'\u25E6', U'\u25AA', U'\u25AB', U'\u25A0',
                                              U'\u25A1', U'\u25BA', U'\u25B6', U'\u25B8', U'\u2023', U'\u2043', U'\u27A2', U'\u27A4',
                                              U'\u2756', U'\u2713', U'\u2714', U'\u2610', U'\u2219', U'\u22C5', U'\u25C6', U'\u25C7'};

}  // namespace

bool is_bullet_glyph(char32_t character) { return std::find(k_signs.begin(), k_signs.end(), character) != k_signs.end(); }

std::size_t bullet_sign(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t at = 0;
    const char32_t sign = next_character(text, at);
    std::size_t end = at, blanks = 0;
    bool tab = false;
    while (end < text.size()) {
        std::size_t next = end;
        const char32_t c = next_character(text, next);
        if (!is_blank(c)) break;
        tab |= c == '\t';
        ++blanks;
        end = next;
    }
    if (is_bullet_glyph(sign)) return end;
    if (sign == '-' || sign == 0x2013 || sign == 0x2014) return blanks > 0 ? end : 0;
    if (sign == 'o' || sign == 0x00A7) return tab || blanks > 1 ? end : 0;
    return 0;
}

}  // namespace clausebook
