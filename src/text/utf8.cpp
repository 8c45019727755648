#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace clausebook {

char32_t next_character(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto place = static_cast<std::int64_t>(at);
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(bytes, place, static_cast<std::int64_t>(text.size()), character);
    at = static_cast<std::size_t>(place);
    return static_cast<char32_t>(character);
}

void append_character(std::string& text, char32_t character) {
    if (character < 0x80) {
        text.push_back(static_cast<char>(character));
        return;
    }
    char bytes[U8_MAX_LENGTH];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, character);
    text.append(bytes, size);
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }
bool is_blank(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

std::string fold_blanks(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        if (is_blank(c)) {
            gap = true;
            continue;
        }
        if (gap && !folded.empty()) folded.push_back(' ');
        gap = false;
        folded.append(text.substr(begin, at - begin));
    }
    return folded;
}

}  // namespace clausebook
