#include "index/snippet.h"

#include <set>

#include "text/words.h"

namespace clausebook {
namespace {

constexpr std::string_view k_ellipsis = "\xE2\x80\xA6";

struct Match {
    Span span;
    int part = 0;
};

// Blanks before and behind a word: a snippet is cut there, so that brackets and full stops stay with their words.
std::size_t word_begin(std::string_view text, std::size_t at) {
    while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
    return at;
}
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != ' ' && text[at] != '\n') ++at;
    return at;
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::function<int(const Token&)>& fits, std::size_t longest) {
    std::vector<Match> matches;
    for (const Token& token : tokenise(text)) {
        if (const int part = fits(token); part > 0) matches.push_back({token.span, part});
    }
    Span window{0, text.size()};
    if (text.size() > longest + longest / 4) {
        std::size_t best = 0, best_parts = 0, best_count = 0;
        for (std::size_t first = 0; first < matches.size(); ++first) {
            std::set<int> parts;
            std::size_t last = first;
            for (; last < matches.size() && matches[last].span.end - matches[first].span.begin <= longest; ++last) parts.insert(matches[last].part);
            if (parts.size() > best_parts || (parts.size() == best_parts && last - first > best_count)) {
                best = first;
                best_parts = parts.size();
                best_count = last - first;
            }
        }
        if (best_count > 0) {
            const std::size_t begin = matches[best].span.begin, end = matches[best + best_count - 1].span.end;
            const std::size_t spare = longest > end - begin ? longest - (end - begin) : 0;
            window.begin = begin > spare / 2 ? begin - spare / 2 : 0;
            // The sentence that the first match stands in is the natural beginning, if it is near.
            for (const Span sentence : sentences(text)) {
                if (sentence.begin <= begin && begin < sentence.end && begin - sentence.begin < longest - longest / 4) window.begin = sentence.begin;
            }
            window.end = std::max(end, std::min(text.size(), window.begin + longest));
        } else {
            window.end = longest;
        }
        window.begin = word_begin(text, window.begin);
        window.end = word_end(text, window.end);
    }
    Snippet snippet;
    if (window.begin > 0) snippet.text += std::string(k_ellipsis) + " ";
    const std::size_t shift = snippet.text.size();
    snippet.text += text.substr(window.begin, window.size());
    for (const Match& match : matches) {
        if (!window.contains(match.span)) continue;
        const Span here{match.span.begin - window.begin + shift, match.span.end - window.begin + shift};
        snippet.marked.push_back(here);
    }
    if (window.end < text.size()) snippet.text += " " + std::string(k_ellipsis);
    return snippet;
}

}  // namespace clausebook
