#pragma once
#include <string_view>
#include <vector>

namespace clausebook {

// Whether a value is the words of its first quote, and none that was derived of them: then nothing is said twice, and it is shown as words.
template <class Quote>
bool is_own_words(std::string_view value, const std::vector<Quote>& quotes) {
    return !quotes.empty() && value == quotes.front().text;
}

}  // namespace clausebook
