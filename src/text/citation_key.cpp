#include "text/citation_key.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 24> k_place_words = {"section", "sections", "sec",     "s",   "ss",      "paragraph", "paragraphs",   "para",
                                                            "paras",   "clause",   "clauses", "cl",  "article", "articles",  "art",          "rule",
                                                            "rules",   "item",     "point",   "sub", "number",  "no",        "subparagraph", "subsection"};
constexpr std::array<std::string_view, 12> k_ordinals = {"first",   "second", "third", "fourth", "fifth",    "sixth",
                                                         "seventh", "eighth", "ninth", "tenth",  "eleventh", "twelfth"};

// 2 for "second" and "2nd"; 0 for what is no ordinal.
int ordinal_of(std::string_view word) {
    const auto named = std::find(k_ordinals.begin(), k_ordinals.end(), word);
    if (named != k_ordinals.end()) return static_cast<int>(named - k_ordinals.begin()) + 1;
    int number = 0;
    std::size_t at = 0;
    while (at < word.size() && at < 4 && word[at] >= '0' && word[at] <= '9') number = number * 10 + (word[at++] - '0');
    const std::string_view rest = word.substr(at);
    return at > 0 && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") ? number : 0;
}

// Runs of letters or digits; a change between them parts none.
std::vector<std::string> tokens_of(std::string_view folded) {
    std::vector<std::string> tokens;
    bool open = false;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(folded, at);
        if (c == '#') {  // the second unit of one printed label: "4.2#2"
            while (at < folded.size() && folded[at] >= '0' && folded[at] <= '9') ++at;
        }
        if (is_letter(c) || is_digit(c)) {
            if (!open) tokens.emplace_back();
            tokens.back() += folded.substr(begin, at - begin);
            open = true;
        } else {
            open = false;
        }
    }
    return tokens;
}

}  // namespace

bool is_place_word(std::string_view folded) { return std::find(k_place_words.begin(), k_place_words.end(), folded) != k_place_words.end(); }

std::string citation_key(std::string_view written) {
    std::string key;
    const std::vector<std::string> tokens = tokens_of(fold(written));
    const auto put = [&](std::string_view part) {
        if (!key.empty()) key += '.';
        key += part;
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string& token = tokens[i];
        if (i + 1 < tokens.size()) {
            const int ordinal = ordinal_of(token);
            const std::string& next = tokens[i + 1];
            const char kind = next == "bullet" ? 'b' : next == "paragraph" || next == "para" ? 'p' : '\0';
            if (ordinal > 0 && kind != '\0') {
                put(kind + std::to_string(ordinal));
                ++i;
                continue;
            }
        }
        const bool is_word = token == "of" || is_place_word(token);
        // A lone "s" after a number is a letter of a list.
        if (is_word && !(token.size() == 1 && !key.empty())) continue;
        // "4.2b" is (b) of 4.2.
        std::size_t letters = 0;
        while (letters < token.size() && token[letters] >= '0' && token[letters] <= '9') ++letters;
        if (letters > 0 && letters < token.size()) {
            put(std::string_view(token).substr(0, letters));
            put(std::string_view(token).substr(letters));
        } else {
            put(token);
        }
    }
    return key;
}

std::string without_paragraphs(std::string_view key) {
    std::string out;
    for (std::size_t at = 0; at < key.size();) {
        const std::size_t end = std::min(key.find('.', at), key.size());
        const std::string_view part = key.substr(at, end - at);
        const bool paragraph = part.size() > 1 && part[0] == 'p' && part.find_first_not_of("0123456789", 1) == std::string_view::npos;
        if (!paragraph) {
            if (!out.empty()) out += '.';
            out += part;
        }
        at = end + 1;
    }
    return out;
}

}  // namespace clausebook
