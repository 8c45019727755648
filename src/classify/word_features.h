#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/roles.h"
#include "learning/feature.h"

// What features words make, one after another. Sinks are called as take(feature, kind, first, second): what the feature is made of, which holds for the call;
// of what several words make with the end of them besides. Internal to src/classify.
namespace clausebook {

// A kind of features: the beginning of their names, and how much they count.
class FeatureKind {
 public:
    FeatureKind(std::string name, float weight) : name_(std::move(name) + ':'), weight_(weight) { begin_.put(name_); }

    // Of one word, or of two with a blank between them.
    Feature feature(std::string_view first, std::string_view second = {}) const {
        NameHash hash = begin_;
        hash.put(first);
        if (!second.empty()) hash.put(' ').put(second);
        return {hash.hash(), weight_};
    }
    // What it stands for, for people: "pair:need to".
    std::string name(std::string_view first, std::string_view second = {}) const {
        return std::string(name_).append(first).append(second.empty() ? "" : " ").append(second);
    }
    std::string_view key() const { return std::string_view(name_).substr(0, name_.size() - 1); }
    NameHash begin() const { return begin_; }
    Feature feature(const NameHash& hash) const { return {hash.hash(), weight_}; }

 private:
    std::string name_;
    float weight_;
    NameHash begin_;
};

// A folded word as features see it.
struct PlainWord {
    explicit PlainWord(std::string_view folded);

    std::string text;  // every number is "0"
    std::string stem;
    bool counts = false;  // a number, or a word such as "next"
    bool period = false;  // "days", "month"
};

std::vector<PlainWord> plain_words(std::string_view text);

// The kinds of features that words make; a heading's are apart from a text's.
struct WordKinds {
    FeatureKind word, stem, pair, near, run;

