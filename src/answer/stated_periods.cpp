#include "answer/stated_periods.h"

#include <algorithm>
#include <array>

#include "text/words.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 21> k_numbers = {"zero",     "one",     "two",     "three",     "four",     "five",     "six",
                                                        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
                                                        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 5> k_units = {"hour", "day", "week", "month", "year"};
constexpr std::array<std::string_view, 3> k_working = {"working", "business", "office"};
constexpr std::array<std::string_view, 2> k_other_days = {"clear", "calendar"};
constexpr std::array<std::string_view, 13> k_rules = {"rule",        "limit",     "deadline",  "target", "period",  "turnaround", "standard",
                                                      "requirement", "guarantee", "timescale", "window", "promise", "maximum"};
constexpr std::array<std::string_view, 10> k_duties = {"must", "should", "shall", "obliged", "required", "supposed", "bound", "entitled", "need", "ought"};
constexpr std::size_t k_words_to_rule = 2;  // between the period and what calls it a rule: "ten-day response time limit"
constexpr std::size_t k_longest_number = 4;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// -1 where the word is no number.
int number_of(std::string_view word) {
    if (word == "thirty") return 30;
    const auto named = std::find(k_numbers.begin(), k_numbers.end(), word);
    if (named != k_numbers.end()) return static_cast<int>(named - k_numbers.begin());
    if (word.empty() || word.size() > k_longest_number || !std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return -1;
    return std::stoi(std::string(word));
}

struct Found {
    StatedPeriod period;
    std::size_t first = 0, end = 0;  // words
};

std::vector<Found> periods_in(const std::vector<Word>& all) {
    std::vector<Found> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int quantity = all[i].folded == "a" || all[i].folded == "an" ? 1 : number_of(all[i].folded);
        if (quantity < 0) continue;
        Found found{{"", quantity, "", false}, i, i + 1};
        while (found.end < all.size() && (is_one_of(k_working, all[found.end].folded) || is_one_of(k_other_days, all[found.end].folded))) {
            found.period.working = found.period.working || is_one_of(k_working, all[found.end].folded);
            ++found.end;
        }
        if (found.end == all.size()) continue;
        std::string unit = all[found.end].folded;
        if (unit.size() > 3 && unit.back() == 's') unit.pop_back();
        if (!is_one_of(k_units, unit)) continue;
        found.period.unit = unit;
        ++found.end;
        out.push_back(std::move(found));
    }
    return out;
}

}  // namespace

std::vector<StatedPeriod> stated_periods(std::string_view question) {
    std::vector<StatedPeriod> out;
    const std::vector<Word> all = words(question);
    for (Found& found : periods_in(all)) {
        std::size_t first = found.first, end = found.end;
        const auto rule = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(end),
                                       all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), end + k_words_to_rule + 1)),
                                       [](const Word& word) { return is_one_of(k_rules, word.folded); });
        const bool follows = rule != all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), end + k_words_to_rule + 1));
        const bool precedes = first >= 2 && all[first - 1].folded == "of" && is_one_of(k_rules, all[first - 2].folded);
        const bool asked =
            first >= 1 && all[first - 1].folded == "within" &&
            std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first), [](const Word& word) { return is_one_of(k_duties, word.folded); });
        if (!follows && !precedes && !asked) continue;
        if (follows) end = static_cast<std::size_t>(rule - all.begin()) + 1;
        if (precedes) first -= 2;
        if (asked) --first;
        found.period.text = std::string(question.substr(all[first].span.begin, all[end - 1].span.end - all[first].span.begin));
        out.push_back(std::move(found.period));
    }
    return out;
}

bool sets_period(std::string_view clause, const StatedPeriod& stated) {
    const std::vector<Found> found = periods_in(words(clause));
    return std::any_of(found.begin(), found.end(), [&](const Found& one) {
        return one.period.quantity == stated.quantity && one.period.unit == stated.unit && (one.period.working || !stated.working);
    });
}

}  // namespace clausebook
