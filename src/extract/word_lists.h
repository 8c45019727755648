#pragma once
#include <string>
#include <string_view>

#include "extract/reading.h"
#include "text/word_lists.h"

namespace clausebook {

// The word as printed has an apostrophe: "member's", "days'".
inline bool is_possessive(const Reading& reading, std::size_t at) {
    const std::string_view printed = reading.printed(at);
    return printed.find('\'') != std::string_view::npos || printed.find("\xE2\x80\x99") != std::string_view::npos;
}

// The folded words of a range with blanks between them.
inline std::string lower_words(const Reading& reading, WordRange range) {
    std::string out;
    for (std::size_t at = range.begin; at < range.end; ++at) {
        if (!out.empty()) out += ' ';
        out += reading.word(at);
    }
    return out;
}

}  // namespace clausebook
