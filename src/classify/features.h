#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/roles.h"
#include "catalogue/synonyms.h"
#include "learning/feature.h"
#include "model/facts.h"

namespace clausebook {

// What the model is asked about: a clause, or one sentence of it, in its surroundings; for a question or a search only `text`.
struct Passage {
    std::string_view heading;       // the nearest heading above the clause, or its own
    std::string_view introduction;  // of a list item: the sentence that opens its list
    std::string_view text;
    std::vector<std::string> facts = {};  // what was extracted from `text`, as fact_traits() names it
    bool question = false;                // asks for a provision instead of making it
};

// The facts that stand in a run of a document's text (a unit's, or one sentence's), as names of traits: "limit officer figure",
// "promise full-reply", "decides dispute".
std::vector<std::string> fact_traits(const Facts& facts, int unit, Span within);

// Features and what they stand for, for people: "word:need". Runs of letters are left out: they say nothing that the words they stand in do not say.
class FeatureNames {
 public:
    // The name is `kind` and one or two words with a blank between them; `second` may be "".
    void add(const Feature& feature, std::string_view kind, std::string_view first, std::string_view second);
    // Some of them more than once.
    const std::vector<Feature>& features() const { return features_; }
    // Of the feature at that place of features().
    std::string_view name(std::size_t place) const;

 private:
    std::vector<Feature> features_;
    std::string text_;               // the names one after another
    std::vector<std::size_t> ends_;  // of each
};

// The features of a passage, each found once; the whole's and those of any run of its words are taken from them.
//
// Of the words: folded words, their stems, neighbouring words, stems no more than three words apart, runs of 3 to 5 letters, periods with a number. Of the
// roles named: their functions, and who stands before whom. Of the question: its stems. The heading's features stand in a space of their own.
class PassageFeatures {
 public:
    enum class Runs : std::uint8_t { with, without };
    // Keeps a reference to `roles`. `names`, where given, takes up the features that have one; runs of letters may be left out.
    PassageFeatures(std::string_view text, const Roles& roles, FeatureNames* names = nullptr, Runs runs = Runs::with);

    const std::vector<Word>& words() const { return words_; }
    const std::vector<RoleMention>& mentions() const { return mentions_; }
    // What the words make, by place, some of it more than once.
    const std::vector<Feature>& of_words() const { return of_words_; }
    // Calls `take` with the index of each of these features that lies within the words [first, end).
    template <class Take>
    void each_within(std::size_t first, std::size_t end, Take&& take) const {
        for (std::size_t i = starts_[first]; i < starts_[end]; ++i) {
            if (end_words_[i] <= end) take(i);
        }
    }
    // Adds what the roles named within the words [first, end) make.
    void add_roles(std::size_t first, std::size_t end, std::vector<Feature>& out, FeatureNames* names = nullptr) const;

 private:
    const Roles& roles_;
    std::vector<Word> words_;
    std::vector<RoleMention> mentions_;
    std::vector<Feature> of_words_;       // by their first word
    std::vector<std::size_t> end_words_;  // behind the last word of each
    std::vector<std::size_t> starts_;     // where each word's begin, and where the last word's end
};

// The features of a heading, and those of facts (fact_traits), some of them more than once.
void add_heading(std::string_view heading, std::vector<Feature>& out);
void add_facts(const std::vector<std::string>& facts, std::vector<Feature>& out, FeatureNames* names = nullptr);

// That a clause stands next to one that answers a provision.
Feature neighbour_feature(std::string_view key);

// All features of a passage, by hash, each once.
std::vector<Feature> passage_features(const Passage& passage, const Roles& roles, FeatureNames* names = nullptr);
// Those that have a name.
FeatureNames named_features(const Passage& passage, const Roles& roles);

// What words point to, by their stems: the groups of corpus/concepts.xml, each named by its first term.
using Concepts = std::unordered_map<std::string, std::vector<std::string>>;
Concepts concepts_by_stem(const Synonyms& groups);

// The features of a question, of a search's words, or of a clause as an example of what is asked: folded words, neighbouring words, stems no more than
// three words apart, runs of 3 to 5 letters within a word and the blanks round it, the concepts that words point to, and concepts that follow each other. By
// hash, each once; what comes again counts by the logarithm.
std::vector<Feature> question_features(std::string_view text, const Concepts& concepts);

}  // namespace clausebook
