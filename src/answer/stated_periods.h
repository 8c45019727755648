#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace clausebook {

// A period that a question takes for granted.
struct StatedPeriod {
    std::string text;  // as the question words it: "five-day rule"
    int quantity = 0;
    std::string unit;      // hour day week month year
    bool working = false;  // working days
};

// The periods that a question speaks of as a rule ("the five-day rule", "a deadline of 10 working days") or that it asks whether somebody must keep
// ("must they reply within a week?"). How long ago something happened is none.
std::vector<StatedPeriod> stated_periods(std::string_view question);

// Whether a clause's words name that period; "five days" is also one of five working days, not the other way round.
bool sets_period(std::string_view clause, const StatedPeriod& stated);

}  // namespace clausebook
