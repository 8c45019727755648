#pragma once
#include <optional>

#include "extract/reading.h"
#include "model/facts.h"

namespace clausebook {

// "5 working days", "twenty-eight (28) days", "a fortnight", "three to five days" (its upper end), "half a working day".
struct StatedDuration {
    WordRange words;
    double quantity = 0;
    Period period = Period::none;
    DayType day_type = DayType::unstated;
    bool ordinal = false;  // "the tenth working day", "day five": a day that is counted, not a length
};

struct Number {
    double value = 0;
    std::size_t end = 0;  // the index after its last word
    bool ordinal = false;
};

// A number in figures or words that begins at the word: "5", "5 (five)", "twenty eight", "a", "half a", "fifth", "28th".
std::optional<Number> number_at(const Reading& reading, std::size_t at, std::size_t end);

// The period that a word names, singular or plural: "days"; a fortnight is none (it is two weeks).
Period period_named(std::string_view word);

// The duration that begins at the word; nothing where none does.
std::optional<StatedDuration> duration_at(const Reading& reading, std::size_t at, std::size_t end);

}  // namespace clausebook
