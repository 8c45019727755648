#include "segment/label.h"

#include <algorithm>
#include <optional>
#include <string>

#include "segment/letters.h"

namespace clausebook {

namespace {

// Words that stand before a number where it labels a heading. The order gives LabelReading::word.
constexpr std::array<std::string_view, 14> k_heading_words = {"section", "part",   "article",   "appendix", "annex",     "annexe", "schedule",
                                                              "chapter", "clause", "paragraph", "rule",     "principle", "stage",  "step"};

constexpr std::array<std::string_view, 24> k_months = {"january",   "february", "march",    "april",    "may",  "june", "july", "august",
                                                       "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
                                                       "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};

struct Cursor {
    std::string_view text;
    std::size_t at = 0;

    char peek(std::size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
    bool take(char c) { return peek() == c ? (++at, true) : false; }
};

std::size_t dash_length(std::string_view text) {
    if (text.starts_with("\xE2\x80\x93") || text.starts_with("\xE2\x80\x94")) return 3;
    return text.starts_with("-") ? 1 : 0;
}

int letters_value(std::string_view run) {  // "b" 2, "bb" 28
    if (run.empty() || run.find_first_not_of(run[0]) != std::string_view::npos || run.size() > 2) return 0;
    return static_cast<int>(run.size() - 1) * 26 + (lower(run[0]) - 'a' + 1);
}

struct Component {
    int value = 0;
    Numeral numeral = Numeral::decimal;
    bool mixed = false;  // "5C"
};

// One component of a label at the cursor, all its readings; the cursor moves past it.
std::vector<Component> take_component(Cursor& c) {
    std::vector<Component> found;
    if (is_digit(c.peek())) {
        int value = 0;
        std::size_t digits = 0;
        for (; is_digit(c.peek()) && digits < 5; ++digits, ++c.at) value = value * 10 + (c.peek() - '0');
        if (value > 999) return {};
        if (is_upper(c.peek()) && !is_letter(c.peek(1)) && !is_digit(c.peek(1))) {
            value = value * 1000 + (c.peek() - 'A' + 1);
            ++c.at;
            return {{value, Numeral::decimal, true}};
        }
        return {{value, Numeral::decimal, false}};
    }
    std::size_t length = 0;
    while (is_letter(c.peek(length))) ++length;
    if (length == 0 || length > 7) return {};
    const std::string_view run = c.text.substr(c.at, length);
    const bool all_lower = std::all_of(run.begin(), run.end(), [](char x) { return is_lower(x); });
    const bool all_upper = std::all_of(run.begin(), run.end(), [](char x) { return is_upper(x); });
    if (!all_lower && !all_upper) return {};
    std::string small(run);
    for (char& x : small) x = lower(x);
    if (const int value = letters_value(small); value > 0) found.push_back({value, all_lower ? Numeral::lower : Numeral::upper, false});
    if (const int value = roman_value(small); value > 0) {
        found.push_back({value, all_lower ? Numeral::lower_roman : Numeral::upper_roman, false});
    }
    if (!found.empty()) c.at += length;
    return found;
}

std::string_view next_word(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && (is_letter(text[n]) || text[n] == '.')) ++n;
    return text.substr(0, n);
}

bool is_month(std::string_view word) {
    std::string small(word);
    for (char& x : small) x = lower(x);
    return std::find(k_months.begin(), k_months.end(), small) != k_months.end();
}

// What the text that follows a number says against its being a label: units of measure, times of day, dates.
double doubt_of_follower(const LabelReading& label, std::string_view rest, bool wide_gap) {
    const bool bare = label.wrapper == Wrapper::none;
    const std::string_view word = next_word(rest);
    const bool lower_start = starts_lower(rest);
    double doubt = 0;
    if (label.numeral == Numeral::decimal) {
        if (bare && label.zero) {
            doubt += 0.3;
        } else if (bare && label.depth == 1) {
            if (is_month(word)) return 12;
            doubt += rest.empty() ? 1.5 : lower_start ? 6 : starts_upper(rest) && label.last() < 60 ? 1.2 : 2;
            if (label.last() > 99) doubt += 4;
        } else if (label.depth == 1 && label.last() > 199) {
            doubt += 6;
        } else if (lower_start) {
            doubt += label.depth == 1 && label.wrapper != Wrapper::parens ? 1 : 0.5;
        }
        if (label.depth == 2 && (word == "am" || word == "pm" || word == "a.m." || word == "p.m." || word == "hours")) return 12;
        if (label.depth == 2 && (word == "million" || word == "per" || word == "times")) doubt += 6;
    } else {
        const bool roman = label.numeral == Numeral::lower_roman || label.numeral == Numeral::upper_roman;
        const bool upper = label.numeral == Numeral::upper || label.numeral == Numeral::upper_roman;
        if (bare && label.depth > 1)
            doubt += lower_start ? 2.5 : 0.5;
        else if (bare)
            doubt += lower_start ? 9 : rest.empty() ? 4 : 5;
        if (roman && label.end <= 3 && label.last() >= 50) doubt += 2.5;  // c d l m are letters first
        if (roman && label.last() > 40) doubt += 2;
        if (upper && label.wrapper == Wrapper::dot && label.depth == 1) doubt += is_upper(rest.empty() ? 'A' : rest[0]) ? 0.8 : 2;
    }
    if (label.wrapper == Wrapper::parens && (word == "to" || word == "and" || word == "or") && rest.substr(word.size()).starts_with(" ("))
        doubt += 5;  // "(a) to (c)"
    if (label.wrapper == Wrapper::parens && (word == "below" || word == "above" || word == "below." || word == "above.")) doubt += 3;
    if (wide_gap && !rest.empty()) doubt = std::max(0.0, doubt - 2);
    return doubt;
}

// "5C.1.2A strong relationship", "3.A serious matter": the letter may be the text's first word.
void add_first_word_reading(std::string_view text, std::vector<LabelReading>& readings) {
    LabelReading reading = readings.front();
    const char letter = text[reading.end - 1];
    if (reading.end < 2 || (letter != 'A' && letter != 'I' && letter != 'a')) return;
    const bool dot = text[reading.end - 2] == '.';
    if (!dot && !is_digit(text[reading.end - 2])) return;
    int& last = reading.values[static_cast<std::size_t>(reading.depth - 1)];
    if (dot) {
        if (--reading.depth == 0) return;
        reading.numeral = Numeral::decimal;
        reading.wrapper = Wrapper::dot;
    } else {
        last /= 1000;
        reading.lettered_path = reading.lettered_path && reading.depth > 1;
    }
    reading.text_begin = --reading.end;
    reading.doubt = 0.8;
    readings.push_back(reading);
}

std::optional<std::pair<int, std::size_t>> take_heading_word(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && is_letter(text[n])) ++n;
    std::string small(text.substr(0, n));
    for (char& x : small) x = lower(x);
    const auto found = std::find(k_heading_words.begin(), k_heading_words.end(), small);
    if (found == k_heading_words.end() || n >= text.size() || blank_length(text.substr(n)) == 0 || !is_upper(text[0])) return std::nullopt;
    return std::pair{static_cast<int>(found - k_heading_words.begin()) + 1, n + blanks_length(text.substr(n))};
}

}  // namespace

bool LabelReading::same_prefix(const LabelReading& other) const {
    return depth == other.depth && std::equal(values.begin(), values.begin() + depth - 1, other.values.begin());
}

bool LabelReading::same_style(const LabelReading& other) const {
    const auto open = [](Wrapper w) { return w == Wrapper::none || w == Wrapper::dot || w == Wrapper::colon; };
    return depth == other.depth && numeral == other.numeral && word == other.word && lettered_path == other.lettered_path && zero == other.zero &&
           (wrapper == other.wrapper || (open(wrapper) && open(other.wrapper)));
}

int roman_value(std::string_view letters) {
    static constexpr std::string_view signs = "ivxlcdm";
    static constexpr std::array<int, 7> worth = {1, 5, 10, 50, 100, 500, 1000};
    int total = 0;
    int previous = 2000;
    std::string check;
    for (const char letter : letters) {
        const std::size_t sign = signs.find(letter);
        if (sign == std::string_view::npos) return 0;
        const int value = worth[sign];
        total += value > previous ? value - 2 * previous : value;
        previous = value;
    }
    // Written back, so that "iiii" or "vx" are none.
    static constexpr std::array<std::pair<int, std::string_view>, 13> steps = {{{1000, "m"},
                                                                                {900, "cm"},
                                                                                {500, "d"},
                                                                                {400, "cd"},
                                                                                {100, "c"},
                                                                                {90, "xc"},
                                                                                {50, "l"},
                                                                                {40, "xl"},
                                                                                {10, "x"},
                                                                                {9, "ix"},
                                                                                {5, "v"},
                                                                                {4, "iv"},
                                                                                {1, "i"}}};
    int left = total;
    for (const auto& [value, text] : steps) {
        for (; left >= value; left -= value) check += text;
    }
    return check == letters ? total : 0;
}

std::vector<LabelReading> read_labels(std::string_view text) {
    std::vector<LabelReading> readings;
    Cursor c{text};
    int word = 0;
    if (const auto found = take_heading_word(text)) {
        word = found->first;
        c.at = found->second;
    }
    const bool paren = c.take('(');
    std::vector<Component> first = take_component(c);
    if (first.empty()) return {};
    LabelReading base;
    base.word = word;
    std::vector<Component> path;  // components after the first
    bool zero = false;
    const bool letter_first = first[0].numeral != Numeral::decimal;
    if (letter_first && c.text.size() > c.at && is_digit(c.peek()) && first[0].numeral == Numeral::upper) {  // A1
        first.resize(1);
        path = take_component(c);
        if (path.empty()) return {};
    }
    if (!paren) {
        while (c.peek() == '.' && (is_digit(c.peek(1)) || (is_letter(c.peek(1)) && !letter_first && !is_letter(c.peek(2)) && c.peek(2) != '.'))) {
            if (letter_first && !(first[0].numeral == Numeral::upper)) return {};
            Cursor ahead = c;
            ++ahead.at;
            std::vector<Component> next = take_component(ahead);
            if (next.empty() || path.size() + 2 > static_cast<std::size_t>(k_max_label_depth)) return {};
            first.resize(1);
            path.push_back(next[0]);
            c.at = ahead.at;
        }
    }
    // "2a": the letter counts within the number.
    if (path.empty() && !letter_first && !first[0].mixed && is_lower(c.peek()) && !is_letter(c.peek(1)) && !is_digit(c.peek(1)) &&
        !(c.peek(1) == '.' && is_letter(c.peek(2)))) {
        path.push_back({c.peek() - 'a' + 1, Numeral::lower, false});
        ++c.at;
    }
    if (path.size() == 1 && path[0].value == 0 && !letter_first) {
        zero = true;
        path.clear();
    }
    const std::size_t body_end = c.at;
    if (paren) {
        if (!c.take(')')) return {};
        base.wrapper = Wrapper::parens;
        c.take('.');
    } else if (c.take(')')) {
        base.wrapper = Wrapper::paren_right;
    } else if (c.take('.')) {
        base.wrapper = Wrapper::dot;
        if (c.peek() == ')') return {};
    } else if (c.take(':')) {
        base.wrapper = Wrapper::colon;
    }
    if (base.wrapper == Wrapper::none || base.wrapper == Wrapper::dot) {  // "PART 5 - Title", "7-", "16.—(1)"
        std::size_t at = c.at + blanks_length(text.substr(c.at));
        const std::size_t dash = dash_length(text.substr(at));
        const bool close = at == c.at;
        if (dash > 0 &&
            (word > 0 || (close && base.wrapper == Wrapper::dot) || (at + dash < text.size() && blank_length(text.substr(at + dash)) > 0 && body_end <= 3))) {
            const bool subtraction = at + dash < text.size() && is_digit(text[at + dash]);
            if (!subtraction) {
                c.at = at + dash;
                if (base.wrapper == Wrapper::none) base.wrapper = Wrapper::colon;
            }
        }
    }
    base.end = c.at;
    const std::size_t gap = blanks_length(text.substr(c.at));
    const bool wide_gap = gap > 1 || text.substr(c.at).starts_with("\t");
    const std::string_view rest = text.substr(c.at + gap);
    bool glued_number = false;
    if (gap == 0 && !rest.empty()) {
        const bool whole_word = rest.size() > 2 && is_letter(rest[1]) && is_letter(rest[2]);  // no "e.g."
        const bool glued =
            base.wrapper != Wrapper::none && (is_upper(rest[0]) || rest[0] == '(' || (is_lower(rest[0]) && (base.wrapper != Wrapper::dot || whole_word)));
        glued_number =
            base.wrapper == Wrapper::none && (!letter_first || !path.empty()) && is_upper(rest[0]) && rest.size() > 1 && (is_lower(rest[1]) || rest[1] == ' ');
        if (!glued && !glued_number) return {};
        base.doubt += glued_number                                                        ? (path.empty() ? 2 : 0.5)
                      : rest[0] == '('                                                    ? 0.2
                      : is_lower(rest[0]) && path.empty() && base.wrapper == Wrapper::dot ? 2
                                                                                          : 0.8;
    }
    // A stray rule after the letter ("A. _") is no text.
    base.text_begin = c.at + gap;
    for (std::size_t i = 0; i < first.size(); ++i) {
        LabelReading reading = base;
        reading.values[0] = first[i].value;
        reading.depth = 1;
        reading.numeral = first[i].numeral;
        reading.lettered_path = first[i].mixed || (letter_first && !path.empty());
        reading.zero = zero;
        for (const Component& next : path) {
            reading.values[static_cast<std::size_t>(reading.depth++)] = next.value;
            reading.numeral = next.numeral;
        }
        if (!glued_number) reading.doubt += doubt_of_follower(reading, rest, wide_gap);
        if (word > 0) {
            // "Section 12 of the Act", "Part 4 applies", but "Section 12: Access" and "PART 4 Rules".
            reading.doubt = base.wrapper == Wrapper::none && !rest.empty() ? (starts_lower(rest) ? 9 : wide_gap ? 1 : 2.5) : 0.3;
            if (letter_first && reading.values[0] > 26 && reading.numeral != Numeral::upper_roman) continue;
        }
        if (reading.doubt < 12) readings.push_back(reading);
    }
    if (!readings.empty() && gap > 0) add_first_word_reading(text, readings);
    // "2. 2.1. Text": a list's number before the typed one. The label is both, its value the typed one's.
    if (path.empty() && word == 0 && base.wrapper == Wrapper::dot && !letter_first && !rest.empty() && is_digit(rest[0])) {
        std::vector<LabelReading> typed = read_labels(rest);
        if (!typed.empty() && typed[0].doubt < 2 && (typed[0].depth > 1 || typed[0].wrapper == Wrapper::dot)) {
            for (LabelReading& reading : typed) {
                reading.end += base.text_begin;
                reading.text_begin += base.text_begin;
            }
            return typed;
        }
    }
    std::stable_sort(readings.begin(), readings.end(), [](const auto& a, const auto& b) { return a.doubt < b.doubt; });
    return readings;
}

std::size_t bullet_length(std::string_view text) {
    if (text.empty() || (is_letter(text[0]) && text[0] != 'o') || is_digit(text[0])) return 0;
    // Round, square, arrow and tick bullets, private-use glyphs of symbol fonts, dashes, and letters that Word fonts print for bullets.
    static constexpr std::array<std::string_view, 24> signs = {"\u2022", "\u00B7", "\u25CF", "\u25CB", "\u25E6", "\u25AA", "\u25AB", "\u25A0",
                                                               "\u25A1", "\u2023", "\u2043", "\u2219", "\u27A2", "\u2192", "\u2713", "\u2714",
                                                               "\u25BA", "\u25B8", "\uF0B7", "\uF0A7", "\uF0D8", "\uF0FC", "\u2751", "\u2666"};
    static constexpr std::array<std::string_view, 7> weak = {"-", "\u2013", "\u2014", "*", "o", "\u00A7", "+"};
    for (const std::string_view sign : signs) {
        if (text.starts_with(sign)) return sign.size() + blanks_length(text.substr(sign.size()));
    }
    for (const std::string_view sign : weak) {
        if (!text.starts_with(sign)) continue;
        const std::size_t gap = blanks_length(text.substr(sign.size()));
        if (gap > 0 && sign.size() + gap < text.size()) return sign.size() + gap;
    }
    return 0;
}

}  // namespace clausebook
