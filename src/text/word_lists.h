#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

// Whether folded words stand in lists. Every word of a document is asked of hundreds of them: most are told apart by their lengths and first letters.
namespace clausebook {

inline bool is_same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a.compare(b) == 0));
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::any_of(list.begin(), list.end(), [word](std::string_view item) { return is_same_word(item, word); });
}

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [word](std::string_view item) { return is_same_word(item, word); });
}

template <std::size_t N>
bool begins_with_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
    return !word.empty() && std::any_of(list.begin(), list.end(),
                                        [word](std::string_view beginning) { return beginning.front() == word.front() && word.starts_with(beginning); });
}

// Tells of most words that they are none of a set, without looking into it.
class WordGate {
 public:
    void add(std::string_view word) { lengths_[letter(word)] |= length(word); }
    bool may_hold(std::string_view word) const { return (lengths_[letter(word)] & length(word)) != 0; }

 private:
    static std::size_t letter(std::string_view word) { return word.empty() ? 0 : static_cast<unsigned char>(word.front()) % 32; }
    static std::uint32_t length(std::string_view word) { return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31); }

    std::array<std::uint32_t, 32> lengths_{};  // by first letter: a bit a length
};

}  // namespace clausebook
