#include <algorithm>
#include <array>
#include <optional>

#include "catalogue/roles.h"
#include "text/word_lists.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 18> k_determiners = {"the", "a",   "an",    "any",  "each", "every", "that",  "this",  "no",
                                                            "his", "her", "their", "your", "our",  "its",   "which", "these", "those"};
// A capital does not make these part of a name: they begin a sentence or join.
constexpr std::array<std::string_view, 66> k_no_part = {
    "if",  "when",    "where",   "should",  "as",     "in",      "on",    "at",       "by",    "from",  "with",     "and",   "or",      "but",  "of",  "to",
    "for", "all",     "both",    "either",  "such",   "some",    "only",  "unless",   "until", "while", "whenever", "after", "before",  "once", "ask", "tell",
    "see", "contact", "consult", "inform",  "notify", "however", "speak", "approach", "all",   "most",  "many",     "it",    "they",    "he",   "she", "we",
    "you", "also",    "then",    "because", "except", "subject", "under", "through",  "via",   "per",   "than",     "about", "between", "what", "who", "email"};
constexpr std::array<std::string_view, 5> k_deputies = {"deputy", "vice", "assistant", "depute", "sub"};
// The last words of names of departments, which may stand in a list after "of": "Head of Legal and Democratic Services".
constexpr std::array<std::string_view, 8> k_departments = {"services",   "resources", "communications", "support",
                                                           "governance", "scrutiny",  "audit",          "opposition"};
constexpr std::array<std::string_view, 5> k_serving = {"clerk", "solicitor", "secretary", "adviser", "assistant"};
constexpr std::array<std::string_view, 4> k_trailing = {"concerned", "affected", "involved", "responsible"};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Whether a word is the singular or the plural of a name's word.
bool is_form_of(std::string_view word, std::string_view singular) {
    if (word == singular) return true;
    if (word.size() == singular.size() + 1 && word.back() == 's' && word.substr(0, singular.size()) == singular) return true;
    if (word.size() == singular.size() && word.size() > 4 && singular.substr(singular.size() - 3) == "man")
        return word.substr(0, word.size() - 2) == singular.substr(0, singular.size() - 2) && word.substr(word.size() - 2) == "en";
    if (!singular.empty() && singular.back() == 'y' && word.size() == singular.size() + 2)
        return word.substr(0, singular.size() - 1) == singular.substr(0, singular.size() - 1) && word.substr(word.size() - 3) == "ies";
    return false;
}

class Finder {
 public:
    Finder(const Roles& roles, std::string_view text, const std::vector<Word>& words) : roles_(roles), text_(text), words_(words), longest_(words.size()) {}

    std::vector<RoleMention> find() {
        for (std::size_t i = 0; i < words_.size();) {
            const std::size_t next = read_at(i);
            i = next > i ? next : i + 1;
        }
        return std::move(out_);
    }

 private:
    std::string_view gap(std::size_t i) const {
        const std::size_t begin = words_[i].span.end;
        return text_.substr(begin, words_[i + 1].span.begin - begin);
    }
    // Nothing but a blank or a hyphen stands between word i and the next.
    bool joined(std::size_t i) const {
        if (i + 1 >= words_.size()) return false;
        const std::string_view between = gap(i);
        if (words_[i].span.size() == 1 && (between == "." || between == ". ")) return true;  // "s.151"
        return between == " " || between == "-" || between == "\xE2\x80\x90" || between == "\xE2\x80\x91" || between == "\n";
    }
    bool capital(std::size_t i) const { return is_capital(text_[words_[i].span.begin]); }
    bool possessive(std::size_t i) const {
        const std::string_view word = text_.substr(words_[i].span.begin, words_[i].span.size());
        return word.find('\'') != std::string_view::npos || word.find("\xE2\x80\x99") != std::string_view::npos;
    }
    const std::string& folded(std::size_t i) const { return words_[i].folded; }
    bool determiner(std::size_t i) const { return is_one_of(k_determiners, folded(i)); }
    // A word of a name by its capital, and no word that merely begins the sentence.
    bool named(std::size_t i) const { return capital(i) && !determiner(i) && !is_one_of(k_no_part, folded(i)); }

