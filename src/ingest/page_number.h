#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace clausebook {

// "iv", "XII": letters that are a roman number, from 1 to 399.
bool is_roman_number(std::string_view text);

// Whether the text is nothing but a page number as people print them: "3", "- 3 -", "Page 3 of 12", "iv", "3 | Page".
bool is_page_number(std::string_view text);

// Whether the text says by itself that it numbers this page, without other pages to compare: "Page 3 of 12" on page 3.
bool says_page(std::string_view text, int page_number, std::size_t page_count);

struct NumberedText {
    int page_number = 0;
    std::string text{};
};

// For texts at one place of several pages: which of them hold a number that counts the pages with most of the others
// (its difference to the page's number is the same). None where no more than half agree.
std::vector<bool> count_pages(const std::vector<NumberedText>& texts);

// The number as printed that stands for page `page_number` in `text`, where the numbers count with `difference` from the
// file's pages; empty where none does.
std::string page_label(std::string_view text, int page_number, int difference);

// The difference that most of the texts agree on, where at least two do.
bool most_common_difference(const std::vector<NumberedText>& texts, int& difference);

}  // namespace clausebook
