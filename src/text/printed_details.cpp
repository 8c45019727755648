#include "text/printed_details.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/words.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 12> k_months = {"january", "february", "march",     "april",   "may",      "june",
                                                       "july",    "august",   "september", "october", "november", "december"};

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int month_of(std::string_view word) {
    if (word.size() < 3) return 0;
    for (std::size_t m = 0; m < k_months.size(); ++m) {
        if (k_months[m].substr(0, word.size()) == word && (word.size() == 3 || word == k_months[m] || (m == 8 && word == "sept")))
            return static_cast<int>(m) + 1;
    }
    return 0;
}

int day_of(std::string_view word) {
    if (word.size() > 2 && (word.substr(word.size() - 2) == "st" || word.substr(word.size() - 2) == "nd" || word.substr(word.size() - 2) == "rd" ||
                            word.substr(word.size() - 2) == "th")) {
        word.remove_suffix(2);
    }
    if (!all_digits(word) || word.size() > 2) return 0;
    const int day = std::stoi(std::string(word));
    return day >= 1 && day <= 31 ? day : 0;
}

int year_of(std::string_view word) { return all_digits(word) && word.size() == 4 && (word[0] == '1' || word[0] == '2') ? std::stoi(std::string(word)) : 0; }

// The first date at or after word `at`, within the next few words: ISO 8601, as exact as it is printed.
std::string date_after(const std::vector<std::string>& words, std::size_t at) {
    for (std::size_t i = at; i < std::min(words.size(), at + 8); ++i) {
        if (const int month = month_of(words[i])) {
            const int year = i + 1 < words.size() ? year_of(words[i + 1]) : 0;
            if (!year) continue;
            const int day = i > 0 ? day_of(words[i - 1]) : 0;
            return day ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : fmt::format("{:04}-{:02}", year, month);
        }
        if (i + 2 < words.size() && day_of(words[i]) && year_of(words[i + 2]) && all_digits(words[i + 1]) && words[i + 1].size() <= 2) {
            const int month = std::stoi(words[i + 1]);
            if (month >= 1 && month <= 12) return fmt::format("{:04}-{:02}-{:02}", year_of(words[i + 2]), month, day_of(words[i]));
        }
    }
    return {};
}

// Words with a date's slashes and dots as bounds.
std::vector<std::string> words_of(std::string_view text) {
    std::string parted(text);
    for (std::size_t i = 0; i < parted.size(); ++i) {
        if (parted[i] == '/' || parted[i] == '|' || parted[i] == '_') parted[i] = ' ';
    }
    return folded_words(parted);
}

void mine_dates(const std::vector<std::string>& words, Details& details) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string* target = nullptr;
        if (words[i] == "adopted" || words[i] == "approved" || words[i] == "ratified") {
            target = &details.adopted;
        } else if (words[i] == "review" || words[i] == "reviewed") {
            // "Reviewed May 2023" looks back and sets no date to come.
            target = words[i] == "review" ? &details.review : nullptr;
        } else if (words[i] == "effective") {
            target = &details.effective;
        }
        if (target && target->empty()) *target = date_after(words, i + 1);
    }
}

void mine_version(const std::vector<std::string>& words, Details& details) {
    if (!details.version.empty()) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const bool numbered = word.size() > 1 && word[0] == 'v' && word[1] >= '0' && word[1] <= '9';
        if (numbered && word.size() <= 8 && word.find_first_not_of("0123456789.", 1) == std::string::npos) {
            details.version = word.substr(1);
            return;
        }
        if ((word == "version" || word == "issue" || word == "v" || word == "ver") && i + 1 < words.size()) {
            const std::string& next = words[i + (words[i + 1] == "no" && i + 2 < words.size() ? 2 : 1)];
            if (!next.empty() && next.size() <= 8 && next[0] >= '0' && next[0] <= '9' && !year_of(next)) {
                details.version = next;
                return;
            }
        }
    }
}

std::string status_of(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (word == "draft") return "draft";
        if (word == "superseded" || word == "withdrawn" || word == "obsolete") return "superseded";
    }
    return {};
}

}  // namespace

std::string date_in(std::string_view text) {
    const std::vector<std::string> words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::string date = date_after(words, i); !date.empty()) return date;
    }
    return {};
}

void read_printed_details(std::string_view line, Details& details) {
    const std::vector<std::string> words = words_of(line);
    mine_version(words, details);
    mine_dates(words, details);
}

std::string status_in(std::string_view text) { return status_of(words_of(text)); }

}  // namespace clausebook