    struct Match {
        const Roles::Name* name;
        std::size_t end;
    };

    // Found once a word: what goes before asks too.
    const std::optional<Match>& longest_name(std::size_t i) const {
        if (!longest_[i]) longest_[i] = find_longest_name(i);
        return *longest_[i];
    }

    std::optional<Match> find_longest_name(std::size_t i) const {
        const std::string& word = folded(i);
        auto match = longest_name(i, word);
        const auto ends_in = [&](std::string_view end) { return word.size() > end.size() + 1 && word.compare(word.size() - end.size(), end.size(), end) == 0; };
        if (!match && ends_in("ies")) match = longest_name(i, word.substr(0, word.size() - 3) + "y");
        if (!match && ends_in("s")) match = longest_name(i, std::string_view(word).substr(0, word.size() - 1));
        if (!match && ends_in("men")) match = longest_name(i, word.substr(0, word.size() - 2) + "an");
        return match;
    }

    // The longest name whose first word is `first` and whose others stand in the text after word i.
    std::optional<Match> longest_name(std::size_t i, std::string_view first) const {
        if (!roles_.first_words.may_hold(first)) return std::nullopt;
        const auto list = roles_.names.find(first);
        if (list == roles_.names.end()) return std::nullopt;
        for (const Roles::Name& name : list->second) {
            std::size_t k = 1;
            while (k < name.words.size() && joined(i + k - 1) && (!possessive(i + k - 1) || folded(i + k - 1) == name.words[k - 1]) &&
                   is_form_of(folded(i + k), name.words[k]))
                ++k;
            if (k == name.words.size()) return Match{&name, i + k};
        }
        return std::nullopt;
    }

    bool complement_word(std::size_t i) const {
        if (named(i) || roles_.complements.count(folded(i))) return true;
        return possessive(i) && folded(i).size() > 1 && roles_.complements.count(folded(i).substr(0, folded(i).size() - 1));
    }

    // Whether a post, and no department, is named at i: then what goes before is finished.
    bool post_at(std::size_t i) const {
        if (i >= words_.size()) return false;
        const std::optional<Match>& match = longest_name(i);
        if (!match) return false;
        const RoleKind kind = roles_.functions[static_cast<std::size_t>(match->name->function)].kind;
        return kind != RoleKind::body && !is_one_of(k_departments, match->name->words.back()) && !match->name->needs_complement;
    }

    // The end of the words that go on a complement from word i (where the connecting "of" and article are past); i where there are none.
    std::size_t complement_end(std::size_t i, bool may_join) const {
        std::size_t end = i;
        for (std::size_t k = i; k < words_.size(); ++k) {
            if (k > i && !joined(k - 1)) {
                const bool listed = k + 1 < words_.size() && gap(k - 1) == ", " && may_join && named(k) && !post_at(k) && listed_to_and(k);
                if (!listed) break;
            }
            const std::string& word = folded(k);
            if (complement_word(k)) {
                end = k + 1;
            } else if (roles_.modifiers.count(word)) {
                continue;
            } else if ((word == "and" || word == "or") && k > i && may_join) {
                if (k + 1 >= words_.size() || !joined(k) || !complement_word(k + 1) || post_at(k + 1)) break;
            } else {
                break;
            }
        }
        return end;
    }

    // "Environment, Highways and Planning": a list of names that an "and" closes within six words.
    bool listed_to_and(std::size_t k) const {
        for (std::size_t j = k; j < std::min(words_.size(), k + 6); ++j) {
            if (folded(j) == "and") return j + 1 < words_.size() && named(j + 1) && !post_at(j + 1);
            if (!named(j)) return false;
        }
        return false;
    }

