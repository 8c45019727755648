#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <array>
#include <stdexcept>

#include "text/utf8.h"

namespace clausebook {

namespace {

bool is_quote(char32_t c) {
    return c == '\'' || c == '"' || c == '`' || c == 0x00B4 || c == 0x00AB || c == 0x00BB || (c >= 0x02B9 && c <= 0x02BC) || (c >= 0x2018 && c <= 0x201F) ||
           (c >= 0x2032 && c <= 0x2036) || c == 0x2039 || c == 0x203A || c == 0xFF02 || c == 0xFF07;
}

bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x00AD || c == 0x058A || (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

// What becomes of each ASCII character: itself in small letters, a blank for blanks and hyphens, nothing (0) for quotation marks.
constexpr std::array<char, 128> k_ascii = [] {
    std::array<char, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto c = static_cast<char>(i);
        const bool blank = c == ' ' || c == '-' || (c >= '\t' && c <= '\r');
        table[i] = blank ? ' ' : c == '\'' || c == '"' || c == '`' ? '\0' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return table;
}();

// Quotes, hyphens and blanks settled; true where characters beyond ASCII are left for the Unicode folding.
bool settle_signs(std::string_view text, std::string& out) {
    bool gap = false, beyond_ascii = false;
    const auto end_gap = [&] {
        if (gap && !out.empty()) out.push_back(' ');
        gap = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < k_ascii.size()) {
            ++at;
            const char settled = k_ascii[byte];
            if (settled == '\0') continue;
            if (settled == ' ') {
                gap = true;
                continue;
            }
            end_gap();
            out.push_back(settled);
            continue;
        }
        const char32_t c = next_character(text, at);
        if (is_quote(c)) continue;
        if (is_hyphen(c) || is_blank(c)) {
            gap = true;
            continue;
        }
        end_gap();
        beyond_ascii = true;
        append_character(out, c);
    }
    return beyond_ascii;
}

}  // namespace

std::string fold(std::string_view text) {
    std::string settled;
    settled.reserve(text.size());
    if (!settle_signs(text, settled)) return settled;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("Unicode data of ICU is missing");
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    normalizer->normalizeUTF8(0, icu::StringPiece(settled.data(), static_cast<int32_t>(settled.size())), sink, nullptr, status);
    if (U_FAILURE(status)) throw std::runtime_error("folding text failed");
    // Compatibility forms can bring new blanks, hyphens or quotes.
    std::string result;
    result.reserve(folded.size());
    settle_signs(folded, result);
    return result;
}

}  // namespace clausebook
