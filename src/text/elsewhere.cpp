#include "text/elsewhere.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/words.h"

namespace clausebook {
namespace {

using List = std::vector<std::string_view>;

const std::array<List, 9> k_openings = {{{"in", "accordance", "with"},
                                         {"in", "line", "with"},
                                         {"in", "keeping", "with"},
                                         {"according", "to"},
                                         {"as", "set", "out", "in"},
                                         {"as", "laid", "down", "in"},
                                         {"as", "described", "in"},
                                         {"pursuant", "to"},
                                         {"under"}}};
const List k_instruments = {"arrangements", "charter", "charters",  "code",     "codes",     "guidance", "guidelines", "policies", "policy",   "procedure",
                            "procedures",   "process", "processes", "protocol", "protocols", "scheme",   "schemes",    "standard", "standards"};
const List k_possessives = {"its", "our", "their"};
const List k_own = {"above", "below", "following", "present", "same", "this", "these"};  // what this document sets out itself
const List k_own_after = {"above", "at", "below", "described", "here", "in", "set"};
constexpr std::size_t k_longest = 5;  // words before and with the instrument's

bool is_one_of(const List& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool stands_at(const List& phrase, const std::vector<Word>& words, std::size_t at) {
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        if (at + i >= words.size() || words[at + i].folded != phrase[i]) return false;
    }
    return true;
}

bool touch(std::string_view text, const Word& a, const Word& b) {
    const std::string_view between = text.substr(a.span.end, b.span.begin - a.span.end);
    return between.find_first_of(",.;:()") == std::string_view::npos;
}

// The instrument whose article or possessive stands at a word.
Span instrument_at(std::string_view text, const std::vector<Word>& words, std::size_t at) {
    if (at + 1 >= words.size()) return {};
    const bool owned = is_one_of(k_possessives, words[at].folded);
    if (!owned && words[at].folded != "the") return {};
    for (std::size_t i = at + 1; i < words.size() && i <= at + k_longest && touch(text, words[i - 1], words[i]); ++i) {
        if (is_one_of(k_own, words[i].folded)) return {};
        if (!is_one_of(k_instruments, words[i].folded)) continue;
        // "The protocol" alone is the one that is read.
        if (!owned && i == at + 1) return {};
        const bool goes_on = i + 1 < words.size() && touch(text, words[i], words[i + 1]);
        if (goes_on && is_one_of(k_instruments, words[i + 1].folded)) continue;
        return goes_on && is_one_of(k_own_after, words[i + 1].folded) ? Span{} : Span{words[at + 1].span.begin, words[i].span.end};
    }
    return {};
}

}  // namespace

Span unnamed_instrument(std::string_view text) {
    const std::vector<Word> all = words(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const List& opening : k_openings) {
            if (!stands_at(opening, all, i)) continue;
            if (const Span found = instrument_at(text, all, i + opening.size()); !found.empty()) return found;
        }
    }
    return {};
}

std::string document_pointed_to(const ProtocolDoc& doc, const Facts& facts, int unit, Span quoted) {
    const Reference* named = nullptr;
    for (const Reference& reference : facts.references) {
        if (reference.unit != unit || reference.kind != ReferenceKind::external) continue;
        if (quoted.contains(reference.span)) return reference.target;
        if (named == nullptr) named = &reference;
    }
    if (const Span unnamed = unnamed_instrument(doc.words(quoted)); !unnamed.empty())
        return std::string(doc.words({quoted.begin + unnamed.begin, quoted.begin + unnamed.end}));
    return named != nullptr ? named->target : "";
}

}  // namespace clausebook