    // "of the Council", "for the ward", "to the Council": the end of what follows the name, or `end` itself.
    std::size_t after_name(std::size_t end, bool of_inside) const {
        if (of_inside) {
            const std::size_t further =
                joined(end - 1) && end < words_.size() && folded(end) == "and" && complement_word(end + 1 < words_.size() ? end + 1 : end)
                    ? (post_at(end + 1) ? end : complement_end(end + 1, true))
                : joined(end - 1) && end < words_.size() && named(end) ? complement_end(end, true)
                                                                       : end;
            if (further > end) end = further;
        }
        for (int depth = 0; depth < 2; ++depth) {
            if (!joined(end - 1) || end + 1 >= words_.size() || possessive(end - 1)) break;
            const std::string& link = folded(end);
            const bool serving = link == "to" && is_one_of(k_serving, folded(end - 1));
            if (link != "of" && link != "for" && !serving) break;
            std::size_t k = end + 1;
            if (!joined(end)) break;
            if (folded(k) == "his" && k + 2 < words_.size() && folded(k + 1) == "or" && folded(k + 2) == "her") k += 2;
            if (determiner(k) || folded(k) == "all") ++k;
            if (k >= words_.size() || !joined(k - 1)) break;
            const std::size_t found = complement_end(k, true);
            if (found == k || (link == "for" && post_at(k))) break;
            end = found;
        }
        return end;
    }

    // "(Legal and Democratic Services)", "(s)", "concerned", "in question": the end of what belongs to the role besides.
    std::size_t trailing_end(std::size_t end, std::size_t& byte_end) const {
        byte_end = words_[end - 1].span.end;
        if (end < words_.size() && (gap(end - 1) == " (" || gap(end - 1) == "(")) {
            const std::size_t close = text_.find(')', words_[end].span.begin);
            std::size_t k = end;
            bool fits = close != std::string_view::npos;
            const bool plural = fits && folded(end) == "s";
            for (; fits && k < words_.size() && words_[k].span.begin < close; ++k)
                fits = plural || named(k) || folded(k) == "and" || folded(k) == "of" || folded(k) == "for" || folded(k) == "the";
            if (fits && k > end && k - end <= 8) {
                byte_end = close + 1;
                end = k;
            }
        }
        if (end < words_.size() && text_.substr(byte_end, words_[end].span.begin - byte_end) == " ") {
            if (is_one_of(k_trailing, folded(end))) {
                std::size_t next = end + 1;
                if (folded(end) == "responsible" && next + 1 < words_.size() && joined(end) && folded(next) == "for" && joined(next)) {
                    std::size_t k = next + 1;
                    if (determiner(k) && joined(k)) ++k;
                    const std::size_t found = complement_end(k, true);
                    if (found > k)
                        next = found;
                    else
                        return end;  // responsible for something that is no service
                }
                end = next;
                byte_end = words_[end - 1].span.end;
            } else if (folded(end) == "in" && end + 1 < words_.size() && joined(end) && folded(end + 1) == "question") {
                byte_end = words_[end + 1].span.end;
                end += 2;
            }
        }
        return end;
    }

    std::size_t first_of(std::size_t i) {
        std::size_t first = i;
        while (first > 0 && joined(first - 1) && !possessive(first - 1)) {
            const std::size_t before = first - 1;
            const std::string& word = folded(before);
            if (!out_.empty() && before < out_.back().end_word && out_.back().plural && everyone(out_.back())) break;
            // Before a word in lower case a capital only begins the sentence: "Since staff ...".
            const bool part = (named(before) && capital(first)) || roles_.modifiers.count(word);
            if (part) {
                first = before;
            } else if (before > 0 && first == i && determiner(before - 1) && joined(before - 1) && describing(before)) {
                return before;
            } else if ((word == "and" || word == "of") && before > 0 && joined(before - 1) && named(before - 1) && capital(first) && !possessive(before - 1) &&
                       (out_.empty() || before - 1 >= out_.back().end_word)) {
                first = before - 1;
            } else {
                break;
            }
        }
        return first;
    }

