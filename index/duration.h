#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/facts.h"

namespace clausebook {

// Durations that can be compared: hours, days and weeks as days; working days; months and years as months.
enum class DurationUnit : std::uint8_t { days, working_days, months };

struct Duration {
    DurationUnit unit = DurationUnit::days;
    double amount = 0;
};

// None for a limit without a number, or one that names an event.
std::optional<Duration> duration_of(const TimeLimit& limit);

// "5wd", "10 days", "2w", "48h", "12m", "1y" as people write it; none where it is none.
std::optional<Duration> parse_duration(std::string_view written);

// "5 working days".
std::string duration_words(const Duration& duration);

// "wd:5", as it stands in a term; parse_duration_term reads it.
std::string duration_term(const Duration& duration);
std::optional<Duration> parse_duration_term(std::string_view term);

}  // namespace clausebook
