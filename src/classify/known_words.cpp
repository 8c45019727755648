#include "classify/known_words.h"

#include <algorithm>

#include "text/words.h"

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

KnownPassage::KnownPassage(std::string_view text, KnownWords& known, const Roles& roles) {
    constexpr std::size_t k_usual = 12;  // features that a word makes with those behind it
    const std::vector<Word> words = clausebook::words(text);
    mentions_ = find_roles(roles, text, words);
    entries_.reserve(words.size());
    begins_.reserve(words.size());
    starts_.reserve(words.size() + 1);
    joint_.reserve(words.size() * k_usual);
    std::vector<Feature> features;
    features.reserve(words.size() * k_usual);
    for (const Word& word : words) {
        entries_.push_back(&known.of(word.folded));
        begins_.push_back(word.span.begin);
    }
    const auto word_at = [&](std::size_t i) -> const PlainWord& { return entries_[i]->plain; };
    const auto take = [&](const Feature& feature, const FeatureKind& kind, std::string_view, std::string_view, std::size_t end_word) {
        features.push_back(feature);
        joint_.push_back({{}, static_cast<std::uint32_t>(end_word), &kind});
    };
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        starts_.push_back(features.size());
        each_joint_feature(i, entries_.size(), word_at, WordKinds::of_texts(), Runs::with, take);
        each_period_feature(i, entries_.size(), word_at, take);
    }
    starts_.push_back(features.size());
    const std::vector<LinearModel::Known> looked_up = known.model().look_up(features);
    for (std::size_t i = 0; i < joint_.size(); ++i) joint_[i].known = looked_up[i];
    keep_joint([](const Joint& joint) { return joint.known.row != LinearModel::k_unknown; });
}

template <class Wanted>
void KnownPassage::keep_joint(Wanted&& wanted) {
    std::size_t next = 0, kept = 0;
    for (std::size_t& start : starts_) {
        for (; next < start; ++next) {
            if (wanted(joint_[next])) joint_[kept++] = joint_[next];
        }
        start = kept;
    }
    joint_.resize(kept);
}

void KnownPassage::keep_named() {
    const FeatureKind* const run = &WordKinds::of_texts().run;
    keep_joint([run](const Joint& joint) { return joint.kind != run; });
    joint_.shrink_to_fit();
    begins_ = {};
}

std::size_t KnownPassage::first_word_from(std::size_t byte) const {
    return static_cast<std::size_t>(std::lower_bound(begins_.begin(), begins_.end(), byte) - begins_.begin());
}

}  // namespace clausebook
