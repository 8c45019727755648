#include "answer/question.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/words.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 11> k_question_words = {"what", "who", "whom", "whose", "when", "where", "which", "why", "how", "whether", "whats"};
// They ask where a subject follows: "may I", "is there", "do the officers".
constexpr std::array<std::string_view, 21> k_verbs = {"may", "can", "could", "must", "should", "shall", "will", "would", "do",    "does", "did",
                                                      "is",  "are", "was",   "were", "has",    "have",  "had",  "am",    "might", "ought"};
constexpr std::array<std::string_view, 26> k_subjects = {"i",        "we",      "he",          "she",        "they",  "it",   "you",   "there",   "the",
                                                         "a",        "an",      "my",          "our",        "their", "his",  "her",   "anybody", "anyone",
                                                         "somebody", "someone", "councillors", "councillor", "any",   "that", "staff", "this"};
constexpr std::array<std::string_view, 8> k_subject_nouns = {"officers", "members", "officer", "member", "cllr", "cllrs", "either", "both"};
constexpr std::array<std::string_view, 9> k_predicates = {"be", "been", "not", "have", "has", "only", "also", "then", "always"};
constexpr std::array<std::string_view, 5> k_joints = {"and", "or", "but", "so", "also"};
// Of content, that a part of its own has: what says less points back to what was asked before it ("and what about the corridor?").
constexpr std::size_t k_fewest_words = 4;
constexpr std::size_t k_fewest_words_unknown = 2;  // where it clearly asks for nothing that is known

constexpr double k_whole_share = 0.3;  // how much the whole text says of what one part of it asks (a power of its probability)
constexpr double k_sure = 0.4;         // what a part is likely to ask, at least, for it to stand by itself

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// The words from `at` on ask: "who decides", "may officers attend".
bool asks_at(const std::vector<Word>& all, std::size_t at) {
    if (at >= all.size()) return false;
    if (is_one_of(k_question_words, all[at].folded)) return at + 1 < all.size();
    if (!is_one_of(k_verbs, all[at].folded) || at + 1 >= all.size()) return false;
    const std::string& next = all[at + 1].folded;
    return is_one_of(k_subjects, next) || is_one_of(k_subject_nouns, next);
}

// A verb with something else behind it than the rest of a predicate: "is bullying forbidden", but not "must be told", "is barred".
bool inverted_at(const std::vector<Word>& all, std::size_t at) {
    if (at + 2 >= all.size() || !is_one_of(k_verbs, all[at].folded)) return false;
    const std::string& next = all[at + 1].folded;
    return !is_one_of(k_predicates, next) && !(next.size() > 3 && next.compare(next.size() - 2, 2, "ed") == 0);
}

// The first word of a sentence's clause, past "and", "also" and a preposition ("to whom", "at what").
std::size_t first_word(const std::vector<Word>& all) {
    std::size_t at = 0;
    while (at < all.size() && is_one_of(k_joints, all[at].folded)) ++at;
    if (at + 1 < all.size() && is_one_of(k_question_words, all[at + 1].folded) && all[at].folded.size() <= 4) ++at;
    return at;
}

struct Piece {
    std::string text;
    bool asks = false;
};

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\n,;");
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(" \t\n,;") - first + 1));
}

// Cuts one sentence before each joint behind which a question begins, where what stands before it asks as well.
void cut_sentence(std::string_view sentence, std::vector<Piece>& pieces) {
    const std::vector<Word> all = words(sentence);
    const auto asks_between = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const bool opens = i == from || i == first_word(all) ||
                               sentence.substr(all[i - 1].span.end, all[i].span.begin - all[i - 1].span.end).find_first_of(",:;-") != std::string_view::npos;
            if (opens && asks_at(all, i)) return true;
        }
        return false;
    };
    std::size_t from = 0;
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
        const bool semicolon = sentence.substr(all[i - 1].span.end, all[i].span.begin - all[i - 1].span.end).find(';') != std::string_view::npos;
        std::size_t begin = i;
        while (begin + 1 < all.size() && is_one_of(k_joints, all[begin].folded)) ++begin;
        if (begin == i && !semicolon) continue;
        const bool comma = sentence.substr(all[i - 1].span.end, all[i].span.begin - all[i - 1].span.end).find(',') != std::string_view::npos;
        const bool preposition = begin + 1 < all.size() && is_one_of(k_question_words, all[begin + 1].folded) && all[begin].folded.size() <= 4;
        if (!asks_at(all, begin) && !(preposition && asks_at(all, begin + 1)) && !(comma && inverted_at(all, begin))) continue;
        if (!asks_between(from, i)) continue;
        const std::size_t start = from == 0 ? 0 : all[from].span.begin;
        pieces.push_back({trimmed(sentence.substr(start, all[i].span.begin - start)), true});
        from = begin;
        i = begin;
    }
    const std::string_view rest = sentence.substr(from == 0 ? 0 : all[from].span.begin);
    const bool asks = from > 0 || (!rest.empty() && rest.find('?') != std::string_view::npos) || asks_between(0, all.size());
    pieces.push_back({trimmed(rest), asks});
}

