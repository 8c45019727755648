#include "extract/decider_frames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

#include "extract/decider_table.h"
#include "extract/verb_classes.h"
#include "text/word_lists.h"

namespace clausebook::deciders {
namespace {

// A set of word lists, a bit a list.
using Lists = std::vector<std::uint64_t>;

bool has_list(const std::uint64_t* lists, std::size_t list) { return (lists[list / 64] >> (list % 64) & 1U) != 0; }

// All lists of words that patterns name, so that a word is looked up once and not compared with each of them.
class WordLists {
 public:
    // The number of a list as the table writes it: "refer|pass*|@rule".
    std::size_t number_of(std::string_view written) {
        const auto [at, is_new] = numbers_.try_emplace(written, numbers_.size());
        return at->second;
    }

    // To be called when all are numbered.
    void fill() {
        for (const auto& [written, list] : numbers_) {
            for (std::size_t at = 0; at <= written.size();) {
                const std::size_t end = std::min(written.find('|', at), written.size());
                const std::string_view word = written.substr(at, end - at);
                at = end + 1;
                if (word.starts_with('@')) {
                    for (const std::string_view form : *verb_class(word.substr(1))) put(words_[form], list);
                } else if (word.ends_with('*')) {
                    beginnings_.push_back({word.substr(0, word.size() - 1), list});
                    begins_.add(word.substr(0, 1));
                } else {
                    put(words_[word], list);
                }
            }
        }
        for (auto& [word, lists] : words_) {
            put_beginnings(word, lists);
            gate_.add(word);
        }
    }

    std::size_t blocks() const { return (numbers_.size() + 63) / 64; }

    // Puts the lists that a word stands in into `lists`, of size blocks().
    void find(std::string_view word, Lists& lists) const {
        lists.assign(blocks(), 0);
        const auto found = gate_.may_hold(word) ? words_.find(word) : words_.end();
        if (found != words_.end()) {
            lists = found->second;
        } else {
            put_beginnings(word, lists);
        }
    }

 private:
    struct Beginning {
        std::string_view text;
        std::size_t list;
    };

    void put(Lists& lists, std::size_t list) const {
        lists.resize(blocks());
        lists[list / 64] |= std::uint64_t{1} << (list % 64);
    }

    void put_beginnings(std::string_view word, Lists& lists) const {
        if (word.empty() || !begins_.may_hold(word.substr(0, 1))) return;
        for (const Beginning& beginning : beginnings_) {
            if (word.starts_with(beginning.text)) put(lists, beginning.list);
        }
    }

    std::map<std::string_view, std::size_t> numbers_;
    std::unordered_map<std::string_view, Lists> words_;
    WordGate gate_;  // of words_
    std::vector<Beginning> beginnings_;
    WordGate begins_;  // their first letters
};

// One step of a pattern (decider_table.h says how patterns are written).
struct Step {
    enum class Kind : unsigned char { words, gap, role, owner, other, subject, comma, end };
    Kind kind = Kind::words;
    bool optional = false;
    bool absent = false;
    bool verb = false;  // only where a verb can stand
    std::size_t most = 0;
    std::size_t list = 0;                                              // of its words
    std::vector<std::pair<std::string_view, std::string_view>> pairs;  // "what_to": two words of it after each other
};

struct Pattern {
    const Frame* frame = nullptr;
    std::vector<Step> steps;
    Lists needed;  // of each a sentence that it fits has a word
};

constexpr std::size_t k_gap = 9;

Step read_step(std::string_view text, WordLists& lists) {
    Step step;
    if (text.front() == '?') {
        step.optional = true;
        text.remove_prefix(1);
    }
    if (text.front() == '!') {
        step.absent = true;
        text.remove_prefix(1);
    }
    if (text.substr(0, 2) == "v:") {
        step.verb = true;
        text.remove_prefix(2);
    }
    if (text == "R") {
        step.kind = Step::Kind::role;
    } else if (text == "G") {
        step.kind = Step::Kind::other;
    } else if (text == "P") {
        step.kind = Step::Kind::owner;
    } else if (text == "S") {
        step.kind = Step::Kind::subject;
    } else if (text == "$") {
        step.kind = Step::Kind::end;
    } else if (text == ",") {
        step.kind = Step::Kind::comma;
    } else if (text.front() == '~') {
        step.kind = Step::Kind::gap;
        step.most = k_gap;
        if (text.size() > 1) std::from_chars(text.data() + 1, text.data() + text.size(), step.most);
    } else {
        step.list = lists.number_of(text);
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find('|', at), text.size());
            const std::string_view word = text.substr(at, end - at);
            at = end + 1;
            if (const std::size_t parts = word.find('_'); parts != std::string_view::npos)
                step.pairs.emplace_back(word.substr(0, parts), word.substr(parts + 1));
        }
    }
    return step;
}

