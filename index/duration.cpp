#include "index/duration.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "text/fold.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 3> k_unit_terms = {"d", "wd", "m"};

struct Written {
    std::string_view name;
    DurationUnit unit;
    double times;
};
constexpr std::array<Written, 17> k_written = {{
    {"wd", DurationUnit::working_days, 1},
    {"working day", DurationUnit::working_days, 1},
    {"working days", DurationUnit::working_days, 1},
    {"h", DurationUnit::days, 1.0 / 24},
    {"hour", DurationUnit::days, 1.0 / 24},
    {"hours", DurationUnit::days, 1.0 / 24},
    {"d", DurationUnit::days, 1},
    {"day", DurationUnit::days, 1},
    {"days", DurationUnit::days, 1},
    {"w", DurationUnit::days, 7},
    {"week", DurationUnit::days, 7},
    {"weeks", DurationUnit::days, 7},
    {"m", DurationUnit::months, 1},
    {"month", DurationUnit::months, 1},
    {"months", DurationUnit::months, 1},
    {"y", DurationUnit::months, 12},
    {"year", DurationUnit::months, 12},
}};

std::optional<double> number(std::string_view text, std::string_view& rest) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 0) return std::nullopt;
    rest = text.substr(static_cast<std::size_t>(end - text.data()));
    return value;
}

}  // namespace

std::optional<Duration> duration_of(const TimeLimit& limit) {
    if (!limit.quantity) return std::nullopt;
    const double amount = *limit.quantity;
    switch (limit.period) {
        case Period::hour:
            return Duration{DurationUnit::days, amount / 24};
        case Period::day:
            return Duration{DurationUnit::days, amount};
        case Period::working_day:
            return Duration{DurationUnit::working_days, amount};
        case Period::week:
            return Duration{DurationUnit::days, amount * 7};
        case Period::month:
            return Duration{DurationUnit::months, amount};
        case Period::year:
            return Duration{DurationUnit::months, amount * 12};
        case Period::none:
        case Period::event:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Duration> parse_duration(std::string_view written) {
    const std::string folded = fold(written);
    std::string_view unit;
    const std::optional<double> amount = number(folded, unit);
    if (!amount) return std::nullopt;
    if (!unit.empty() && unit[0] == ' ') unit.remove_prefix(1);
    for (const Written& known : k_written) {
        if (unit == known.name) return Duration{known.unit, *amount * known.times};
    }
    return std::nullopt;
}

std::string duration_words(const Duration& duration) {
    constexpr std::array<std::string_view, 3> k_names = {"day", "working day", "month"};
    return fmt::format("{:.6g} {}{}", duration.amount, k_names[static_cast<std::size_t>(duration.unit)], duration.amount == 1 ? "" : "s");
}

std::string duration_term(const Duration& duration) { return fmt::format("{}:{:.6g}", k_unit_terms[static_cast<std::size_t>(duration.unit)], duration.amount); }

std::optional<Duration> parse_duration_term(std::string_view term) {
    const std::size_t colon = term.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    std::string_view rest;
    const std::optional<double> amount = number(term.substr(colon + 1), rest);
    for (std::size_t unit = 0; amount && unit < k_unit_terms.size(); ++unit) {
        if (term.substr(0, colon) == k_unit_terms[unit]) return Duration{static_cast<DurationUnit>(unit), *amount};
    }
    return std::nullopt;
}

}  // namespace clausebook
