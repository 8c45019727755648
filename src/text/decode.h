#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace clausebook {

enum class Encoding { utf8, utf16_le, utf16_be, windows_1252, latin_1 };

// Bytes made UTF-8. A byte order mark is taken out.
struct Decoded {
    std::string text;  // valid UTF-8
    Encoding encoding = Encoding::utf8;
    std::size_t invalid = 0;             // how many sequences were not of the encoding; each is a U+FFFD in `text`
    std::size_t first_invalid_byte = 0;  // where in the bytes the first of them stands; only where `invalid` is not 0
};

// Decodes by what the bytes are: a byte order mark; else UTF-16 where every other byte is mostly zero; else UTF-8 where they are
// that, but for a few damaged places (fewer than the sound characters beyond ASCII); else Windows-1252 where a byte of 0x80-0x9F
// occurs, else Latin-1. Never fails: what cannot be decoded is counted.
Decoded decode(std::string_view bytes);
// Decodes as `encoding`, whatever the bytes look like; a byte order mark of that encoding is taken out.
Decoded decode(std::string_view bytes, Encoding encoding);

// The encoding that a name in HTML or XML stands for, by the WHATWG Encoding Standard ("iso-8859-1" and "ascii" mean Windows-1252
// there); none for a name that is not one of ours.
std::optional<Encoding> encoding_named(std::string_view name);

// What Windows-1252 makes of a byte: as Latin-1 but for 0x80-0x9F; U+FFFD for the five bytes that it leaves undefined.
char32_t windows_1252_character(unsigned char byte);

}  // namespace clausebook
