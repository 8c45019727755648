#include "index/vocabulary.h"

#include <xapian.h>

#include <algorithm>
#include <array>

#include "text/words.h"

namespace clausebook {
namespace {

// Words that say nothing of what a clause is about. "must", "may", "not" and the like are no stop words here: they are what is asked for.
constexpr std::array<std::string_view, 62> k_stop_words = {
    "a",     "about", "all",  "am",    "an",   "and", "any", "are",  "as",   "at",   "be",    "been", "being", "but",  "by",   "can",
    "did",   "do",    "does", "for",   "from", "had", "has", "have", "how",  "i",    "if",    "in",   "into",  "is",   "it",   "its",
    "me",    "my",    "of",   "on",    "or",   "our", "she", "so",   "such", "than", "that",  "the",  "their", "them", "then", "there",
    "these", "they",  "this", "those", "to",   "was", "we",  "were", "what", "when", "which", "with", "you",   "your"};

}  // namespace

bool is_stop_word(std::string_view folded_word) { return std::binary_search(k_stop_words.begin(), k_stop_words.end(), folded_word); }

bool is_spelling_word(std::string_view term) {
    return term.size() >= 4 && term.size() <= 30 && std::all_of(term.begin(), term.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string stem_of(const std::string& folded_word) {
    thread_local const Xapian::Stem stemmer("english");
    return stemmer(folded_word);
}

std::vector<Token> tokenise(std::string_view text) {
    std::vector<Token> tokens;
    for (const Word& word : words(text)) {
        Token token{word.span, word.folded, ""};
        if (!is_stop_word(word.folded)) token.stem = stem_of(word.folded);
        tokens.push_back(std::move(token));
    }
    return tokens;
}

std::vector<std::string> joined_words(std::string_view text) {
    constexpr std::array<std::string_view, 4> k_hyphens = {"-", "\xE2\x80\x90", "\xE2\x80\x91", "\xC2\xAD"};
    std::vector<std::string> joined;
    if (std::none_of(k_hyphens.begin(), k_hyphens.end(), [&](std::string_view hyphen) { return text.find(hyphen) != std::string_view::npos; })) return joined;
    const std::vector<Word> all = words(text);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        std::string one = all[i].folded;
        std::size_t k = i;
        while (k + 1 < all.size()) {
            const std::string_view between = text.substr(all[k].span.end, all[k + 1].span.begin - all[k].span.end);
            if (std::find(k_hyphens.begin(), k_hyphens.end(), between) == k_hyphens.end()) break;
            one += all[++k].folded;
        }
        if (k > i) joined.push_back(std::move(one));
        i = k;
    }
    return joined;
}

}  // namespace clausebook
