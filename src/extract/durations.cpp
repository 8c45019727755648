#include "extract/durations.h"

#include <array>
#include <charconv>
#include <string>

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 20> k_small = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                                      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                                      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> k_tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 13> k_ordinals = {"zeroth",  "first",  "second", "third", "fourth",   "fifth",  "sixth",
                                                         "seventh", "eighth", "ninth",  "tenth", "eleventh", "twelfth"};

template <std::size_t N>
int index_in(const std::array<std::string_view, N>& list, std::string_view word) {
    for (std::size_t i = 0; i < N; ++i) {
        if (list[i] == word) return static_cast<int>(i);
    }
    return -1;
}

bool is_figure(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

std::optional<Number> figure_at(const Reading& reading, std::size_t at) {
    std::string digits(reading.word(at));
    bool ordinal = false;
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (digits.size() > 2 && digits.ends_with(ending)) {
            digits.resize(digits.size() - 2);
            ordinal = true;
            break;
        }
    }
    double value = 0;
    const char* last = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), last, value, std::chars_format::fixed);
    if (error != std::errc() || stop != last) return std::nullopt;
    return Number{value, at + 1, ordinal};
}

std::optional<Number> plain_number_at(const Reading& reading, std::size_t at, std::size_t end) {
    if (at >= end) return std::nullopt;
    const std::string_view word = reading.word(at);
    if (is_figure(word)) return figure_at(reading, at);
    if (const int small = index_in(k_small, word); small >= 0) return Number{static_cast<double>(small), at + 1, false};
    if (const int ordinal = index_in(k_ordinals, word); ordinal > 0) return Number{static_cast<double>(ordinal), at + 1, true};
    if (const int tens = index_in(k_tens, word); tens >= 0) {
        const double value = 20 + 10 * tens;
        if (at + 1 < end) {
            const int small = index_in(k_small, reading.word(at + 1));
            if (small > 0 && small < 10) return Number{value + small, at + 2, false};
            const int ordinal = index_in(k_ordinals, reading.word(at + 1));
            if (ordinal > 0 && ordinal < 10) return Number{value + ordinal, at + 2, true};
        }
        return Number{value, at + 1, false};
    }
    return std::nullopt;
}

bool is_day_kind(std::string_view word, DayType& type) {
    const bool was_clear = type == DayType::clear || type == DayType::clear_working;
    if (word == "working" || word == "business" || word == "office") {
        type = was_clear ? DayType::clear_working : DayType::working;
        return true;
    }
    if (word == "clear") {
        type = type == DayType::working ? DayType::clear_working : DayType::clear;
        return true;
    }
    if (word == "calendar" || word == "consecutive") {
        type = DayType::calendar;
        return true;
    }
    return word == "full" || word == "further" || word == "whole" || word == "more" || word == "additional" || word == "complete" || word == "extra";
}

}  // namespace

std::optional<Number> number_at(const Reading& reading, std::size_t at, std::size_t end) {
    const std::string_view word = reading.word(at);
    if (word == "half" && at + 1 < end && (reading.word(at + 1) == "a" || reading.word(at + 1) == "an")) return Number{0.5, at + 2, false};
    if (word == "a" || word == "an") {
        if (at + 2 < end && reading.word(at + 1) == "couple" && reading.word(at + 2) == "of") return Number{2, at + 3, false};
        return Number{1, at + 1, false};
    }
    auto number = plain_number_at(reading, at, end);
    // "5 (five)", "five (5)": said twice.
    if (number && number->end < end && reading.gap_has(number->end, "([")) {
        const auto again = plain_number_at(reading, number->end, end);
        if (again && again->value == number->value) number->end = again->end;
    }
    return number;
}

Period period_named(std::string_view word) {
    if (word == "hour" || word == "hours" || word == "hrs") return Period::hour;
    if (word == "day" || word == "days") return Period::day;
    if (word == "week" || word == "weeks") return Period::week;
    if (word == "month" || word == "months") return Period::month;
    if (word == "year" || word == "years") return Period::year;
    return Period::none;
}

std::optional<StatedDuration> duration_at(const Reading& reading, std::size_t at, std::size_t end) {
    if (at >= end) return std::nullopt;
    StatedDuration found;
    std::size_t next = at;
    bool counted_day = false;
    if ((reading.word(at) == "day" || reading.word(at) == "week") && at + 1 < end) {
        // "day five"
        const auto number = plain_number_at(reading, at + 1, end);
        if (!number || number->ordinal || reading.gap_has(at + 1, ".,;:(")) return std::nullopt;
        counted_day = true;
        found.quantity = number->value;
        found.period = period_named(reading.word(at));
        next = number->end;
    } else {
        auto number = number_at(reading, at, end);
        if (!number) return std::nullopt;
        next = number->end;
        // "three to five", "3-5", "five or six": the upper end binds.
        if (next + 1 < end && (reading.word(next) == "to" || reading.word(next) == "or" || reading.word(next) == "and")) {
            const auto upper = plain_number_at(reading, next + 1, end);
            if (upper && upper->value > number->value && upper->ordinal == number->ordinal) number = upper;
            next = number->end;
        } else if (next < end && reading.gap_before(next).find_first_of("-\xE2") != std::string_view::npos) {
            const auto upper = plain_number_at(reading, next, end);
            if (upper && upper->value > number->value && upper->ordinal == number->ordinal) number = upper;
            next = number->end;
        }
        found.quantity = number->value;
        found.ordinal = number->ordinal;
        while (next + 1 < end && !reading.gap_has(next, ".,;:") && is_day_kind(reading.word(next), found.day_type)) ++next;
        if (next >= end || reading.gap_has(next, ".,;:")) return std::nullopt;
        if (reading.word(next) == "fortnight" || reading.word(next) == "fortnights") {
            found.quantity *= 2;
            found.period = Period::week;
        } else {
            found.period = period_named(reading.word(next));
            // "day(s)": the bracketed letter is a word of its own.
            if (next + 1 < end && reading.word(next + 1) == "s" && reading.gap_before(next + 1) == "(") ++next;
        }
        if (found.period == Period::none) return std::nullopt;
        ++next;
    }
    found.ordinal |= counted_day;
    if (found.period == Period::day && (found.day_type == DayType::working || found.day_type == DayType::clear_working)) found.period = Period::working_day;
    found.words = {at, next};
    return found;
}

}  // namespace clausebook
