#pragma once
#include <optional>
#include <string>
#include <vector>

#include "extract/reading.h"
#include "model/facts.h"

namespace clausebook {

// What kind of words state a time: decides what else the sentence must say for it to be a limit.
enum class TimeForm : std::uint8_t {
    duration,  // "within 5 working days", "by the end of the next working day"
    vague,     // "promptly", "in advance"
    event,     // "before the agenda is published"
    date,      // "December 2026"
};

// Words that state a time, whether or not anybody is to act by it.
struct TimeExpression {
    TimeForm form = TimeForm::vague;
    WordRange words;
    std::optional<double> quantity;
    Period period = Period::none;
    DayType day_type = DayType::unstated;
    std::string bound;
    WordRange trigger;  // the event that the time is counted from or to; may be empty
    std::string_view rule;
};

// The time expressions of a text in order; none overlaps another. One scan finds the anchors (names of periods, months, and the first
// words of fixed phrases), and only around an anchor are patterns tried.
std::vector<TimeExpression> find_time_expressions(const Reading& reading);

}  // namespace clausebook
