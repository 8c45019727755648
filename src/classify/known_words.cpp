#include "classify/known_words.h"

#include <algorithm>

namespace clausebook {

const KnownWords::Entry& KnownWords::of(const std::string& folded) {
    const auto found = entries_.find(folded);
    if (found != entries_.end()) return found->second;
    Entry& entry = entries_.emplace(folded, Entry{PlainWord(folded), {}}).first->second;
    std::vector<Feature> features;
    each_own_feature(entry.plain, WordKinds::of_texts(), Runs::with, [&](const Feature& feature, const auto&...) { features.push_back(feature); });
    entry.own = model_.look_up(features);
    entry.own.erase(std::remove_if(entry.own.begin() + 2, entry.own.end(), [](const LinearModel::Known& run) { return run.row == LinearModel::k_unknown; }),
                    entry.own.end());
    return entry;
}

KnownPassage::KnownPassage(std::string_view text, KnownWords& known, const Roles& roles, Runs runs)
    : words_(clausebook::words(text)), mentions_(find_roles(roles, text, words_)) {
    entries_.reserve(words_.size());
    for (const Word& word : words_) entries_.push_back(&known.of(word.folded));
    const auto word_at = [&](std::size_t i) -> const PlainWord& { return entries_[i]->plain; };
    constexpr std::size_t k_usual = 12;  // features that a word makes with those behind it
    std::vector<Feature> features;
    features.reserve(words_.size() * k_usual);
    joint_.reserve(words_.size() * k_usual);
    starts_.reserve(words_.size() + 1);
    const auto take = [&](const Feature& feature, const FeatureKind& kind, std::string_view, std::string_view, std::size_t end_word) {
        features.push_back(feature);
        joint_.push_back({{}, static_cast<std::uint32_t>(end_word), &kind});
    };
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        starts_.push_back(features.size());
        each_joint_feature(i, entries_.size(), word_at, WordKinds::of_texts(), runs, take);
        each_period_feature(i, entries_.size(), word_at, take);
    }
    starts_.push_back(features.size());
    // Those that the model knows move together.
    const std::vector<LinearModel::Known> looked_up = known.model().look_up(features);
    std::size_t next = 0, kept = 0;
    for (std::size_t& start : starts_) {
        for (; next < start; ++next) {
            if (looked_up[next].row == LinearModel::k_unknown) continue;
            joint_[kept] = joint_[next];
            joint_[kept++].known = looked_up[next];
        }
        start = kept;
    }
    joint_.resize(kept);
}

std::size_t KnownPassage::first_word_from(std::size_t byte) const {
    const auto word = std::partition_point(words_.begin(), words_.end(), [&](const Word& w) { return w.span.begin < byte; });
    return static_cast<std::size_t>(word - words_.begin());
}

}  // namespace clausebook
