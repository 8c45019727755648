#include "classify/word_features.h"

#include "text/word_lists.h"
#include "text/words.h"

namespace clausebook {
namespace {

constexpr float k_word = 1.0F, k_stem = 1.0F, k_pair = 1.0F, k_near = 0.5F, k_run = 0.3F;
constexpr float k_heading = 0.5F;

constexpr std::array<std::string_view, 8> k_periods = {"hour", "day", "week", "month", "year", "hours", "days", "weeks"};
constexpr std::array<std::string_view, 22> k_counts = {"0",      "one",      "two",     "three",  "four",   "five",  "six",  "seven", "eight", "nine", "ten",
                                                       "twelve", "fourteen", "fifteen", "twenty", "thirty", "forty", "next", "same",  "a",     "an",   "few"};

bool is_number(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ':'; });
}

WordKinds word_kinds(const std::string& space, float scale) {
    return {FeatureKind(space + "word", k_word * scale), FeatureKind(space + "stem", k_stem * scale), FeatureKind(space + "pair", k_pair * scale),
            FeatureKind(space + "near", k_near * scale), FeatureKind(space + "run", k_run * scale)};
}

}  // namespace

PlainWord::PlainWord(std::string_view folded)
    : text(is_number(folded) ? "0" : folded), stem(stem_of(text)), counts(is_one_of(k_counts, text)), period(is_one_of(k_periods, text)) {}

std::vector<PlainWord> plain_words(std::string_view text) {
    std::vector<PlainWord> plain;
    for (const Word& word : words(text)) plain.emplace_back(word.folded);
    return plain;
}

const WordKinds& WordKinds::of_texts() {
    static const WordKinds kinds = word_kinds("", 1.0F);
    return kinds;
}

const WordKinds& WordKinds::of_headings() {
    static const WordKinds kinds = word_kinds("heading ", k_heading);
    return kinds;
}

const FeatureKind& period_kind() {
    static const FeatureKind kind("period", 1.0F);
    return kind;
}

}  // namespace clausebook
