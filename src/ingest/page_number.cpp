#include "ingest/page_number.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace clausebook {

namespace {

struct Number {
    int value = 0;
    std::string_view printed;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0; }

// The value of a roman number written as it should be, from 1 to 399; else 0.
int roman_value(std::string_view text) {
    static constexpr std::array<std::pair<int, std::string_view>, 9> signs = {
        {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    int value = 0;
    std::string_view rest = lower;
    for (const auto& [worth, sign] : signs) {
        const int most = worth == 100 || worth == 10 || worth == 1 ? 3 : 1;
        for (int n = 0; n < most && rest.substr(0, sign.size()) == sign; ++n) {
            value += worth;
            rest.remove_prefix(sign.size());
        }
    }
    return rest.empty() ? value : 0;
}

// Whole numbers of up to five digits and roman numbers, in order.
std::vector<Number> numbers_in(std::string_view text) {
    std::vector<Number> out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        if (is_digit(text[i])) {
            while (end < text.size() && is_digit(text[end])) ++end;
            if (end - i <= 5) out.push_back({std::stoi(std::string(text.substr(i, end - i))), text.substr(i, end - i)});
        } else if (is_letter(text[i])) {
            while (end < text.size() && is_letter(text[end])) ++end;
            if (const int value = roman_value(text.substr(i, end - i))) out.push_back({value, text.substr(i, end - i)});
        } else {
            end = i + 1;
        }
        i = end;
    }
    return out;
}

}  // namespace

bool is_roman_number(std::string_view text) { return roman_value(text) > 0; }

bool is_page_number(std::string_view text) {
    std::string words;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end > i) {
            std::string word(text.substr(i, end - i));
            std::transform(word.begin(), word.end(), word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
            const bool dash = word.find_first_not_of("\xe2\x80\x90\x91\x92\x93\x94\xa2") == std::string::npos;
            if (!dash && word != "page" && word != "of" && word != "p" && word != "pg" && roman_value(word) == 0) return false;
        }
        i = std::max(end, i + 1);
    }
    const auto numbers = numbers_in(text);
    return !numbers.empty() && numbers.size() <= 2 && text.size() <= 24;
}

bool says_page(std::string_view text, int page_number, std::size_t page_count) {
    if (!is_page_number(text)) return false;
    const auto numbers = numbers_in(text);
    const bool word = text.find("age") != std::string_view::npos || text.find("AGE") != std::string_view::npos;
    if (numbers.size() == 2) return numbers[0].value <= numbers[1].value && numbers[0].value == page_number;
    return word && (page_count == 1 || numbers[0].value == page_number);
}

bool most_common_difference(const std::vector<NumberedText>& texts, int& difference) {
    std::map<int, std::set<int>> pages;
    for (const NumberedText& text : texts) {
        for (const Number& number : numbers_in(text.text)) pages[number.value - text.page_number].insert(text.page_number);
    }
    std::size_t most = 1;
    for (const auto& [found, on] : pages) {
        if (on.size() > most) {
            most = on.size();
            difference = found;
        }
    }
    return most > 1;
}

std::vector<bool> count_pages(const std::vector<NumberedText>& texts) {
    std::vector<bool> out(texts.size(), false);
    int difference = 0;
    if (!most_common_difference(texts, difference)) return out;
    std::size_t counting = 0;
    for (const NumberedText& text : texts) counting += !page_label(text.text, text.page_number, difference).empty();
    // Clauses' numbers meet those of their pages by chance, but not mostly.
    if (counting * 2 <= texts.size()) return out;
    for (std::size_t i = 0; i < texts.size(); ++i) out[i] = !page_label(texts[i].text, texts[i].page_number, difference).empty();
    return out;
}

std::string page_label(std::string_view text, int page_number, int difference) {
    for (const Number& number : numbers_in(text)) {
        if (number.value - page_number == difference) return std::string(number.printed);
    }
    return {};
}

}  // namespace clausebook
