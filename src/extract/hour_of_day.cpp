#include "extract/hour_of_day.h"

#include "extract/word_lists.h"

namespace clausebook {
namespace {

bool period_of_day(std::string_view word) {
    return is_one_of(word, {"day", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "date"});
}

// "9.30", "9.30am", "5 p.m.", "5 o'clock": the index after it; `at` itself where no hour of the day stands there.
std::size_t clock_end(const Reading& reading, std::size_t at, std::size_t end) {
    if (at >= end) return at;
    const std::string_view printed = reading.printed(at);
    std::size_t digits = 0;
    while (digits < printed.size() && printed[digits] >= '0' && printed[digits] <= '9') ++digits;
    if (digits == 0 || digits > 2) return at;
    const std::string_view rest = printed.substr(digits);
    const auto is_half = [](std::string_view word) { return is_one_of(word, {"am", "pm", "noon", "oclock", "a.m", "p.m", "a.m.", "p.m."}); };
    std::size_t after = at + 1;
    bool hour = rest.size() >= 3 && (rest[0] == '.' || rest[0] == ':') && rest[1] >= '0' && rest[1] <= '5';
    hour |= rest.ends_with("am") || rest.ends_with("pm");
    if (after < end && is_half(reading.word(after))) return after + 1;
    if (after + 1 < end && is_one_of(reading.word(after), {"a", "p"}) && reading.word(after + 1) == "m") return after + 2;
    return hour ? after : at;
}

}  // namespace

std::optional<TimeExpression> read_clock(const Reading& reading, WordRange sentence, std::size_t at) {
    const bool late = is_one_of(reading.word(at), {"no", "not"}) && reading.word(at + 1) == "later" && reading.word(at + 2) == "than";
    if (!late && !is_one_of(reading.word(at), {"by", "before"})) return std::nullopt;
    const std::size_t hour = at + (late ? 3 : 1);
    std::size_t end = clock_end(reading, hour, sentence.end);
    if (end == hour) return std::nullopt;
    TimeExpression found{TimeForm::duration, {at, end}, std::nullopt, Period::none, DayType::unstated, "not-later-than", {}, "hour-of-day"};
    if (end + 2 < sentence.end && reading.word(end) == "on" && !reading.gap_has(end, ",;:()")) {
        std::size_t last = end + 1;
        while (last < sentence.end && last < end + 6 && !reading.gap_has(last, ",;:()") && !period_of_day(reading.word(last))) ++last;
        if (last < sentence.end && last < end + 6 && period_of_day(reading.word(last))) found.words.end = last + 1;
    }
    return found;
}

}  // namespace clausebook
