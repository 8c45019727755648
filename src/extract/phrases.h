#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/reading.h"
#include "text/word_lists.h"

namespace clausebook {

// A set of phrases found by their first word, so that a scan costs one look-up a word. A phrase is written as folded words with
// blanks between them; "a|b" is either word, a "?" at a word's end makes it optional, "*" is any one word.
// Each phrase stands for a value of the caller's.
template <class Value>
struct Phrase {
    std::string_view pattern;
    Value value;
};

// Where the words from `at` on, within `end`, fit the pattern: the index after the last of them; nothing where they do not.
std::optional<std::size_t> match_phrase(const Reading& reading, std::size_t at, std::size_t end, std::string_view pattern);

// The first words by which a pattern can begin.
std::vector<std::string_view> first_words(std::string_view pattern);

template <class Value>
class PhraseSet {
 public:
    struct Match {
        std::size_t end = 0;
        Value value{};
        std::string_view pattern;
    };

    explicit PhraseSet(std::vector<Phrase<Value>> phrases) : phrases_(std::move(phrases)) {
        for (std::size_t i = 0; i < phrases_.size(); ++i) {
            for (const std::string_view word : first_words(phrases_[i].pattern)) {
                by_first_[word].push_back(i);
                gate_.add(word);
            }
        }
    }

    // The longest phrase that begins at the word; of equally long ones the first of the list.
    std::optional<Match> match(const Reading& reading, std::size_t at, std::size_t end) const {
        if (!gate_.may_hold(reading.word(at))) return std::nullopt;
        const auto found = by_first_.find(reading.word(at));
        if (found == by_first_.end()) return std::nullopt;
        std::optional<Match> best;
        for (const std::size_t i : found->second) {
            const auto after = match_phrase(reading, at, end, phrases_[i].pattern);
            if (after && (!best || *after > best->end)) best = Match{*after, phrases_[i].value, phrases_[i].pattern};
        }
        return best;
    }

 private:
    std::vector<Phrase<Value>> phrases_;
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_first_;
    WordGate gate_;  // of by_first_
};

}  // namespace clausebook
