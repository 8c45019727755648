#include "index/query_places.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/citation_key.h"
#include "text/fold.h"

namespace clausebook {
namespace {

using Kind = QueryNode::Kind;

constexpr std::string_view k_section_sign = "\xC2\xA7";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view without_ending(std::string_view word) {
    while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == ':')) word.remove_suffix(1);
    return word;
}

// "i" to "xxxix", in one case.
bool is_roman(std::string_view word) {
    return !word.empty() && word.size() <= 6 &&
           (word.find_first_not_of("ivxl") == std::string_view::npos || word.find_first_not_of("IVXL") == std::string_view::npos);
}

// "(b)", "(iv)", "b)", "(12)".
bool is_bracketed(std::string_view word) {
    if (word.size() < 2 || word.back() != ')') return false;
    word.remove_suffix(1);
    if (word.front() == '(') word.remove_prefix(1);
    return !word.empty() && word.size() <= 4 && std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || is_letter(c); });
}

// A number with parts: "9(b)", "4.2", "4.2.1(a)", "5C.1", "B.2", "8.2/a"; `mere`: without them too ("9", "9b", "IV", "B").
bool is_number(std::string_view word, bool mere) {
    if (word.empty()) return false;
    std::size_t digits = 0, parts = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (!is_digit(c) && !is_letter(c) && c != '.' && c != '(' && c != ')' && c != '/') return false;
        digits += is_digit(c);
        const bool last = i + 1 == word.size();
        // "24/7", "and/or" are no places; "8.2/a", "9/(b)" are.
        const bool opens = c == '(' || (c == '.' && !last) || (c == '/' && !last && (word[i + 1] == '(' || (is_letter(word[i + 1]) && i + 2 == word.size())));
        if (c == '/' && !opens) return false;
        parts += opens;
    }
    const bool begins = is_digit(word[0]) || word[0] == '(' || (word.size() > 1 && (is_digit(word[1]) || (word[1] == '.' && digits > 0)));
    if (begins && digits > 0 && parts > 0) return true;
    if (!mere) return false;
    if (word[0] == '(') return is_bracketed(word);
    std::size_t letters = 0;
    while (letters < word.size() && !is_digit(word[word.size() - 1 - letters])) ++letters;
    const std::size_t full_stop = word.back() == '.' ? 1 : 0;
    if (digits > 0) return is_digit(word[0]) && digits <= 3 && letters <= 1 + full_stop;
    const std::string_view label = word.substr(0, word.size() - full_stop);
    // "a" and "i" are words as well.
    return (is_roman(label) && label != "i") || (label.size() == 1 && label != "a" && label != "i");
}

class Joiner {
 public:
    explicit Joiner(std::vector<QueryNode> items) : items_(std::move(items)) {}

    std::vector<QueryNode> join() {
        std::vector<QueryNode> joined;
        for (std::size_t i = 0; i < items_.size();) {
            const std::optional<Found> found = place_at(i);
            QueryNode item = items_[i];
            const std::size_t end = found ? found->end : i + 1;
            if (found) {
                item.kind = Kind::place;
                item.text = found->text;
                item.doubtful = found->doubtful;
                item.span.end = items_[end - 1].span.end;
            }
            joined.push_back(std::move(item));
            i = end;
        }
        return joined;
    }

 private:
    struct Found {
        std::size_t end = 0;  // of the items that make the place
        std::string text;
        bool doubtful = false;
    };

    bool is_word(std::size_t i) const { return i < items_.size() && items_[i].kind == Kind::word && !items_[i].excluded && !items_[i].required; }
    std::string_view word(std::size_t i) const { return is_word(i) ? without_ending(items_[i].text) : std::string_view(); }

    // What follows the word for a place in one piece with it: "4.2" of "para4.2", "s.4.2", "§4.2"; empty where there is none.
    static std::string_view behind_place_word(std::string_view text) {
        if (text.substr(0, k_section_sign.size()) == k_section_sign) return text.substr(k_section_sign.size());
        std::size_t at = 0;
        while (at < text.size() && is_letter(text[at])) ++at;
        if (at == 0 || !is_place_word(fold(text.substr(0, at)))) return {};
        if (at < text.size() && text[at] == '.') ++at;
        return at < text.size() && (is_digit(text[at]) || text[at] == '(') ? text.substr(at) : std::string_view();
    }

    static bool names_a_place(std::string_view text) {
        if (text == k_section_sign) return true;
        if (!text.empty() && text.back() == '.') text.remove_suffix(1);
        return !text.empty() && is_letter(text[0]) && is_place_word(fold(text));
    }

    std::optional<Found> place_at(std::size_t i) const {
        if (!is_word(i)) return std::nullopt;
        std::size_t at = i;
        bool named = false;
        while (names_a_place(word(at)) && is_word(at + 1)) {
            // "s" and "no" are words for a place only where its number follows.
            named = true;
            ++at;
        }
        std::string_view number = word(at);
        if (const std::string_view behind = behind_place_word(number); !behind.empty()) {
            named = true;
            number = behind;
        }
        if (is_bracketed(number)) {
            if (std::optional<Found> inner = inside(at, named)) return inner;
        }
        const bool labelled = is_bracketed(word(at + 1));
        if (is_number(number, false) || (named && is_number(number, true)) ||
            (labelled && is_digit(number.empty() ? ' ' : number[0]) && is_number(number, true)))
            return with_labels(at, std::string(number));
        if (!named && is_number(number, true) && (is_digit(number[0]) || (number.size() > 1 && is_roman(number) && number[0] <= 'Z')))
            return Found{at + 1, std::string(number), true};
        return std::nullopt;
    }

    // "(b) of section 7", "(ii) of (b) of section 7".
    std::optional<Found> inside(std::size_t at, bool named) const {
        std::string labels(word(at));
        while (word(at + 1) == "of" && is_bracketed(word(at + 2))) {
            at += 2;
            labels.insert(0, std::string(word(at)) + " ");
        }
        if (word(at + 1) != "of" && word(at + 1) != "in") return std::nullopt;
        std::size_t of = at + 2;
        for (; names_a_place(word(of)); ++of) named = true;
        std::string_view number = word(of);
        if (const std::string_view behind = behind_place_word(number); !behind.empty()) {
            named = true;
            number = behind;
        }
        if (!named || !is_number(number, true)) return std::nullopt;
        return Found{of + 1, std::string(number) + " " + labels, false};
    }

    // The labels that follow the number at `at`: "(b)", "(b) (ii)", "b", "b ii".
    Found with_labels(std::size_t at, std::string text) const {
        std::size_t end = at + 1;
        for (; is_word(end); ++end) {
            const std::string_view label = word(end);
            // "a" and "i" are words as well: they are labels where nothing, "of" or only a council's name follows.
            const bool word_too = label == "a" || label == "i" || label == "I";
            const bool letter = label.size() == 1 && is_letter(label[0]) && (!word_too || end + 2 >= items_.size() || word(end + 1) == "of");
            const bool roman = label.size() > 1 && is_roman(label);
            if (!is_bracketed(label) && !letter && !roman) break;
            text += ' ';
            text += label;
        }
        return {end, std::move(text), false};
    }

    std::vector<QueryNode> items_;
};

}  // namespace

std::vector<QueryNode> join_places(std::vector<QueryNode> items) { return Joiner(std::move(items)).join(); }

}  // namespace clausebook