    // Any one word between article and name belongs to the name: "our client manager", "the housing officer".
    bool describing(std::size_t i) const {
        const std::string& word = folded(i);
        const bool plain =
            (word.size() > 3 || capital(i)) && word.find_first_of("0123456789") == std::string::npos && !determiner(i) && !is_one_of(k_no_part, word);
        return plain && word.substr(word.size() - 2) != "ly" && !longest_name(i) && word != "same" && word != "whole" && word != "council";
    }

    bool everyone(const RoleMention& mention) const { return roles_.functions[static_cast<std::size_t>(mention.function)].everyone; }

    // Whether the name only describes the noun that follows it: "Council Tax", "cabinet meeting".
    bool describes(std::size_t first, std::size_t end, bool plural) const {
        if (!joined(end - 1) || possessive(end - 1) || end >= words_.size()) return false;
        const std::string& next = folded(end);
        // "Group | Manager": the name that follows takes this one in.
        if (longest_name(end) && !longest_name(end)->name->needs_complement) return !plural;
        const bool after_determiner = first > 0 && determiner(first - 1);
        if (roles_.compounds.count(next)) return !plural && !(next.back() == 's' && after_determiner);
        return named(end) && capital(end - 1) && !plural;
    }

    // Reads a mention whose name begins at word i; gives the word after it, or i where there is none.
    std::size_t read_at(std::size_t i) {
        const auto match = longest_name(i);
        if (!match) return i;
        const std::size_t name_end = match->end;
        const bool of_inside = std::find(match->name->words.begin(), match->name->words.end(), "of") != match->name->words.end();
        const std::size_t complement = after_name(name_end, of_inside);
        std::size_t first = first_of(i);
        if (match->name->needs_complement && complement == name_end && first == i) return i;
        RoleMention mention;
        mention.function = match->name->function;
        const std::string& last = folded(name_end - 1);
        mention.plural = last != match->name->words.back() && !possessive(name_end - 1);
        mention.possessive = possessive(complement - 1);
        std::size_t byte_end = words_[complement - 1].span.end;
        const std::size_t end = mention.possessive ? complement : trailing_end(complement, byte_end);
        if (describes(first, end, mention.plural) && end == complement) return name_end;
        for (std::size_t k = first; k < i; ++k) mention.deputy |= is_one_of(k_deputies, folded(k));
        // What the words before have been taken for is part of this name: "Democratic Services | Manager", "the officer's | line manager".
        while (!out_.empty() && out_.back().end_word > first) out_.pop_back();
        if (!out_.empty() && out_.back().possessive && out_.back().end_word == first && words_[first - 1].span.end + 1 == words_[first].span.begin) {
            const std::string& owner = folded(out_.back().first_word);
            const bool plain = out_.back().end_word - out_.back().first_word == 1 && (owner == "councils" || owner == "authoritys");
            if (!plain) first = out_.back().first_word;
            out_.pop_back();
        }
        // "the service's Director"
        const bool owned = first > 1 && joined(first - 1) && possessive(first - 1) && determiner(first - 2) && joined(first - 2);
        if (owned && (out_.empty() || out_.back().end_word < first) && folded(first - 1) != "councils" && folded(first - 1) != "authoritys") --first;
        while (first < i && folded(first) == "own") ++first;
        mention.first_word = first;
        mention.end_word = end;
        mention.span = {words_[first].span.begin, byte_end};
        out_.push_back(mention);
        return end;
    }

    const Roles& roles_;
    std::string_view text_;
    const std::vector<Word>& words_;
    mutable std::vector<std::optional<std::optional<Match>>> longest_;  // by word, once it was asked
    std::vector<RoleMention> out_;
};

}  // namespace

std::vector<RoleMention> find_roles(const Roles& roles, std::string_view text, const std::vector<Word>& words) { return Finder(roles, text, words).find(); }

std::vector<RoleMention> find_roles(const Roles& roles, std::string_view text) { return find_roles(roles, text, words(text)); }

}  // namespace clausebook