Pattern read_pattern(const Frame& frame, WordLists& lists) {
    Pattern out;
    out.frame = &frame;
    const std::string_view text = frame.pattern;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        out.steps.push_back(read_step(text.substr(at, end - at), lists));
        at = end + 1;
    }
    return out;
}

// All patterns of the table, in its order, and their words.
struct Patterns {
    std::vector<Pattern> all;
    WordLists lists;
};

const Patterns& patterns() {
    static const Patterns made = [] {
        Patterns out;
        for (const Frame& frame : frame_table()) out.all.push_back(read_pattern(frame, out.lists));
        out.lists.fill();
        for (Pattern& pattern : out.all) {
            pattern.needed.resize(out.lists.blocks());
            for (const Step& step : pattern.steps) {
                if (step.kind == Step::Kind::words && !step.optional && !step.absent) pattern.needed[step.list / 64] |= std::uint64_t{1} << (step.list % 64);
            }
        }
        return out;
    }();
    return made;
}

constexpr std::array<std::string_view, 26> k_before_role = {"the",  "a",       "an",       "any",        "his",       "her",      "or",   "their",    "its",
                                                            "your", "our",     "my",       "own",        "either",    "both",     "that", "all",      "such",
                                                            "this", "another", "councils", "authoritys", "whichever", "whatever", "one",  "principal"};
constexpr std::array<std::string_view, 9> k_closes_gap = {"back", "unless", "but", "who", "whom", "whose", "whether", "because", "while"};
constexpr std::array<std::string_view, 23> k_before_verb = {"to",   "and", "or",   "then", "please", "be",   "been", "is",     "are",  "you",   "they",    "it",
                                                            "that", "not", "them", "we",   "so",     "must", "may",  "before", "else", "place", "instance"};
constexpr std::array<std::string_view, 5> k_after_noun = {"for", "of", "in", "at", "on"};
constexpr std::array<std::string_view, 5> k_relatives = {"whose", "whom", "that", "who", "which"};

constexpr std::array<std::string_view, 4> k_denies_bare = {"cannot", "cant", "wont", "dont"};
constexpr std::array<std::string_view, 7> k_closes_denial = {"unless", "until", "without", "but", "except", "if", "where"};
constexpr std::array<std::string_view, 7> k_opens_phrase = {"within", "upon", "on", "before", "after", "by", "from"};
constexpr std::array<std::string_view, 3> k_instead = {"without", "than", "of"};
constexpr std::array<std::string_view, 8> k_modal = {"must", "shall", "should", "will", "may", "can", "would", "ought"};
constexpr std::array<std::string_view, 6> k_be = {"is", "are", "be", "been", "being", "was"};
constexpr std::array<std::string_view, 5> k_conditions = {"if", "when", "where", "whenever", "once"};
constexpr std::array<std::string_view, 9> k_subordinators = {"if", "when", "where", "once", "until", "because", "while", "after", "before"};
constexpr std::array<std::string_view, 10> k_governs = {"with", "before", "by", "from", "of", "at", "between", "against", "as", "than"};
constexpr std::array<std::string_view, 8> k_supposes = {"where", "whenever", "when", "whom", "which", "if", "that", "what"};

