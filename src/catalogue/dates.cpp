#include "catalogue/dates.h"

#include <cstddef>

namespace clausebook {

bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    }
    const auto number = [&](std::size_t at) { return 10 * (text[at] - '0') + (text[at + 1] - '0'); };
    if (text.size() >= 7 && (number(5) < 1 || number(5) > 12)) return false;
    return text.size() < 10 || (number(8) >= 1 && number(8) <= 31);
}

}  // namespace clausebook
