#include "text/words.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "text/fold.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

enum class Kind { other, letter, digit, mark, unspaced };

// Of bytes; those beyond ASCII, which are parts of characters, are other.
constexpr std::array<Kind, 256> k_ascii_kinds = [] {
    std::array<Kind, 256> kinds{};
    for (int c = 'a'; c <= 'z'; ++c) kinds[static_cast<std::size_t>(c)] = kinds[static_cast<std::size_t>(c - 'a' + 'A')] = Kind::letter;
    for (int c = '0'; c <= '9'; ++c) kinds[static_cast<std::size_t>(c)] = Kind::digit;
    return kinds;
}();

Kind kind_of(char32_t c) {
    if (c < 0x80) return k_ascii_kinds[c];
    const auto character = static_cast<UChar32>(c);
    if (u_isdigit(character)) return Kind::digit;
    if (u_isalpha(character)) {
        const int breaks = u_getIntPropertyValue(character, UCHAR_LINE_BREAK);
        return breaks == U_LB_COMPLEX_CONTEXT || breaks == U_LB_IDEOGRAPHIC ? Kind::unspaced : Kind::letter;
    }
    if (u_getCombiningClass(character) != 0 || u_charType(character) == U_NON_SPACING_MARK || u_charType(character) == U_COMBINING_SPACING_MARK)
        return Kind::mark;
    return c == 0x00AD || c == 0x200C || c == 0x200D ? Kind::mark : Kind::other;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07; }
bool joins_digits(char32_t c) { return c == '.' || c == ',' || c == ':'; }

bool is_joiner_between(char32_t joiner, Kind before, Kind after) {
    if (is_apostrophe(joiner)) return before == Kind::letter && after == Kind::letter;
    return joins_digits(joiner) && before == Kind::digit && after == Kind::digit;
}

// The end of the word that begins at `at`.
std::size_t word_end(std::string_view text, std::size_t at, bool& unspaced) {
    std::size_t end = at;
    Kind before = Kind::other;
    while (at < text.size()) {
        const Kind plain = k_ascii_kinds[static_cast<unsigned char>(text[at])];
        if (plain != Kind::other) {
            before = plain;
            end = ++at;
            continue;
        }
        const char32_t c = next_character(text, at);
        const Kind kind = kind_of(c);
        if (kind == Kind::other) {
            if (at >= text.size()) break;
            std::size_t further = at;
            const Kind after = kind_of(next_character(text, further));
            if (!is_joiner_between(c, before, after)) break;
            continue;
        }
        unspaced |= kind == Kind::unspaced;
        if (kind != Kind::mark) before = kind;
        end = at;
    }
    return end;
}

void cut_unspaced(std::string_view text, Span run, std::vector<Word>& out) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string_view part = text.substr(run.begin, run.size());
    std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    UText* source = utext_openUTF8(nullptr, part.data(), static_cast<std::int64_t>(part.size()), &status);
    if (U_FAILURE(status)) throw std::runtime_error("Unicode data of ICU is missing");
    breaks->setText(source, status);
    std::size_t begin = 0;
    for (auto end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
        const Span span{run.begin + begin, run.begin + static_cast<std::size_t>(end)};
        begin = static_cast<std::size_t>(end);
        out.push_back({span, fold(text.substr(span.begin, span.size()))});
    }
    utext_close(source);
}

std::string folded_word(std::string_view word) {
    std::string folded;
    folded.reserve(word.size());
    for (const char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80) return fold(word);
        if (c == '\'') continue;
        folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return folded;
}

}  // namespace

std::vector<Word> words(std::string_view text) {
    std::vector<Word> out;
    out.reserve(text.size() / 5);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const Kind kind = kind_of(next_character(text, at));
        if (kind == Kind::other || kind == Kind::mark) continue;
        bool unspaced = false;
        std::size_t end = word_end(text, begin, unspaced);
        if (unspaced) {
            cut_unspaced(text, {begin, end}, out);
        } else {
            // "members' ": the apostrophe of a plural is its word's own.
            if (end < text.size() && text[end - 1] == 's') {
                std::size_t after = end;
                if (is_apostrophe(next_character(text, after))) {
                    std::size_t next = after;
                    if (after >= text.size() || is_blank(next_character(text, next))) end = after;
                }
            }
            out.push_back({{begin, end}, folded_word(text.substr(begin, end - begin))});
        }
        at = end;
    }
    return out;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> out;
    for (Word& word : words(text)) out.push_back(std::move(word.folded));
    return out;
}

}  // namespace clausebook
