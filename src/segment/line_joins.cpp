#include "segment/line_joins.h"

#include <algorithm>
#include <array>

#include "segment/letters.h"
#include "segment/shape.h"

namespace clausebook {

namespace {

bool word_byte(char c) { return is_letter(c) || is_digit(c) || c == '-' || (static_cast<unsigned char>(c) >= 0x80 && c != '\xE2'); }

// Parts of words that English joins with a hyphen.
constexpr std::array<std::string_view, 9> k_first_parts = {"co", "non", "sub", "vice", "self", "ex", "well", "cross", "part"};
constexpr std::array<std::string_view, 22> k_second_parts = {"handed",   "based",    "term",      "making", "wide",  "mail",     "date", "chair",
                                                             "chairman", "chairmen", "president", "elect",  "opted", "time",     "face", "know",
                                                             "day",      "to",       "up",        "free",   "led",   "political"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lower(c);
    return out;
}

std::string_view tail(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && word_byte(text[begin - 1])) --begin;
    return text.substr(begin);
}

std::string_view head(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && word_byte(text[end])) ++end;
    return text.substr(0, end);
}

std::string_view without_hyphen(std::string_view text) {
    if (text.ends_with('-'))
        text.remove_suffix(1);
    else if (text.ends_with("\u2010"))
        text.remove_suffix(3);
    else if (text.ends_with("\u00AD"))
        text.remove_suffix(2);
    return text;
}

}  // namespace

HyphenJudge::HyphenJudge(const Pieces& pieces) {
    const bool needed = std::any_of(pieces.all.begin(), pieces.all.end(), [](const Piece& piece) { return piece.ending == Ending::hyphen; });
    if (!needed) return;
    for (const Piece& piece : pieces.all) {
        const std::string_view text = piece.text;
        for (std::size_t at = 0; at < text.size();) {
            if (!word_byte(text[at])) {
                ++at;
                continue;
            }
            const std::string_view word = head(text.substr(at));
            const bool at_end = at + word.size() == text.size();
            const bool at_start = at == 0;
            if (!(at_end && word.ends_with('-')) && !at_start) {
                ++words_[small(word)];
                for (std::size_t dash = word.find('-'), from = 0; from < word.size(); dash = word.find('-', from)) {
                    const std::size_t end = std::min(dash, word.size());
                    if (end != word.size() || from > 0) ++words_[small(word.substr(from, end - from))];
                    from = end + 1;
                }
            }
            at += word.size();
        }
    }
    int drop = 0, keep = 0;
    for (std::size_t i = 1; i < pieces.all.size(); ++i) {
        if (pieces.all[i - 1].ending != Ending::hyphen) continue;
        const Vote v = vote(pieces.all[i - 1].text, pieces.all[i].text);
        drop += v == Vote::drop;
        keep += v == Vote::keep;
    }
    keep_unsure_ = keep >= drop;
}

HyphenJudge::Vote HyphenJudge::vote(std::string_view before, std::string_view after) const {
    const std::string left = small(without_hyphen(tail(before).empty() ? before : tail(before)));
    const std::string right = small(head(after));
    if (left.empty() || right.empty()) return Vote::keep;
    const bool capitals = is_upper(without_hyphen(before).back()) && is_upper(after.front()) && after.size() > 1 && is_upper(after[1]);
    if (is_digit(left.back()) || is_digit(right.front()) || !(starts_lower(after) || capitals)) return Vote::keep;
    const auto known = [&](const std::string& word) { return words_.count(word) > 0; };
    const bool joined = known(left + right), apart = known(left + "-" + right);
    if (joined != apart) return joined ? Vote::drop : Vote::keep;
    const std::size_t dash = left.rfind('-');
    const std::string last_part = dash == std::string::npos ? left : left.substr(dash + 1);
    if (one_of(k_second_parts, right) && known(last_part)) return Vote::keep;
    if (one_of(k_first_parts, last_part) && (known(right) || (last_part == "co" && right.front() == 'o'))) return Vote::keep;
    // Short words are syllables too: "to-wards", "in-formation".
    if (last_part.size() > 3 && right.size() > 2 && known(last_part) && known(right)) return Vote::keep;
    if (!known(last_part) && !known(right)) return Vote::drop;
    return Vote::unsure;
}

bool HyphenJudge::keeps(std::string_view before, std::string_view after) const {
    if (before.ends_with("\u00AD")) return false;
    switch (vote(before, after)) {
        case Vote::keep:
            return true;
        case Vote::drop:
            return false;
        case Vote::unsure:
            return keep_unsure_;
    }
    return true;
}

}  // namespace clausebook
