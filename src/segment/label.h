#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

// The grammar of printed labels: what a line's first characters may be as a number, letter or heading word of a numbering.
namespace clausebook {

enum class Numeral : std::uint8_t { decimal, lower, upper, lower_roman, upper_roman };
enum class Wrapper : std::uint8_t { none, dot, colon, paren_right, parens };

inline constexpr int k_max_label_depth = 7;

// One way to read the start of a text as a label. A text may have several: "(i)" is a roman one and a ninth letter.
struct LabelReading {
    std::size_t end = 0;                          // bytes: the label as printed is [0, end)
    std::size_t text_begin = 0;                   // first byte of what follows it
    std::array<int, k_max_label_depth> values{};  // 4.1.2 is {4, 1, 2}; letters and romans count from 1; 1.0 is {1}
    int depth = 0;
    Numeral numeral = Numeral::decimal;  // of the last component
    bool lettered_path = false;          // its first component has a letter: A1, 5C.1
    bool zero = false;                   // printed with a last component 0: "1.0"
    Wrapper wrapper = Wrapper::none;
    int word = 0;      // index of the heading word before it ("Section 4", "Part B") from 1; 0 where there is none
    double doubt = 0;  // cost of taking these characters for a label at all, whatever the sequence says

    int last() const { return values[static_cast<std::size_t>(depth - 1)]; }
    bool same_prefix(const LabelReading& other) const;
    // Both may count in one list: "1 Title" after "2." does, "a." after "(a)" does not.
    bool same_style(const LabelReading& other) const;
};

// All readings of the label that `text` may begin with, least doubtful first; none where it begins with no label. `text`
// has no blanks in front. Blanks after the label may be several: a wide gap makes a label likelier.
std::vector<LabelReading> read_labels(std::string_view text);

// The value of a roman numeral in lower case letters, 0 where it is none: "iv" is 4.
int roman_value(std::string_view letters);

// Bytes of a bullet's sign and the blanks after it at the start of `text`; 0 where there is none. Signs that are also
// letters ("o") or punctuation that may begin a sentence count only with blanks after them.
std::size_t bullet_length(std::string_view text);

}  // namespace clausebook