class Matcher {
 public:
    Matcher(const Sentence& sentence, const Accepts& accepts)
        : sentence_(sentence), tokens_(sentence.tokens), accepts_(accepts), blocks_(patterns().lists.blocks()) {
        lists_.reserve(tokens_.size() * blocks_);
        Lists all(blocks_), own(blocks_);
        for (const Token& token : tokens_) {
            // What is no word is empty, and stands in no list.
            patterns().lists.find(token.kind == Token::Kind::word ? token.word : std::string_view(), own);
            for (std::size_t i = 0; i < blocks_; ++i) {
                lists_.push_back(own[i]);
                all[i] |= own[i];
            }
        }
        for (const Pattern& pattern : patterns().all) {
            bool fitting = true;
            for (std::size_t i = 0; i < blocks_ && fitting; ++i) fitting = (pattern.needed[i] & ~all[i]) == 0;
            if (fitting) likely_.push_back(&pattern);
        }
    }

    // All places where a frame fits, in the order of the words.
    std::vector<FrameMatch> matches() {
        std::vector<FrameMatch> out;
        FrameMatch match;
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            for (const Pattern* pattern : likely_) {
                if (can_begin(*pattern, at) && fits(*pattern, at, match)) out.push_back(match);
            }
        }
        return out;
    }

 private:
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    bool can_begin(const Pattern& pattern, std::size_t at) const {
        const Step& first = pattern.steps.front();
        return first.kind == Step::Kind::words ? stands_in(first.list, at) : tokens_[at].kind == Token::Kind::group;
    }

    // The pattern from token `at`, if it fits there.
    bool fits(const Pattern& pattern, std::size_t at, FrameMatch& match) {
        match = {pattern.frame, k_none, k_none, at};
        if (!step(pattern.steps, 0, at, match)) return false;
        if (match.trigger == k_none || match.trigger < sentence_.own) return false;
        const RoleGroup& group = sentence_.groups[static_cast<std::size_t>(tokens_[match.group_token].group)];
        const bool subject = pattern.steps.front().kind == Step::Kind::role;
        if (subject && (passive(match.trigger) || (!group.pronoun && governed(match.group_token)))) return false;
        if (pattern.frame->stage == Stage::approval && subject && !group.pronoun && of_relative(match.group_token)) return false;
        if (pattern.frame->stage == Stage::initial &&
            (subject ? !is_relative_group(match.group_token) && supposed(match.group_token) : in_relative(match.trigger)))
            return false;
        if (subject && (pattern.frame->rule == "grants" || pattern.frame->rule == "refuses") && !is_relative_group(match.group_token) &&
            supposed(match.group_token))
            return false;
        if (pattern.frame->stage == Stage::report_to && !subject && only_supposed(pattern.frame->rule == "give-to" ? match.group_token : match.trigger))
            return false;
        if (!pattern.frame->deniable) return true;
        if (!subject && match.trigger > 0 && tokens_[match.trigger].word.ends_with("ing") && is_one_of(k_instead, tokens_[match.trigger - 1].word))
            return false;
        // "must not press members to decide"
        if (subject && sentence_.is_word(match.group_token + 1, "to") && denied(match.group_token)) return false;
        return subject ? !group.denied : !denied(match.trigger);
    }

    bool is_pronoun_group(std::size_t i) const { return sentence_.is_group(i) && sentence_.groups[static_cast<std::size_t>(tokens_[i].group)].pronoun; }
    bool is_relative_group(std::size_t i) const { return is_pronoun_group(i) && (tokens_[i].word == "who" || tokens_[i].word == "which"); }
    bool closes_gap(std::size_t i) const {
        const Token& token = tokens_[i];
        // "as the Constitution provides: by the Council ..." goes on.
        const bool colon = token.sign == ':' && !sentence_.is_word(i + 1, "by");
        return token.sign == ';' || colon || is_pronoun_group(i) || is_negative(token) ||
               (token.kind == Token::Kind::word && is_one_of(k_closes_gap, token.word));
    }

    bool step(const std::vector<Step>& steps, std::size_t s, std::size_t at, FrameMatch& match) {
        if (s == steps.size()) {
            match.end = at;
            return match.group_token != k_none;
        }
        const Step& now = steps[s];
        switch (now.kind) {
            case Step::Kind::words: {
                if (now.absent) return !is_word_of(now, at) && !is_pair_of(now, at) && step(steps, s + 1, at, match);
                if (is_word_of(now, at)) {
                    const std::size_t trigger = match.trigger;
                    if (trigger == k_none) match.trigger = at;
                    if (step(steps, s + 1, at + 1, match)) return true;
                    match.trigger = trigger;
                }
                return now.optional && step(steps, s + 1, at, match);
            }
            case Step::Kind::gap: {
                for (std::size_t n = 0;; ++n) {
                    if (step(steps, s + 1, at + n, match)) return true;
                    if (n == now.most || at + n >= tokens_.size() || closes_gap(at + n)) return false;
                }
            }
            case Step::Kind::comma:
                if (sentence_.is_sign(at, ',') && step(steps, s + 1, at + 1, match)) return true;
                return now.optional && step(steps, s + 1, at, match);
            case Step::Kind::end:
                return (at >= tokens_.size() || tokens_[at].sign == ';') && step(steps, s + 1, at, match);
            case Step::Kind::other:
                at = past_article(at);
                return sentence_.is_group(at) && step(steps, s + 1, at + 1, match);
            case Step::Kind::role:
            case Step::Kind::owner: {
                at = past_article(at);
                if (!sentence_.is_group(at)) return false;
                const RoleGroup& group = sentence_.groups[static_cast<std::size_t>(tokens_[at].group)];
                if (group.possessive != (now.kind == Step::Kind::owner) || !accepts_(match.frame->takes, group)) return false;
                if (group.pronoun && s > 0) return false;  // who, they: never what a verb governs
                match.group_token = at;
                return step(steps, s + 1, at + 1, match);
            }
            case Step::Kind::subject: {
                for (const std::size_t next : known_subject_ends(at)) {
                    if (step(steps, s + 1, next, match)) return true;
                }
                return false;
            }
        }
        return false;
    }

    // "the", "his or her", "either the": what may stand before a role.
    std::size_t past_article(std::size_t at) const {
        for (int n = 0; n < 5 && at < tokens_.size() && tokens_[at].kind == Token::Kind::word && is_one_of(k_before_role, tokens_[at].word); ++n) ++at;
        return at;
    }

    bool stands_in(std::size_t list, std::size_t at) const { return at < tokens_.size() && has_list(&lists_[at * blocks_], list); }
    bool is_word_of(const Step& wanted, std::size_t at) const { return stands_in(wanted.list, at) && (!wanted.verb || can_be_verb(at)); }

    bool is_pair_of(const Step& wanted, std::size_t at) const {
        return at + 1 < tokens_.size() && std::any_of(wanted.pairs.begin(), wanted.pairs.end(),
                                                      [&](const auto& pair) { return tokens_[at].word == pair.first && tokens_[at + 1].word == pair.second; });
    }

    // A form such as "report" is a verb after a subject, a modal, "to" or "and", or where a sentence or list item begins with it.
    bool can_be_verb(std::size_t at) const {
        if (sentence_.is_sign(at + 1, ',') && tokens_[at].word.ends_with('s')) return false;  // "keys, passes, devices"
        if (at == 0 || at == sentence_.own) return true;
        const Token& before = tokens_[at - 1];
        if (before.kind == Token::Kind::sign) return true;
        if (before.kind == Token::Kind::group) return !sentence_.groups[static_cast<std::size_t>(before.group)].possessive;
        return is_one_of(k_before_verb, before.word) || (is_auxiliary(before) && before.word != "the" && before.word != "for") || is_adverb(before);
    }

    // Found once a place: many patterns ask.
    const std::vector<std::size_t>& known_subject_ends(std::size_t at) {
        const auto [known, is_new] = ends_.try_emplace(at);
        if (is_new) known->second = subject_ends(at);
        return known->second;
    }

    // Where the verb of a subject that ends before `at` may begin: after its relative clause, auxiliaries and adverbs, or after an "and" that
    // goes on its predicate.
    std::vector<std::size_t> subject_ends(std::size_t at) const {
        std::vector<std::size_t> starts = {at};
        const bool comma = sentence_.is_sign(at, ',');
        const bool preposition = sentence_.is_word(at, "in") || sentence_.is_word(at, "for");
        const std::size_t relative = at + (comma || preposition ? 1 : 0);
        const bool opens = relative < tokens_.size() &&
                           (is_pronoun_group(relative) || (tokens_[relative].kind == Token::Kind::word && is_one_of(k_relatives, tokens_[relative].word)));
        if (opens || comma || sentence_.is_sign(at, '(')) {
            const char close = comma ? ',' : sentence_.is_sign(at, '(') ? ')' : 0;
            for (std::size_t i = at + 1; i < std::min(tokens_.size(), at + 18); ++i) {
                if (tokens_[i].sign == ';' || tokens_[i].sign == ':') break;
                if (close ? tokens_[i].sign == close : i > at + 1 && can_close_relative(i)) starts.push_back(close ? i + 1 : i);
            }
        }
        // "the Head of Service for the project will": a phrase between the subject and its modal.
        if (at < tokens_.size() && is_one_of(k_after_noun, tokens_[at].word)) {
            for (std::size_t i = at + 2; i < std::min(tokens_.size(), at + 9); ++i) {
                if (tokens_[i].kind == Token::Kind::sign || is_pronoun_group(i)) break;
                if (tokens_[i].kind != Token::Kind::word || !is_one_of(k_modal, tokens_[i].word)) continue;
                if (tokens_[i - 1].kind == Token::Kind::word || governed(i - 1)) starts.push_back(i);
                break;
            }
        }
        std::vector<std::size_t> ends;
        for (const std::size_t start : starts) add_auxiliaries(start, ends);
        // The predicate goes on: "will investigate it and report back", "shall invite him; and shall determine".
        for (std::size_t i = at + 1; i < std::min(tokens_.size(), at + 16); ++i) {
            if (tokens_[i].sign == ';') {
                const std::size_t next = i + (sentence_.is_word(i + 1, "and") ? 2 : 1);
                if (next >= tokens_.size() || !is_one_of(k_modal, tokens_[next].word)) break;
                add_auxiliaries(next, ends);
                continue;
            }
            if (tokens_[i].sign == ':' || is_pronoun_group(i) || is_negative(tokens_[i])) break;
            if (tokens_[i].sign == ',' && (sentence_.is_group(past_article(i + 1)) || sentence_.is_word(i + 1, "a"))) break;
            if (is_one_of(k_subordinators, tokens_[i].word) && sentence_.is_group(past_article(i + 1))) break;  // "once the Chair has agreed"
            const bool joins = sentence_.is_word(i, "and") || sentence_.is_word(i, "or") || sentence_.is_word(i, "but");
            if (joins && sentence_.is_word(i + 1, "no")) break;  // "and no councillor has power to"
            if (joins) add_auxiliaries(i + 1, ends);
            // "leads the staff, decides how they are organised": a list of verbs.
            static const WordSet* const rules = verb_class("rule");
            if (tokens_[i].sign == ',' && i + 1 < tokens_.size() && tokens_[i + 1].word.ends_with('s') && rules->count(tokens_[i + 1].word) > 0)
                ends.push_back(i + 1);
        }
        return ends;
    }

    bool can_close_relative(std::size_t i) const {
        // "the Head of the service which keeps the file decides": a second verb is the sentence's own.
        static const WordSet* const rules = verb_class("rule");
        if (tokens_[i].word.ends_with('s') && rules->count(tokens_[i].word) > 0 && !is_pronoun_group(i - 1) && tokens_[i - 1].word != "and" &&
            tokens_[i - 1].word != "the")
            return true;
        return tokens_[i].kind == Token::Kind::word && is_auxiliary(tokens_[i]) && tokens_[i].word != "to" && tokens_[i].word != "the" &&
               tokens_[i].word != "for" && !is_auxiliary(tokens_[i - 1]) && !is_pronoun_group(i - 1);
    }

    // Each place reached by passing auxiliaries and adverbs from `at`; none beyond a negation.
    void add_auxiliaries(std::size_t at, std::vector<std::size_t>& ends) const {
        bool verb = false;
        for (std::size_t n = 0; n < 8; ++n) {
            ends.push_back(at + n);
            if (at + n >= tokens_.size()) return;
            const Token& token = tokens_[at + n];
            const bool noun_like = token.word == "the" || token.word == "for" || token.word == "right" || token.word == "power";
            if (verb && token.sign == ',') {
                at = past_aside(at + n) - n - 1;
                if (at + n < tokens_.size() && tokens_[at + n].sign == ',') continue;
                return;
            }
            // "shall within five days decide": a phrase of time between the modal and its verb.
            if (verb && is_one_of(k_opens_phrase, token.word)) {
                for (std::size_t skipped = 1; skipped <= 6 && at + n + skipped < tokens_.size(); ++skipped) {
                    const Token& next = tokens_[at + n + skipped];
                    if (next.kind != Token::Kind::word || is_negative(next)) break;
                    if (skipped > 1) ends.push_back(at + n + skipped);
                }
                return;
            }
            if (is_negative(token) || !(is_adverb(token) || (is_auxiliary(token) && (verb || !noun_like)))) return;
            verb |= is_auxiliary(token);
        }
    }

    // "shall, having heard both sides, determine": past the comma that closes the words between; past the one at `comma` where none does.
    std::size_t past_aside(std::size_t comma) const {
        for (std::size_t i = comma + 1; i < std::min(tokens_.size(), comma + 12); ++i) {
            if (tokens_[i].sign == ',') return i + 1;
            if (tokens_[i].sign == ';' || tokens_[i].sign == ':') break;
        }
        return comma;
    }

    // Whether the verb at `at` is denied: "must not approach", "no member may ask".
    bool denied(std::size_t at) const {
        const bool finite = tokens_[at].word.ends_with('s');  // "what they cannot resolve goes to the Clerk": it does not deny what follows its own verb
        for (std::size_t n = 1; n <= 6 && n <= at; ++n) {
            const Token& token = tokens_[at - n];
            if ((is_negative(token) && !(finite && is_one_of(k_denies_bare, token.word))) || token.word == "than") return true;
            if (token.kind == Token::Kind::group) return sentence_.groups[static_cast<std::size_t>(token.group)].denied;
            if (token.kind == Token::Kind::sign || is_one_of(k_closes_denial, token.word)) return false;
            if (is_one_of(k_modal, token.word))
                return sentence_.is_group(at - n - 1) && sentence_.groups[static_cast<std::size_t>(tokens_[at - n - 1].group)].denied;
        }
        return false;
    }

    // "have been approved": what is said of the role is done to it.
    bool passive(std::size_t verb) const {
        const std::string_view word = tokens_[verb].word;
        if (word.size() < 4 || word.compare(word.size() - 2, 2, "ed") != 0) return false;
        std::size_t i = verb;
        while (i > 0 && is_adverb(tokens_[i - 1])) --i;
        return i > 0 && is_one_of(k_be, tokens_[i - 1].word);
    }

    std::size_t before_article(std::size_t group) const {
        std::size_t i = group;
        while (i > 0 && tokens_[i - 1].kind == Token::Kind::word && is_one_of(k_before_role, tokens_[i - 1].word) && tokens_[i - 1].word != "that") --i;
        return i;
    }

    // "An officer called before the Committee may be asked": the Committee is not what is spoken of.
    bool governed(std::size_t group) const {
        const std::size_t i = before_article(group);
        if (i > 0 && tokens_[i - 1].word == "as" && i < group) return false;  // "as the Clerk decides", "so long as the Clerk has been told"
        return i > 0 && tokens_[i - 1].kind == Token::Kind::word && is_one_of(k_governs, tokens_[i - 1].word);
    }

    // "a protocol which the Committee has approved"
    bool of_relative(std::size_t group) const {
        const std::size_t i = before_article(group);
        return i > 0 && (tokens_[i - 1].word == "which" || tokens_[i - 1].word == "whom");
    }

    // "Where the Portfolio Holder takes a decision", "a body to which the Council appoints": no statement of who decides.
    bool supposed(std::size_t group) const {
        const std::size_t i = before_article(group);
        if (i == 0 || !is_one_of(k_supposes, tokens_[i - 1].word)) return false;
        return i < group || tokens_[i - 1].word != "that" || tokens_[group].word == "they";  // "that Committee decides"
    }

    // "a member who writes to the Director", "where the matter is raised with the Director": somebody may, nobody is told to.
    bool only_supposed(std::size_t verb) const {
        std::size_t i = verb;
        while (i > 0 && is_adverb(tokens_[i - 1])) --i;
        if (i > 0 && is_relative_group(i - 1)) return !accepts_(Takes::posts, sentence_.groups[static_cast<std::size_t>(tokens_[i - 1].group)]);
        bool subject = i > 0 && is_one_of(k_be, tokens_[i - 1].word);
        for (; i > 0; --i) {
            // "If they cannot: a councillor takes it to the Clerk": an item with a subject of its own is no part of the condition.
            if (i == sentence_.own && before_own_subject()) return false;
            const Token& token = tokens_[i - 1];
            if (token.kind == Token::Kind::sign || is_one_of(k_modal, token.word)) return false;
            // "should tell the Clerk or if it is serious inform the Mayor" goes on.
            if (is_one_of(k_conditions, token.word)) return subject && !(i > 1 && (tokens_[i - 2].word == "or" || tokens_[i - 2].word == "and"));
            subject |= token.kind == Token::Kind::group || is_one_of(k_be, token.word);
        }
        return false;
    }

    bool before_own_subject() const {
        std::size_t i = past_article(sentence_.own);
        return sentence_.own > 0 && sentence_.is_group(i);
    }

    bool in_relative(std::size_t at) const {
        for (std::size_t n = 1; n <= 5 && n <= at; ++n) {
            const Token& token = tokens_[at - n];
            if (token.kind == Token::Kind::sign || at - n < sentence_.own) return false;
            if (token.word == "which" || token.word == "whom" || is_pronoun_group(at - n)) return true;
        }
        return false;
    }

    const Sentence& sentence_;
    const std::vector<Token>& tokens_;
    const Accepts& accepts_;
    const std::size_t blocks_;                              // of a Lists
    std::vector<std::uint64_t> lists_;                      // of all tokens, one after another
    std::vector<const Pattern*> likely_;                    // those whose needed words the sentence has
    std::map<std::size_t, std::vector<std::size_t>> ends_;  // what subject_ends() gave
};

}  // namespace

std::vector<FrameMatch> match_frames(const Sentence& sentence, const Accepts& accepts) { return Matcher(sentence, accepts).matches(); }

}  // namespace clausebook::deciders
