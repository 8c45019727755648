#include "extract/place_fit.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "extract/word_lists.h"

namespace clausebook {
namespace {

// The sibling must share at least two words with the reference that the target lacks, of this weight together (two words that one unit
// in fifteen bears), and twice the weight of what only the target shares. Set on the sample documents: no alarm there.
constexpr std::size_t k_least_words = 2;
constexpr double k_least_gain = 5.0;
constexpr double k_times_better = 2.0;

std::string_view stem(std::string_view word) {
    if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.remove_suffix(1);
    return word;
}

// Words that join a clause or say that it refers, and tell nothing of its matter.
bool is_empty_word(std::string_view word) {
    return word.size() < 3 ||
           is_one_of(word, {"the",      "and",       "for",       "with",    "that",      "this",   "thi",   "any",  "which",   "who",       "their", "they",
                            "not",      "may",       "must",      "should",  "see",       "above",  "below", "from", "have",    "has",       "such",  "his",
                            "her",      "its",       "other",     "will",    "can",       "also",   "under", "was",  "were",    "more",      "than",  "what",
                            "when",     "where",     "how",       "are",     "apply",     "applie", "set",   "out",  "give",    "given",     "rule",  "remark",
                            "describe", "described", "provision", "section", "paragraph", "part",   "but",   "all",  "into",    "only",      "these", "those",
                            "there",    "then",      "been",      "being",   "our",       "your",   "them",  "each", "further", "following", "matter"});
}

template <class Item>
void make_set(std::vector<Item>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

PlaceFit::PlaceFit(const DocumentReading& document) : document_(document), stems_(document.doc().units.size()) {
    const auto& units = document.doc().units;
    for (const Reading& part : document.parts()) {
        for (const Word& word : part.words) {
            const auto [number, is_new] = numbers_.try_emplace(stem(word.folded), static_cast<int>(numbers_.size()));
            stems_[static_cast<std::size_t>(part.unit)].push_back(number->second);
        }
    }
    rarity_.resize(numbers_.size());
    double count = 0;
    for (auto& stems : stems_) {
        make_set(stems);
        if (!stems.empty()) ++count;
        for (const int number : stems) rarity_[static_cast<std::size_t>(number)] += 1;
    }
    for (double& seen : rarity_) seen = std::log((count + 1) / seen);
    for (std::size_t i = units.size(); i-- > 0;) {
        if (units[i].parent < 0) continue;
        auto& above = stems_[static_cast<std::size_t>(units[i].parent)];
        above.insert(above.end(), stems_[i].begin(), stems_[i].end());
    }
    for (auto& stems : stems_) make_set(stems);
}

bool PlaceFit::bears(int unit, int stem) const {
    const auto& stems = stems_[static_cast<std::size_t>(unit)];
    return std::binary_search(stems.begin(), stems.end(), stem);
}

std::vector<std::string_view> PlaceFit::asked_words(const Reading& part, WordRange sentence, WordRange place) const {
    std::set<std::string_view> own;
    for (int at = part.unit; at >= 0; at = document_.doc().units[static_cast<std::size_t>(at)].parent) {
        if (const Reading* heading = document_.heading_of(at)) {
            for (const Word& word : heading->words) own.insert(stem(word.folded));
        }
    }
    std::size_t begin = place.begin, end = place.end;
    while (begin > sentence.begin && !part.gap_has(begin, ");:")) --begin;
    while (end < sentence.end && !part.gap_has(end, ",;:)")) ++end;
    std::vector<std::string_view> asked;
    for (std::size_t at = begin; at < end; ++at) {
        const std::string_view word = stem(part.words[at].folded);
        if (!place.contains(at) && !is_empty_word(word) && own.count(word) == 0) asked.push_back(word);
    }
    make_set(asked);
    return asked;
}

int PlaceFit::likelier(int target, const Reading& part, WordRange sentence, WordRange place) const {
    const auto& units = document_.doc().units;
    const std::vector<std::string_view> asked = asked_words(part, sentence, place);
    int best = -1;
    double best_margin = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const int sibling = static_cast<int>(i);
        if (units[i].parent != units[static_cast<std::size_t>(target)].parent || sibling == target || units[i].label.empty()) continue;
        bool holds_reference = false;
        for (int at = part.unit; at >= 0; at = units[static_cast<std::size_t>(at)].parent) holds_reference = holds_reference || at == sibling;
        if (holds_reference) continue;
        double gain = 0, loss = 0;
        std::size_t gained = 0;
        for (const std::string_view word : asked) {
            const int number = numbers_.at(word);
            const bool mine = bears(sibling, number), theirs = bears(target, number);
            const double rarity = rarity_[static_cast<std::size_t>(number)];
            if (mine && !theirs) {
                gain += rarity;
                ++gained;
            }
            if (theirs && !mine) loss += rarity;
        }
        if (gained < k_least_words || gain < k_least_gain || gain < k_times_better * loss) continue;
        if (gain - loss > best_margin) {
            best = sibling;
            best_margin = gain - loss;
        }
    }
    return best;
}

}  // namespace clausebook