// Sentences that ask nothing go with the next that asks, the last ones with the last that did.
std::vector<std::string> with_context(const std::vector<Piece>& pieces) {
    std::vector<std::string> parts;
    std::string waiting;
    for (const Piece& piece : pieces) {
        if (piece.text.empty()) continue;
        waiting += (waiting.empty() ? "" : " ") + piece.text;
        if (!piece.asks) continue;
        parts.push_back(std::move(waiting));
        waiting.clear();
    }
    if (!waiting.empty()) {
        if (parts.empty()) {
            parts.push_back(waiting);
        } else {
            parts.back() += " " + waiting;
        }
    }
    return parts;
}

std::size_t content_words(std::string_view text) {
    const std::vector<Word> all = words(text);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Word& word) {
        return word.folded.size() > 2 && word.folded != "about" && !is_one_of(k_question_words, word.folded) && !is_one_of(k_verbs, word.folded) &&
               !is_one_of(k_subjects, word.folded) && !is_one_of(k_joints, word.folded);
    }));
}

// What a part asks for, with what the whole text says of it.
AskedProvisions in_context(AskedProvisions part, const AskedProvisions& whole) {
    double sum = 0;
    for (AskedProvision& one : part.ranked) {
        const auto same = std::find_if(whole.ranked.begin(), whole.ranked.end(), [&](const AskedProvision& other) { return other.key == one.key; });
        if (same != whole.ranked.end()) one.probability *= std::pow(same->probability, k_whole_share);
        sum += one.probability;
    }
    if (sum > 0) {
        const double asked = 1 - part.nothing;
        for (AskedProvision& one : part.ranked) one.probability *= asked / sum;
    }
    std::stable_sort(part.ranked.begin(), part.ranked.end(), [](const AskedProvision& a, const AskedProvision& b) { return a.probability > b.probability; });
    return part;
}

bool is_sure(const AskedProvisions& asked) { return !asked.none() && asked.ranked.front().probability >= k_sure; }

}  // namespace

std::vector<QuestionPart> split_question(std::string_view question, const AskModel& ask) {
    const AskedProvisions whole = ask(question);
    const std::vector<QuestionPart> undivided = {{trimmed(question), whole}};
    std::vector<Piece> pieces;
    for (const Span sentence : sentences(question)) cut_sentence(question.substr(sentence.begin, sentence.size()), pieces);
    const std::vector<std::string> texts = with_context(pieces);
    if (texts.size() < 2) return undivided;
    std::vector<QuestionPart> parts;
    for (const std::string& text : texts) {
        AskedProvisions asked = in_context(ask(text), whole);
        if (!parts.empty()) {
            QuestionPart& last = parts.back();
            const bool same = !asked.none() && !last.asked.none() && asked.ranked.front().key == last.asked.ranked.front().key;
            const bool too_little = !is_sure(asked) && content_words(text) < (asked.none() ? k_fewest_words_unknown : k_fewest_words);
            if (same || too_little) {
                last.text += " " + text;
                last.asked = in_context(ask(last.text), whole);
                continue;
            }
        }
        parts.push_back({text, std::move(asked)});
    }
    // Unless two of them stand by themselves, the whole is understood better than its parts.
    const auto stand = std::count_if(parts.begin(), parts.end(), [](const QuestionPart& part) { return is_sure(part.asked) || part.asked.none(); });
    const bool any_sure = std::any_of(parts.begin(), parts.end(), [](const QuestionPart& part) { return is_sure(part.asked); });
    return stand >= 2 && any_sure ? parts : undivided;
}

}  // namespace clausebook
