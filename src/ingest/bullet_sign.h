#pragma once
#include <cstddef>
#include <string_view>

namespace clausebook {

// How many bytes of a paragraph's beginning are a bullet that was typed by hand, with the blanks after it; 0 where there is none. A sign that
// is nothing else ("•", "▪", "➢") needs no blank after it; a dash, "o" and "§" do, the last two a tab or several.
std::size_t bullet_sign(std::string_view text);

}  // namespace clausebook
