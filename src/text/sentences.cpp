#include <algorithm>
#include <array>

#include "text/utf8.h"
#include "text/word_lists.h"
#include "text/words.h"

namespace clausebook {

namespace {

// Never the last word of a sentence.
constexpr std::array<std::string_view, 34> k_leading = {"mr",     "mrs",  "ms",   "miss",   "dr",   "prof", "rev", "hon", "cllr", "cllrs", "clr", "clrs",
                                                        "sir",    "st",   "e.g",  "i.e",    "eg",   "ie",   "cf",  "viz", "vs",   "v",     "c",   "ca",
                                                        "approx", "incl", "excl", "messrs", "supt", "sgt",  "gen", "col", "lt",   "capt"};
// Part of a number's name: no end before a number, a bracket or a roman figure.
constexpr std::array<std::string_view, 41> k_before_number = {"no",    "nos",  "s",        "ss",  "sec", "secs", "sect", "art", "arts", "para", "paras",
                                                              "par",   "pars", "sub-para", "cl",  "cls", "reg",  "regs", "r",   "rr",   "sch",  "scheds",
                                                              "sched", "pt",   "pts",      "p",   "pp",  "ch",   "chap", "vol", "vols", "fig",  "figs",
                                                              "app",   "apps", "ann",      "tel", "ext", "o",    "so",   "etc"};
constexpr std::array<std::string_view, 12> k_months = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"};
// Words that a single capital letter may follow as a name: "Appendix A." can end a sentence, "J. Smith" cannot.
constexpr std::array<std::string_view, 12> k_named_by_letter = {"appendix", "annex",    "schedule", "part",  "section", "table",
                                                                "group",    "category", "class",    "grade", "option",  "paragraph"};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool is_opening(char32_t c) { return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x2018 || c == 0x201C || c == 0x00AB || c == 0x2022; }
bool is_closing(char32_t c) { return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0x00BB; }

// The run of characters without a blank that ends before `end`, without opening signs.
Span token_before(std::string_view text, std::size_t from, std::size_t end) {
    std::size_t begin = end;
    while (begin > from && !(text[begin - 1] == ' ' || text[begin - 1] == '\n' || text[begin - 1] == '\t')) --begin;
    while (begin < end) {
        std::size_t next = begin;
        if (!is_opening(next_character(text, next))) break;
        begin = next;
    }
    return {begin, end};
}

// "1", "4.2", "5C.1", "A", "iv", "(a)": what stands before a clause.
bool is_label(std::string_view token) {
    while (!token.empty() && token.back() == ')') token.remove_suffix(1);
    if (token.empty() || token.size() > 12) return false;
    const bool digits = std::any_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits)
        return std::all_of(token.begin(), token.end(),
                           [](char c) { return (c >= '0' && c <= '9') || c == '.' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
    const std::string small = lower(token);
    return token.size() == 1 || small.find_first_not_of("ivxlc") == std::string::npos;
}

// Whether the full stop at `stop` is part of the word before it; `next` is where the following words begin.
bool is_abbreviation(std::string_view text, std::size_t sentence_begin, std::size_t stop, std::size_t next) {
    const Span token = token_before(text, sentence_begin, stop);
    const std::string_view printed = text.substr(token.begin, token.size());
    const std::string word = lower(printed);
    if (token.begin == sentence_begin && is_label(printed)) return true;
    if (is_one_of(k_leading, word)) return true;
    const char after = text[next];
    const bool before_number = (after >= '0' && after <= '9') || after == '(' || after == '[';
    if (before_number && (is_one_of(k_before_number, word) || is_one_of(k_months, word))) return true;
    if (printed.size() == 1 && printed[0] >= 'A' && printed[0] <= 'Z' && printed[0] != 'I') {
        const std::size_t gap = token.begin;
        std::size_t end = gap;
        while (end > sentence_begin && text[end - 1] == ' ') --end;
        const Span earlier = token_before(text, sentence_begin, end);
        return !is_one_of(k_named_by_letter, lower(text.substr(earlier.begin, earlier.size())));
    }
    return false;
}

}  // namespace

std::vector<Span> sentences(std::string_view text) {
    constexpr std::size_t k_longest = 6000;  // bytes: what is longer was never one, and would be read again with each of its words
    std::vector<Span> out;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        std::size_t first = begin;
        while (first < end && is_blank(static_cast<unsigned char>(text[first]))) ++first;
        while (end > first && is_blank(static_cast<unsigned char>(text[end - 1]))) --end;
        if (first < end) out.push_back({first, end});
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t place = at;
        const char32_t c = next_character(text, at);
        if (c == ' ' && place - begin >= k_longest) {
            close(place);
            begin = at;
            continue;
        }
        if (c == '\n') {
            std::size_t next = at;
            while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
            if (next < text.size() && text[next] == '\n') {
                close(place);
                begin = at = next;
            }
            continue;
        }
        if (c != '.' && c != '?' && c != '!' && c != 0x2026) continue;
        std::size_t end = at;
        while (end < text.size()) {
            std::size_t next = end;
            const char32_t further = next_character(text, next);
            if (!is_closing(further) && further != '.' && further != '?' && further != '!') break;
            end = next;
        }
        std::size_t next = end;
        while (next < text.size() && is_blank(static_cast<unsigned char>(text[next]))) ++next;
        if (next == end || next == text.size()) {
            at = std::max(at, end);
            continue;
        }
        std::size_t after = next;
        const char32_t opens = next_character(text, after);
        if (!is_upper(opens) && !is_digit(opens) && !is_opening(opens)) continue;
        std::size_t start = begin;
        while (start < place && is_blank(static_cast<unsigned char>(text[start]))) ++start;
        if (c == '.' && end == at && is_abbreviation(text, start, place, next)) continue;
        close(end);
        begin = at = end;
    }
    close(text.size());
    return out;
}

}  // namespace clausebook
