#pragma once
#include <optional>

#include "extract/time_expressions.h"

namespace clausebook {

// The limit that begins at the word and is an hour of the day: "by 5 p.m.", "by 9.30 on the first day", "no later than 12 noon on Friday".
std::optional<TimeExpression> read_clock(const Reading& reading, WordRange sentence, std::size_t at);

}  // namespace clausebook
