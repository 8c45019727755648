#include "ingest/printed_label.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr std::array<char32_t, 22> k_bullets = {U'•', U'·', U'●', U'○', U'◦', U'▪', U'▫', U'■', U'□', U'►', U'▶',
                                                U'➢', U'➤', U'✓', U'✔', U'❖', U'‣', U'⁃', U'–', U'—', U'-', U'*'};

bool alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool begins_list_item(std::string_view word) {
    while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
    if (word.empty()) return false;
    std::size_t at = 0;
    const char32_t first = next_character(word, at);
    if (at == word.size() && std::find(k_bullets.begin(), k_bullets.end(), first) != k_bullets.end()) return true;
    const bool opened = word.front() == '(' || word.front() == '[';
    if (opened) word.remove_prefix(1);
    bool closed = false, digits = true;
    std::size_t run = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (alphanumeric(c)) {
            if (closed) return false;
            digits = digits && c >= '0' && c <= '9';
            if (++run > 4) return false;
        } else if (c == '.' || c == ')' || c == ']' || c == ':') {
            if (run == 0 && !(i > 0 && (word[i - 1] == ')' || word[i - 1] == ']'))) return false;
            closed = c != '.' && i + 1 == word.size();
            run = 0;
        } else {
            return false;
        }
    }
    if (digits) return word.size() <= 12;
    // Letters alone are a word; with a full stop, colon or bracket behind them a letter, a roman number or "5C.1.1".
    const bool marked =
        opened || word.back() == '.' || word.back() == ')' || word.back() == ']' || word.back() == ':' || word.find('.') != std::string_view::npos;
    return marked && word.size() <= 12;
}

}  // namespace clausebook
