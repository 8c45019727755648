#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

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

// Quotes, hyphens and blanks settled; true where characters beyond ASCII are left for the Unicode folding.
bool settle_signs(std::string_view text, std::string& out) {
    bool gap = false, beyond_ascii = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_character(text, at);
        if (is_quote(c)) continue;
        if (is_hyphen(c) || is_blank(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out.push_back(' ');
        gap = false;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        beyond_ascii |= c >= 0x80;
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
