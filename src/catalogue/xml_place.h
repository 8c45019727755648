#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace clausebook {

// "line 12": where an offset stands in a file's bytes, for errors.
inline std::string line_place(std::string_view bytes, std::size_t offset) {
    const std::size_t end = std::min(offset, bytes.size());
    return "line " + std::to_string(1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
}

}  // namespace clausebook
