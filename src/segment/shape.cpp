#include "segment/shape.h"

#include <algorithm>
#include <array>
#include <string>

#include "segment/letters.h"
#include "text/word_lists.h"

namespace clausebook {

namespace {

constexpr std::array<std::string_view, 22> k_reference_words = {"section",    "sections",    "paragraph", "paragraphs", "para", "paras", "clause",   "clauses",
                                                                "rule",       "rules",       "article",   "articles",   "part", "parts", "appendix", "schedule",
                                                                "regulation", "regulations", "see",       "no",         "page", "pages"};

constexpr std::array<std::string_view, 28> k_open_words = {"of",   "the",   "and", "or",   "to",  "in",    "a",    "an",    "by",  "for",
                                                           "with", "under", "at",  "from", "on",  "than",  "that", "their", "its", "his",
                                                           "her",  "as",    "is",  "be",   "are", "which", "who",  "any"};

// Short words that titles leave small.
constexpr std::array<std::string_view, 24> k_small_words = {"a",  "an",   "the", "and",  "or",   "of",    "in",  "on", "to", "for",  "by",    "with",
                                                            "at", "from", "as",  "with", "this", "their", "its", "be", "is", "upon", "under", "between"};

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lower(c);
    return out;
}

constexpr std::array<std::string_view, 12> k_verbs = {"shall", "must", "should", "will", "is", "are", "was", "were", "has", "have", "does", "do"};
constexpr std::array<std::string_view, 7> k_question_words = {"what", "how", "when", "who", "why", "where", "which"};

std::string_view last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    return text.substr(begin);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(blanks_length(text));
    while (!text.empty()) {
        std::size_t cut = 0;
        for (std::size_t n = 1; n <= 3 && n <= text.size(); ++n) {
            if (blank_length(text.substr(text.size() - n)) == n) cut = n;
        }
        if (cut == 0) break;
        text.remove_suffix(cut);
    }
    return text;
}

std::string_view first_word(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && blank_length(text.substr(n)) == 0) ++n;
    return text.substr(0, n);
}

TextShape shape_of(std::string_view text) {
    TextShape shape;
    std::size_t letters = 0, capitals = 0, straight = 0;
    int weighty = 0, raised = 0;
    bool question = false;
    for (std::size_t at = blanks_length(text); at < text.size();) {
        const std::string_view word = first_word(text.substr(at));
        std::size_t in_word = 0;
        for (const char c : word) {
            letters += is_letter(c);
            capitals += is_upper(c);
            in_word += is_letter(c) || is_digit(c) || (static_cast<unsigned char>(c) & 0x80) != 0;
            straight += c == '"';
        }
        for (std::size_t q = word.find("\xE2\x80"); q != std::string_view::npos && q + 2 < word.size(); q = word.find("\xE2\x80", q + 1)) {
            shape.quotes += word[q + 2] == '\x9C' ? 1 : word[q + 2] == '\x9D' ? -1 : 0;
        }
        if (in_word > 0) {
            ++shape.words;
            if (shape.words == 1) question = word.size() <= 5 && is_one_of(k_question_words, lowered(word));
            if (shape.words > 1 && word.size() <= 6) shape.says = shape.says || is_one_of(k_verbs, word);
            const std::string_view bare = without_openers(word);
            if (shape.words == 1 || word.size() > 8 || !is_one_of(k_small_words, lowered(without_closers(bare)))) {
                ++weighty;
                raised += !starts_lower(bare);
            }
        }
        at += word.size();
        at += blanks_length(text.substr(at));
        shape.inner_stop = shape.inner_stop || (word.size() > 3 && word.ends_with('.') && at < text.size() && is_upper(text[at]));
    }
    shape.capitals = letters >= 2 && capitals * 20 >= letters * 19;
    shape.title_case = weighty >= 2 && raised * 10 >= weighty * 8;
    shape.odd_quotes = straight % 2 == 1;
    shape.says = shape.says && !question;
    return shape;
}

Ending ending_of(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with('-') || text.ends_with("\u00AD") || text.ends_with("\u2010")) return Ending::hyphen;
    text = without_closers(text);
    if (text.empty()) return Ending::open;
    if (text.ends_with("\u2026")) return Ending::stop;
    if (text.ends_with("\u2014")) return Ending::colon;  // as statutes open their lists
    switch (text.back()) {
        case '.':
        case '?':
        case '!':
            return Ending::stop;
        case ':':
            return Ending::colon;
        case ';':
            return Ending::semicolon;
        case ',':
            return Ending::comma;
        default:
            break;
    }
    if (text.ends_with(":-") || text.ends_with(":\u2013") || text.ends_with(":\u2014")) return Ending::colon;
    return Ending::open;
}

