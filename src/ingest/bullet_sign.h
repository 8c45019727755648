#pragma once
#include <cstddef>
#include <string_view>

namespace clausebook {

// A sign that begins a list item and is nothing else: "•", "▪", "➢".
bool is_bullet_glyph(char32_t character);

// How many bytes of a paragraph's beginning are a bullet that was typed by hand, with the blanks after it; 0 where there is none. A bullet
// glyph needs no blank after it; a dash, "o" and "§" do, the last two a tab or several.
std::size_t bullet_sign(std::string_view text);

}  // namespace clausebook
