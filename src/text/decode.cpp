#include "text/decode.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr std::array<char16_t, 32> k_windows_1252 = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                     0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                     0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string_view byte_order_mark(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "\xEF\xBB\xBF";
        case Encoding::utf16_le:
            return "\xFF\xFE";
        case Encoding::utf16_be:
            return "\xFE\xFF";
        case Encoding::windows_1252:
        case Encoding::latin_1:
            return "";
    }
    return "";
}

void note_invalid(Decoded& decoded, std::size_t place) {
    if (decoded.invalid++ == 0) decoded.first_invalid_byte = place;
}

void decode_utf8(std::string_view bytes, std::size_t at, Decoded& decoded) {
    while (at < bytes.size()) {
        const std::size_t begin = at;
        while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
        decoded.text.append(bytes.substr(begin, at - begin));
        if (at == bytes.size()) break;
        const std::size_t place = at;
        const char32_t c = next_character(bytes, at);
        if (c == k_replacement && bytes.substr(place, at - place) != "\xEF\xBF\xBD") note_invalid(decoded, place);
        append_character(decoded.text, c);
    }
}

void decode_utf16(std::string_view bytes, std::size_t at, bool little, Decoded& decoded) {
    const auto unit = [&](std::size_t place) {
        const auto first = static_cast<unsigned char>(bytes[place]), second = static_cast<unsigned char>(bytes[place + 1]);
        return static_cast<char32_t>(little ? second << 8 | first : first << 8 | second);
    };
    for (; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c >= 0xD800 && c < 0xE000) {
            const char32_t low = c < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            } else {
                note_invalid(decoded, at);
                c = k_replacement;
            }
        }
        append_character(decoded.text, c);
    }
    if (at < bytes.size()) {
        note_invalid(decoded, at);
        append_character(decoded.text, k_replacement);
    }
}

void decode_bytes(std::string_view bytes, bool windows, Decoded& decoded) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const char32_t c = windows ? windows_1252_character(byte) : byte;
        if (c == k_replacement) note_invalid(decoded, at);
        append_character(decoded.text, c);
    }
}

// UTF-16 without a mark: text of European languages has a zero in nearly every high byte and hardly one in the low bytes.
std::optional<Encoding> utf16_by_zeros(std::string_view bytes) {
    const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4096) / 2 * 2;
    std::size_t even = 0, odd = 0;
    for (std::size_t at = 0; at < looked_at; at += 2) {
        even += bytes[at] == 0;
        odd += bytes[at + 1] == 0;
    }
    const std::size_t units = looked_at / 2;
    if (units == 0) return std::nullopt;
    if (odd * 10 >= units * 7 && even * 20 <= units) return Encoding::utf16_le;
    if (even * 10 >= units * 7 && odd * 20 <= units) return Encoding::utf16_be;
    return std::nullopt;
}

}  // namespace

char32_t windows_1252_character(unsigned char byte) { return byte >= 0x80 && byte < 0xA0 ? k_windows_1252[byte - 0x80U] : byte; }

Decoded decode(std::string_view bytes, Encoding encoding) {
    Decoded decoded;
    decoded.encoding = encoding;
    decoded.text.reserve(bytes.size());
    const std::string_view mark = byte_order_mark(encoding);
    const std::size_t begin = bytes.substr(0, mark.size()) == mark ? mark.size() : 0;
    switch (encoding) {
        case Encoding::utf8:
            decode_utf8(bytes, begin, decoded);
            break;
        case Encoding::utf16_le:
            decode_utf16(bytes, begin, true, decoded);
            break;
        case Encoding::utf16_be:
            decode_utf16(bytes, begin, false, decoded);
            break;
        case Encoding::windows_1252:
            decode_bytes(bytes, true, decoded);
            break;
        case Encoding::latin_1:
            decode_bytes(bytes, false, decoded);
            break;
    }
    return decoded;
}

Decoded decode(std::string_view bytes) {
    for (const Encoding encoding : {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be}) {
        const std::string_view mark = byte_order_mark(encoding);
        if (bytes.substr(0, mark.size()) == mark) return decode(bytes, encoding);
    }
    if (const auto encoding = utf16_by_zeros(bytes)) return decode(bytes, *encoding);
    Decoded decoded = decode(bytes, Encoding::utf8);
    if (decoded.invalid == 0) return decoded;
    std::size_t beyond_ascii = 0;
    bool has_windows = false;
    for (const char byte : bytes) has_windows |= static_cast<unsigned char>(byte) >= 0x80 && static_cast<unsigned char>(byte) < 0xA0;
    for (const char byte : decoded.text) beyond_ascii += (static_cast<unsigned char>(byte) & 0xC0U) == 0xC0U;
    if (beyond_ascii - decoded.invalid > decoded.invalid) return decoded;
    return decode(bytes, has_windows ? Encoding::windows_1252 : Encoding::latin_1);
}

std::optional<Encoding> encoding_named(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            plain.push_back(static_cast<char>(c - 'A' + 'a'));
        else if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            plain.push_back(c);
    }
    for (const char* utf8 : {"utf-8", "utf8", "unicode-1-1-utf-8"})
        if (plain == utf8) return Encoding::utf8;
    for (const char* windows : {"windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "ascii", "us-ascii"})
        if (plain == windows) return Encoding::windows_1252;
    for (const char* little : {"utf-16", "utf-16le", "unicode", "ucs-2"})
        if (plain == little) return Encoding::utf16_le;
    if (plain == "utf-16be") return Encoding::utf16_be;
    return std::nullopt;
}

}  // namespace clausebook
