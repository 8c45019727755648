#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/roles.h"
#include "classify/word_features.h"
#include "learning/linear_model.h"

// What a model knows of passages, kept apart by words so that the parts of a passage are taken from the whole. Internal to src/classify.
namespace clausebook {

// What a model knows of words by themselves, looked up once a word however often it comes.
class KnownWords {
 public:
    struct Entry {
        PlainWord plain;
        std::vector<LinearModel::Known> own;  // known and unknown: the word, its stem; then its runs as far as they are known
    };

    explicit KnownWords(const LinearModel& model) : model_(model) {}
    // Stays where it is.
    const Entry& of(const std::string& folded);
    const LinearModel& model() const { return model_; }

 private:
    const LinearModel& model_;
    std::unordered_map<std::string, Entry> entries_;
};

class KnownPassage {
 public:
    // `known` must outlive the passage.
    KnownPassage(std::string_view text, KnownWords& known, const Roles& roles);

    std::size_t size() const { return entries_.size(); }  // in words
    const std::vector<RoleMention>& mentions() const { return mentions_; }
    // The place of the first word that begins at `byte` of the text or behind it.
    std::size_t first_word_from(std::size_t byte) const;

    // Calls `take` with each known feature, some of them more than once, that the words [first, end) make.
    template <class Take>
    void each_within(std::size_t first, std::size_t end, Take&& take) const {
        for (std::size_t i = first; i < end; ++i) {
            for (const LinearModel::Known& own : entries_[i]->own) {
                if (own.row != LinearModel::k_unknown) take(own);
            }
            for (std::size_t j = starts_[i]; j < starts_[i + 1]; ++j) {
                if (joint_[j].end_word <= end) take(joint_[j].known);
            }
        }
    }

    // Keeps what each_named() and mentions() give, and drops the rest, which is most.
    void keep_named();
    // Calls `take(known, kind, first, second)` with each known feature of the words but runs of letters, and what it is made of: views of what `known` holds.
    template <class Take>
    void each_named(Take&& take) const {
        const WordKinds& kinds = WordKinds::of_texts();
        const std::string_view nothing;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const KnownWords::Entry& word = *entries_[i];
            if (word.own[0].row != LinearModel::k_unknown) take(word.own[0], kinds.word, word.plain.text, nothing);
            if (word.own[1].row != LinearModel::k_unknown) take(word.own[1], kinds.stem, word.plain.stem, nothing);
            for (std::size_t j = starts_[i]; j < starts_[i + 1]; ++j) {
                const Joint& joint = joint_[j];
                const PlainWord& last = entries_[joint.end_word - 1]->plain;
                if (joint.kind == &kinds.pair) {
                    take(joint.known, kinds.pair, word.plain.text, last.text);
                } else if (joint.kind == &kinds.near) {
                    take(joint.known, kinds.near, word.plain.stem, last.stem);
                } else if (joint.kind == &period_kind()) {
                    const std::string_view before = entries_[joint.end_word - 2]->plain.text;
                    take(joint.known, period_kind(), last.stem, before == "working" ? before : nothing);
                }
            }
        }
    }

 private:
    // What several words make.
    struct Joint {
        LinearModel::Known known;
        std::uint32_t end_word = 0;  // behind the last of them
        const FeatureKind* kind = nullptr;
    };
    template <class Wanted>
    void keep_joint(Wanted&& wanted);

    std::vector<std::size_t> begins_;  // the byte at which each word begins
    std::vector<RoleMention> mentions_;
    std::vector<const KnownWords::Entry*> entries_;  // by word
    std::vector<Joint> joint_;                       // by their first word
    std::vector<std::size_t> starts_;                // where each word's begin, and where the last word's end
};

}  // namespace clausebook
