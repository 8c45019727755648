#include "ingest/number_format.h"

namespace clausebook {

namespace {

std::string roman(int number) {
    static constexpr std::pair<int, const char*> k_signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                                              {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    if (number <= 0 || number > 9999) return std::to_string(number);
    std::string out;
    for (const auto& [value, sign] : k_signs)
        for (; number >= value; number -= value) out += sign;
    return out;
}

// a ... z, aa, bb, ... zz, aaa: the letter is doubled, not counted on.
std::string letters(int number) {
    constexpr int k_most = 26 * 30;
    if (number <= 0 || number > k_most) return std::to_string(number);
    return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), static_cast<char>('a' + (number - 1) % 26));
}

std::string upper(std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string in_words(int number, bool ordinal) {
    static constexpr const char* k_small[] = {"zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
                                              "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static constexpr const char* k_nth[] = {"zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
                                            "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
                                            "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
    static constexpr const char* k_tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (number < 0 || number > 99) return std::to_string(number);
    if (number < 20) return ordinal ? k_nth[number] : k_small[number];
    std::string tens = k_tens[number / 10];
    if (number % 10 == 0) return ordinal ? tens.substr(0, tens.size() - 1) + "ieth" : tens;
    return tens + "-" + (ordinal ? k_nth[number % 10] : k_small[number % 10]);
}

std::string ordinal(int number) {
    const int tens = number / 10 % 10;
    const char* ending = "th";
    if (tens != 1 && number % 10 == 1) ending = "st";
    if (tens != 1 && number % 10 == 2) ending = "nd";
    if (tens != 1 && number % 10 == 3) ending = "rd";
    return std::to_string(number) + ending;
}

std::string with_zeros(int number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

std::string format_number(int number, std::string_view format) {
    if (format == "none") return "";
    if (format == "lowerRoman") return roman(number);
    if (format == "upperRoman") return upper(roman(number));
    if (format == "lowerLetter") return letters(number);
    if (format == "upperLetter") return upper(letters(number));
    if (format == "decimalZero") return with_zeros(number, 2);
    if (format == "decimalZero3") return with_zeros(number, 3);
    if (format == "decimalZero4") return with_zeros(number, 4);
    if (format == "decimalZero5") return with_zeros(number, 5);
    if (format == "ordinal") return ordinal(number);
    if (format == "cardinalText") return capitalised(in_words(number, false));
    if (format == "ordinalText") return capitalised(in_words(number, true));
    if (format == "numberInDash") return "- " + std::to_string(number) + " -";
    if (format == "chicago") {
        static constexpr const char* k_signs[] = {"*", "\u2020", "\u2021", "\u00A7"};
        std::string out;
        for (int i = 0; number > 0 && i <= (number - 1) / 4 && i < 8; ++i) out += k_signs[(number - 1) % 4];
        return out;
    }
    return std::to_string(number);
}

}  // namespace clausebook