bool ends_in_reference_word(std::string_view text) {
    const std::string_view word = last_word(trimmed(text));
    return !word.empty() && is_one_of(k_reference_words, lowered(word));
}

bool says_version(std::string_view text) {
    if (text.size() > 240 || text.find_first_of("0123456789._") == std::string_view::npos) return false;
    static constexpr std::array<std::string_view, 22> openers = {
        "adopted",     "approved",  "agreed",       "version",       "issue",       "issued",          "reviewed",      "revised",
        "review date", "date of",   "date adopted", "date approved", "next review", "last updated",    "last reviewed", "last revised",
        "updated",     "effective", "ratified",     "amended",       "published",   "document control"};
    const std::string small = lowered(text);
    std::string_view rest = small;
    for (const std::string_view subject : {"this ", "policy ", "protocol ", "document ", "code ", "guidance "}) {
        if (rest.starts_with(subject)) rest.remove_prefix(subject.size());
    }
    const bool opens = std::any_of(openers.begin(), openers.end(), [&](std::string_view word) { return rest.starts_with(word); });
    if (!opens) return false;
    // A sentence about reviewing is text; a date, a number or a blank to fill in makes it a line of history.
    const bool dated =
        small.find_first_of("0123456789") != std::string::npos || small.find("....") != std::string::npos || small.find("____") != std::string::npos;
    const bool rules = small.find(" must ") != std::string::npos || small.find(" will ") != std::string::npos || small.find(" should ") != std::string::npos ||
                       small.find(" shall ") != std::string::npos;
    return dated && !rules;
}

bool opens_note(std::string_view text) {
    const std::string_view mark = first_word(text);
    return mark.size() >= 3 && mark.size() <= 5 && mark.size() < text.size() && mark.front() == '[' && mark.back() == ']' &&
           mark.substr(1, mark.size() - 2).find_first_not_of("0123456789") == std::string_view::npos;
}

bool names_authority(std::string_view text) {
    const std::string word = lowered(last_word(trimmed(text))), opening = lowered(text.substr(0, 11));
    const bool body =
        word == "council" || word == "authority" || word == "cyngor" || word == "board" || opening.starts_with("cyngor ") || opening == "council of ";
    if (!body || ending_of(text) != Ending::open) return false;
    const TextShape shape = shape_of(text);
    return shape.words >= 2 && shape.words <= 9 && (shape.title_case || shape.capitals);
}

bool ends_in_open_word(std::string_view text) {
    const std::string_view word = last_word(trimmed(text));
    return !word.empty() && is_one_of(k_open_words, lowered(word));
}

bool ends_in_and_or(std::string_view text) {
    const std::string word = lowered(last_word(trimmed(text)));
    return word == "and" || word == "or";
}

std::vector<std::size_t> mid_line_labels(std::string_view text, bool long_line) {
    std::vector<std::size_t> cuts;
    if (text.size() < 12) return cuts;
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        const char c = text[at];
        const bool candidate = is_digit(c) || c == '(' || static_cast<unsigned char>(c) >= 0xC2 || (long_line && is_letter(c));
        if (!candidate || text[at - 1] != ' ') continue;
        const std::string_view here = text.substr(at);
        const std::string_view before = trimmed(text.substr(0, at));
        if (static_cast<unsigned char>(c) >= 0xC2) {
            if (long_line && bullet_length(here) > 1 && !here.starts_with("\u2013") && !here.starts_with("\u2014")) cuts.push_back(at);
            continue;
        }
        const Ending end = ending_of(before);
        if (!long_line && end != Ending::stop) continue;
        if (ends_in_reference_word(before) || (ends_in_open_word(before) && !long_line) || end == Ending::comma || end == Ending::hyphen) continue;
        const std::string_view token = first_word(here.substr(0, 16));
        if (!is_digit(c) && c != '(' && !(token.size() <= 5 && (token.ends_with('.') || token.ends_with(')')))) continue;
        const std::vector<LabelReading> readings = read_labels(here.substr(0, 80));
        if (readings.empty() || readings[0].doubt > 3 || readings[0].word > 0) continue;
        const LabelReading& best = readings[0];
        if (best.text_begin >= std::min<std::size_t>(here.size(), 80)) continue;
        const bool follows_well = starts_upper(here.substr(best.text_begin)) || (long_line && best.wrapper != Wrapper::none);
        if (!follows_well) continue;
        if (!long_line && best.depth < 2 && !(best.numeral == Numeral::decimal && best.wrapper == Wrapper::dot)) continue;
        cuts.push_back(at);
    }
    return cuts;
}

}  // namespace clausebook