    static const WordKinds& of_texts();
    static const WordKinds& of_headings();
};
const FeatureKind& period_kind();

enum class Runs : bool { without, with };

// What a word makes by itself: first itself, then its stem, then, of it and the blanks around it, runs of 3 to 5 letters.
template <class Take>
void each_own_feature(const PlainWord& word, const WordKinds& kinds, Runs runs, Take&& take) {
    const std::string_view nothing;
    take(kinds.word.feature(word.text), kinds.word, word.text, nothing);
    take(kinds.stem.feature(word.stem), kinds.stem, word.stem, nothing);
    if (runs == Runs::without) return;
    const auto letter = [&](std::size_t at) { return at == 0 || at > word.text.size() ? ' ' : word.text[at - 1]; };
    for (std::size_t begin = 0; begin < word.text.size(); ++begin) {
        NameHash hash = kinds.run.begin();
        for (std::size_t length = 1; length <= 5 && begin + length <= word.text.size() + 2; ++length) {
            hash.put(letter(begin + length - 1));
            if (length >= 3) take(kinds.run.feature(hash), kinds.run, nothing, nothing);
        }
    }
}

// What word i makes with those behind it: the two neighbours, stems no more than three words apart, runs of letters over the blank. `word_at(i)` gives the
// PlainWord.
template <class WordAt, class Take>
void each_joint_feature(std::size_t i, std::size_t count, WordAt&& word_at, const WordKinds& kinds, Runs runs, Take&& take) {
    constexpr std::size_t k_reach = 3;
    const PlainWord& word = word_at(i);
    if (i + 1 < count) take(kinds.pair.feature(word.text, word_at(i + 1).text), kinds.pair, word.text, word_at(i + 1).text, i + 2);
    for (std::size_t j = i + 1; j < count && j <= i + k_reach; ++j) {
        take(kinds.near.feature(word.stem, word_at(j).stem), kinds.near, word.stem, word_at(j).stem, j + 1);
    }
    if (runs == Runs::without) return;
    // The three letters behind the blank, and the end of the words that each is part of: a blank between two words belongs to both.
    std::array<char, 3> behind{};
    std::array<std::size_t, 3> ends{};
    std::size_t letters = 0;
    for (std::size_t j = i + 1; j < count && letters < behind.size(); ++j) {
        const std::string& text = word_at(j).text;
        for (std::size_t at = 0; at <= text.size() && letters < behind.size(); ++at, ++letters) {
            behind[letters] = at < text.size() ? text[at] : ' ';
            ends[letters] = j + 1;
        }
    }
    const std::size_t before = std::min<std::size_t>(word.text.size() + 1, 3);  // letters of the word, and the blank before a short one
    for (std::size_t taken = 1; taken <= before; ++taken) {
        NameHash hash = kinds.run.begin();
        for (std::size_t back = taken; back > 0; --back) hash.put(back > word.text.size() ? ' ' : word.text[word.text.size() - back]);
        hash.put(' ');
        for (std::size_t n = 0; n < letters && taken + 1 + n < 5; ++n) {
            hash.put(behind[n]);
            take(kinds.run.feature(hash), kinds.run, std::string_view(), std::string_view(), ends[n]);
        }
    }
}

// The periods of which word i is the number: "period:day working".
template <class WordAt, class Take>
void each_period_feature(std::size_t i, std::size_t count, WordAt&& word_at, Take&& take) {
    if (!word_at(i).counts) return;
    const FeatureKind& kind = period_kind();
    for (std::size_t at = i + 1; at < count && at <= i + 3; ++at) {
        const PlainWord& word = word_at(at);
        const std::string_view working = word_at(at - 1).text == "working" ? "working" : "";
        if (word.period) take(kind.feature(word.stem, working), kind, word.stem, working, at + 1);
        if (word.counts) return;
    }
}

// The roles named within the words [first, end): their functions, and who stands before whom.
template <class Take>
void each_role_feature(const std::vector<RoleMention>& mentions, const Roles& catalogue, std::size_t first, std::size_t end, Take&& take) {
    static const FeatureKind role("role", 1.0F), roles("roles", 1.0F), first_kind("first", 1.0F), order_kind("order", 1.0F);
    constexpr std::array<std::string_view, 4> k_kinds = {"officer", "member", "body", "person"};
    const std::string_view nothing;
    std::string_view before;
    std::string order;
    int count = 0;
    for (const RoleMention& mention : mentions) {
        if (mention.first_word < first || mention.end_word > end) continue;
        const RoleFunction& function = catalogue.functions[static_cast<std::size_t>(mention.function)];
        const std::string_view kind = k_kinds[static_cast<std::size_t>(function.kind)];
        take(role.feature(function.key), role, function.key, nothing);
        if (!before.empty()) take(roles.feature(before, function.key), roles, before, function.key);
        if (order.empty()) take(first_kind.feature(kind), first_kind, kind, nothing);
        if (count < 3) {
            if (!order.empty()) order += ' ';
            order += kind;
            take(order_kind.feature(order), order_kind, order, nothing);
        }
        before = function.key;
        ++count;
    }
}

// What was extracted, as fact_traits() names it.
template <class Take>
void each_fact_feature(const std::vector<std::string>& facts, Take&& take) {
    static const FeatureKind kind("fact", 1.0F);
    for (const std::string& fact : facts) take(kind.feature(fact), kind, fact, std::string_view());
}

// All that the words of a heading make, some of it more than once.
template <class Take>
void each_heading_feature(std::string_view heading, Runs runs, Take&& take) {
    const std::vector<PlainWord> words = plain_words(heading);
    const auto word_at = [&](std::size_t i) -> const PlainWord& { return words[i]; };
    for (std::size_t i = 0; i < words.size(); ++i) {
        each_own_feature(words[i], WordKinds::of_headings(), runs, take);
        each_joint_feature(i, words.size(), word_at, WordKinds::of_headings(), runs,
                           [&](const Feature& feature, const FeatureKind& kind, auto first, auto second, std::size_t) { take(feature, kind, first, second); });
    }
}

}  // namespace clausebook
