#include "ingest/html_list.h"

#include <array>
#include <charconv>
#include <optional>

#include "ingest/number_format.h"

namespace clausebook {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> k_formats = {{{"decimal", "decimal"},
                                                                                      {"decimal-leading-zero", "decimalZero"},
                                                                                      {"lower-alpha", "lowerLetter"},
                                                                                      {"lower-latin", "lowerLetter"},
                                                                                      {"upper-alpha", "upperLetter"},
                                                                                      {"upper-latin", "upperLetter"},
                                                                                      {"lower-roman", "lowerRoman"},
                                                                                      {"upper-roman", "upperRoman"},
                                                                                      {"1", "decimal"},
                                                                                      {"a", "lowerLetter"},
                                                                                      {"A", "upperLetter"},
                                                                                      {"i", "lowerRoman"},
                                                                                      {"I", "upperRoman"}}};

std::optional<std::string_view> format_of(std::string_view shape) {
    for (const auto& [name, format] : k_formats)
        if (name == shape) return format;
    return std::nullopt;
}

std::optional<long> number_in(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '+')) text.remove_prefix(1);
    long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    constexpr long k_most = 1'000'000;
    if (error != std::errc() || number > k_most || number < -k_most) return std::nullopt;
    return number;
}

// What list-style-type, or the first word of list-style that is one, says.
std::string css_shape(HtmlNode element) {
    std::string shape = element.style("list-style-type");
    if (!shape.empty()) return shape;
    const std::string all = element.style("list-style");
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find(' ', begin), all.size());
        const std::string word = all.substr(begin, end - begin);
        if (format_of(word) || word == "none" || word == "disc" || word == "circle" || word == "square") return word;
        begin = end + 1;
    }
    return "";
}

// Letters count on as in a spreadsheet: z, aa, ab.
std::string css_letters(long number, char first) {
    std::string out;
    for (; number > 0; number = (number - 1) / 26) out.insert(out.begin(), static_cast<char>(first + (number - 1) % 26));
    return out;
}

}  // namespace

HtmlList::HtmlList(HtmlNode list, int level) : ordered_(list.is("ol")), shape_(css_shape(list)), level_(level) {
    if (shape_.empty()) shape_ = list.attribute("type");
    if (shape_.empty()) shape_ = ordered_ ? "decimal" : "disc";
    long items = 0;
    for (std::size_t i = 0; i < list.children(); ++i) items += list.child(i).is("li");
    if (ordered_ && list.has("reversed")) {
        step_ = -1;
        next_ = items;
    }
    if (const auto start = number_in(list.attribute("start"))) next_ = *start;
}

std::string HtmlList::shape_of(HtmlNode item) const {
    const std::string own = css_shape(item);
    if (!own.empty()) return own;
    const std::string_view type = item.attribute("type");
    return type.empty() ? shape_ : std::string(type);
}

std::string HtmlList::next_label(HtmlNode item) {
    if (const auto value = number_in(item.attribute("value")); value && ordered_) next_ = *value;
    const long number = next_;
    next_ += step_;
    const auto format = format_of(shape_of(item));
    if (!format) return "";
    if (*format == "lowerLetter" && number > 0) return css_letters(number, 'a') + ".";
    if (*format == "upperLetter" && number > 0) return css_letters(number, 'A') + ".";
    return format_number(static_cast<int>(number), *format) + ".";
}

bool HtmlList::is_bulleted(HtmlNode item) const {
    const std::string shape = shape_of(item);
    return shape != "none" && !format_of(shape);
}

}  // namespace clausebook
