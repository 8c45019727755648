#include "extract/phrases.h"

namespace clausebook {
namespace {

std::string_view next_token(std::string_view& rest) {
    const std::size_t blank = rest.find(' ');
    const std::string_view token = rest.substr(0, blank);
    rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
    return token;
}

bool fits(std::string_view word, std::string_view alternatives) {
    if (alternatives == "*") return !word.empty();
    while (!alternatives.empty()) {
        const std::size_t bar = alternatives.find('|');
        if (alternatives.substr(0, bar) == word) return true;
        if (bar == std::string_view::npos) return false;
        alternatives.remove_prefix(bar + 1);
    }
    return false;
}

std::optional<std::size_t> match_rest(const Reading& reading, std::size_t at, std::size_t end, std::string_view rest) {
    if (rest.empty()) return at;
    std::string_view token = next_token(rest);
    const bool optional = token.back() == '?';
    if (optional) token.remove_suffix(1);
    if (at < end && fits(reading.word(at), token)) {
        if (const auto found = match_rest(reading, at + 1, end, rest)) return found;
    }
    return optional ? match_rest(reading, at, end, rest) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> match_phrase(const Reading& reading, std::size_t at, std::size_t end, std::string_view pattern) {
    return match_rest(reading, at, end, pattern);
}

std::vector<std::string_view> first_words(std::string_view pattern) {
    std::vector<std::string_view> out;
    bool optional = true;
    while (optional && !pattern.empty()) {
        std::string_view alternatives = next_token(pattern);
        optional = alternatives.back() == '?';
        if (optional) alternatives.remove_suffix(1);
        while (!alternatives.empty()) {
            const std::size_t bar = alternatives.find('|');
            out.push_back(alternatives.substr(0, bar));
            if (bar == std::string_view::npos) break;
            alternatives.remove_prefix(bar + 1);
        }
    }
    return out;
}

}  // namespace clausebook
