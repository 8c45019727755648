#include "extract/decider_sentence.h"

#include <algorithm>
#include <array>

#include "text/word_lists.h"

namespace clausebook::deciders {
namespace {

// What may stand between two roles of one group besides the conjunction.
constexpr std::array<std::string_view, 27> k_between = {"the",  "a",    "an",       "any",  "his",     "her",    "their", "its",  "your",
                                                        "that", "this", "to",       "with", "by",      "of",     "from",  "both", "through",
                                                        "each", "else", "straight", "then", "another", "either", "on",    "own",  "councils"};
constexpr std::array<std::string_view, 9> k_conditions = {"if", "where", "when", "in", "as", "for", "depending", "according", "failing"};
constexpr std::array<std::string_view, 12> k_definite = {"the", "that", "this", "his", "her", "their", "its", "your", "these", "those", "such", "our"};
constexpr std::array<std::string_view, 20> k_modals = {"must", "shall", "should", "will", "would", "may", "might", "can", "could", "cannot",
                                                       "is",   "are",   "was",    "were", "be",    "has", "have",  "had", "wont",  "ought"};
constexpr std::array<std::string_view, 6> k_finite = {"must", "shall", "should", "will", "may", "can"};
constexpr std::array<std::string_view, 22> k_auxiliaries = {
    "to",     "been",  "being",       "required",   "expected", "empowered", "entitled", "able", "authorised",     "permitted", "power",
    "powers", "right", "responsible", "discretion", "duty",     "need",      "needs",    "free", "responsibility", "for",       "the"};
constexpr std::array<std::string_view, 29> k_adverbs = {"either", "at",      "once",    "also",       "then",      "always", "itself",  "first",
                                                        "only",   "alone",   "further", "often",      "sometimes", "now",    "so",      "therefore",
                                                        "still",  "himself", "herself", "themselves", "both",      "each",   "jointly", "together",
                                                        "in",     "turn",    "instead", "afterwards", "ever"};
constexpr std::array<std::string_view, 6> k_prepositions = {"to", "with", "by", "from", "through", "of"};
constexpr std::array<std::string_view, 5> k_before_which = {"to", "for", "in", "by", "with"};
constexpr std::array<std::string_view, 4> k_relatives = {"which", "who", "whose", "whom"};
constexpr std::array<std::string_view, 6> k_subordinators = {"if", "that", "when", "where", "whether", "unless"};

bool ends_in_ly(std::string_view word) { return word.size() > 4 && word.compare(word.size() - 2, 2, "ly") == 0; }

// "to the Leader and by the officer": a preposition is said again, and is another one.
bool other_preposition(const Reading& unit, const RoleMention& left, const RoleMention& right) {
    std::size_t i = left.first_word;
    while (i > 0 && (is_one_of(k_definite, unit.words[i - 1].folded) || unit.words[i - 1].folded == "a" || unit.words[i - 1].folded == "either") &&
           !is_one_of(k_prepositions, unit.words[i - 1].folded))
        --i;
    if (i == 0 || !is_one_of(k_prepositions, unit.words[i - 1].folded)) return false;
    for (std::size_t k = left.end_word; k < right.first_word; ++k) {
        if ((unit.words[k].folded == "and" || unit.words[k].folded == "or") && k + 1 < right.first_word && is_one_of(k_prepositions, unit.words[k + 1].folded))
            return unit.words[k + 1].folded != unit.words[i - 1].folded;
    }
    return false;
}

enum class Link { none, comma, full };

// How the role that ends before word `from` goes together with the one that begins at word `to`.
Link link_between(const ProtocolDoc& doc, const Reading& unit, const RoleMention& left, const RoleMention& right) {
    if (left.end_word > right.first_word || right.first_word - left.end_word > 20) return Link::none;
    const std::string_view between = doc.words({left.span.end, right.span.begin});
    if (between.find_first_of(".;:") != std::string_view::npos) return Link::none;
    bool conjunction = between.find('/') != std::string_view::npos || between.find('&') != std::string_view::npos;
    const bool comma = between.find(',') != std::string_view::npos;
    // "or, if it is serious, with the Chief Executive": a condition between two commas after the conjunction. "a committee to which the Council
    // has delegated it, or by the Clerk": a clause about the left one, closed by the last comma.
    std::size_t skipped_until = 0;
    bool prepositions_only = true;
    const std::size_t clause = left.end_word + (is_one_of(k_before_which, unit.words[left.end_word].folded) ? 1 : 0);
    if (clause < right.first_word && is_one_of(k_relatives, unit.words[clause].folded)) {
        const std::size_t last_comma = doc.text.rfind(',', right.span.begin);
        if (last_comma != std::string::npos && last_comma > unit.words[clause].span.end) {
            const auto next = std::find_if(unit.words.begin() + static_cast<std::ptrdiff_t>(clause), unit.words.end(),
                                           [&](const Word& w) { return w.span.begin > last_comma; });
            // "a member who is unhappy should see the Clerk, and the Clerk": the main verb stands between, and no clause about the left one alone.
            const auto verb =
                std::find_if(unit.words.begin() + static_cast<std::ptrdiff_t>(clause) + 2, next, [](const Word& w) { return is_one_of(k_finite, w.folded); });
            if (next != unit.words.end() && (next->folded == "and" || next->folded == "or") && verb == next) skipped_until = last_comma;
        }
    }
    for (std::size_t i = left.end_word; i < right.first_word; ++i) {
        const std::string& word = unit.words[i].folded;
        if (unit.words[i].span.begin < skipped_until) continue;
        if (word == "and" || word == "or") {
            conjunction = true;
            const std::size_t next = i + 1;
            if (next < right.first_word && is_one_of(k_conditions, unit.words[next].folded)) {
                const std::size_t first_comma = doc.text.find(',', unit.words[i].span.end);
                const std::size_t last_comma = doc.text.rfind(',', right.span.begin);
                if (first_comma < unit.words[next].span.begin && last_comma > unit.words[next].span.end && last_comma < right.span.begin)
                    skipped_until = last_comma;
            }
        } else if (!is_one_of(k_between, word) && !ends_in_ly(word)) {
            prepositions_only = false;
        }
    }
    if (!prepositions_only || other_preposition(unit, left, right)) return Link::none;
    return conjunction ? Link::full : comma ? Link::comma : Link::none;
}

// "... tell the member and the Chief Executive will ...": the right one begins a new clause.
bool begins_clause(const Reading& unit, const RoleMention& left, const RoleMention& right) {
    if (right.end_word >= unit.words.size()) return false;
    Token after;
    after.word = unit.words[right.end_word].folded;
    if (!is_one_of(k_modals, after.word)) return false;
    std::size_t i = left.first_word;
    while (i > 0 && (is_one_of(k_definite, unit.words[i - 1].folded) || unit.words[i - 1].folded == "a" || unit.words[i - 1].folded == "or")) --i;
    if (i == 0) return false;
    const Word& before = unit.words[i - 1];
    // At a sentence's start, after a comma or a subordinator the left one is a subject too.
    if (is_one_of(k_subordinators, before.folded) || before.folded == "both" || before.folded == "and") return false;
    return unit.words[i].span.begin == before.span.end + 1;
}

bool is_pronoun(std::string_view word) { return word == "who" || word == "which" || word == "they" || word == "he" || word == "she"; }

}  // namespace

bool is_auxiliary(const Token& token) { return token.kind == Token::Kind::word && (is_one_of(k_modals, token.word) || is_one_of(k_auxiliaries, token.word)); }
bool is_adverb(const Token& token) { return token.kind == Token::Kind::word && (ends_in_ly(token.word) || is_one_of(k_adverbs, token.word)); }
bool is_negative(const Token& token) {
    return token.kind == Token::Kind::word &&
           (token.word == "not" || token.word == "never" || token.word == "cannot" || token.word == "wont" || token.word == "cant" || token.word == "dont" ||
            token.word == "neither" || token.word == "nor" || token.word == "nobody");
}

void add_words(Sentence& sentence, const Reading& unit, Span span, const RoleGroup* before) {
    const ProtocolDoc& doc = *unit.doc;
    std::vector<const RoleMention*> roles;
    for (const RoleMention& role : unit.roles) {
        if (span.contains(role.span)) roles.push_back(&role);
    }
    std::vector<Link> links(roles.size(), Link::none);  // of each with another
    std::vector<std::size_t> nexts(roles.size());       // with which: the next, or one of the two after it where those before stand in a clause between
    for (std::size_t i = 0; i + 1 < roles.size(); ++i) {
        for (nexts[i] = i + 1; nexts[i] < std::min(roles.size(), i + 4) && links[i] == Link::none; ++nexts[i]) {
            const RoleMention& next = *roles[nexts[i]];
            if (!roles[i]->possessive && !next.possessive && !begins_clause(unit, *roles[i], next)) links[i] = link_between(doc, unit, *roles[i], next);
        }
        --nexts[i];
    }
    // A comma joins only where a conjunction closes the list: "A, B or C".
    for (std::size_t i = links.size(); i-- > 0;) {
        if (links[i] == Link::comma && links[nexts[i]] == Link::none) links[i] = Link::none;
    }
    const auto find_word = [&](std::size_t byte) {
        return static_cast<std::size_t>(
            std::lower_bound(unit.words.begin(), unit.words.end(), byte, [](const Word& w, std::size_t b) { return w.span.begin < b; }) - unit.words.begin());
    };
    std::size_t next_role = 0;
    std::size_t byte = span.begin;
    const auto add_signs = [&](std::size_t end) {
        for (; byte < end; ++byte) {
            const char c = doc.text[byte];
            const bool dash = c == ' ' && doc.text.compare(byte, 5, " \xE2\x80\x93 ") == 0;
            if (std::string_view(",;:()/").find(c) != std::string_view::npos || dash || (c == ' ' && doc.text.compare(byte, 3, " - ") == 0)) {
                Token token;
                token.kind = Token::Kind::sign;
                token.sign = c == ' ' ? ',' : c;
                token.span = {byte, byte + 1};
                sentence.tokens.push_back(token);
            }
        }
        byte = std::max(byte, end);
    };
    for (std::size_t i = find_word(span.begin); i < unit.words.size() && unit.words[i].span.begin < span.end;) {
        const Word& word = unit.words[i];
        add_signs(word.span.begin);
        Token token;
        token.span = word.span;
        token.word = word.folded;
        if (next_role < roles.size() && roles[next_role]->first_word <= i) {
            RoleGroup group;
            const RoleMention& first = *roles[next_role];
            group.possessive = first.possessive;
            if (first.first_word > 0) {
                const std::string& article = unit.words[first.first_word - 1].folded;
                group.definite = is_one_of(k_definite, article);
                group.denied = article == "no" || article == "neither";
            }
            group.roles.push_back(first);
            while (links[next_role] != Link::none) group.roles.push_back(*roles[next_role = nexts[next_role]]);
            ++next_role;
            group.span = {group.roles.front().span.begin, group.roles.back().span.end};
            token.kind = Token::Kind::group;
            token.group = static_cast<int>(sentence.groups.size());
            token.span = group.span;
            i = group.roles.back().end_word;
            byte = group.span.end;
            sentence.groups.push_back(std::move(group));
        } else {
            if (is_pronoun(word.folded)) {
                const bool relative = word.folded == "who" || word.folded == "which";
                const RoleGroup* antecedent = relative && !sentence.groups.empty() ? &sentence.groups.back() : nullptr;
                // "Working with the Director, they ...": they are somebody else.
                const std::string_view opening = sentence.tokens.empty() ? word.folded : sentence.tokens.front().word;
                const bool aside = opening.size() > 4 && opening.compare(opening.size() - 3, 3, "ing") == 0;
                if (!relative) antecedent = sentence.groups.empty() || aside ? before : &sentence.groups.front();
                if (antecedent && (!relative || !antecedent->possessive)) {
                    RoleGroup group = *antecedent;
                    group.pronoun = true;
                    group.possessive = false;
                    group.denied = false;
                    group.span = word.span;
                    token.kind = Token::Kind::group;
                    token.group = static_cast<int>(sentence.groups.size());
                    sentence.groups.push_back(std::move(group));
                }
            }
            // "he or she" is one.
            const bool either = word.folded == "he" && i + 2 < unit.words.size() && unit.words[i + 1].folded == "or" && unit.words[i + 2].folded == "she";
            i += either ? 3 : 1;
            byte = unit.words[i - 1].span.end;
        }
        sentence.tokens.push_back(std::move(token));
    }
    add_signs(span.end);
}

}  // namespace clausebook::deciders
