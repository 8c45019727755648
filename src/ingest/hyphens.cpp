#include "ingest/hyphens.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "ingest/known_words.h"
#include "ingest/printed_label.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr std::string_view k_soft_hyphen = "\u00AD";
constexpr std::string_view k_hyphen = "\u2010";

bool ends_with(std::string_view text, std::string_view end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }

// Bytes of the hyphen at the end of the line.
std::size_t hyphen_size(std::string_view text) {
    if (ends_with(text, "-")) return 1;
    if (ends_with(text, k_soft_hyphen)) return k_soft_hyphen.size();
    if (ends_with(text, k_hyphen)) return k_hyphen.size();
    return 0;
}

bool is_letter_at(std::string_view text, std::size_t at) { return at < text.size() && is_letter(next_character(text, at)); }

// The letters at the end of `text`, hyphens between them taken in: "co-oper".
std::size_t word_begin(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0) {
        std::size_t from = at - 1;
        while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
        std::size_t next = from;
        const char32_t c = next_character(text, next);
        if (!is_letter(c) && c != U'-' && c != U'‐') break;
        at = from;
    }
    return at;
}

// The end of the letters that `text` begins with.
std::size_t word_end(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_letter(next_character(text, next))) break;
        at = next;
    }
    return at;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

bool all_capitals(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        if (!is_upper(next_character(word, at))) return false;
    }
    return true;
}

class Vocabulary {
 public:
    explicit Vocabulary(const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            const std::string text = lower_ascii(line.text);
            for (std::size_t at = 0; at < text.size();) {
                std::size_t end = at;
                while (end < text.size()) {
                    std::size_t next = end;
                    const char32_t c = next_character(text, next);
                    if (!is_letter(c) && !(c == U'-' && end > at && is_letter_at(text, next))) break;
                    end = next;
                }
                // A word before or after a line's end may be a part of one.
                const bool cut = (end + 1 == text.size() && text[end] == '-') || at == 0;
                if (end > at && !cut) words_.insert(text.substr(at, end - at));
                if (end == at) next_character(text, end);
                at = end;
            }
        }
    }

    bool has(const std::string& word) const { return words_.count(word) > 0 || is_known_word(word); }
    // The word or what it is formed from.
    bool has_stem(const std::string& word) const {
        if (has(word)) return true;
        static constexpr std::array<std::string_view, 10> endings = {"s", "es", "d", "ed", "ing", "ly", "er", "ers", "al", "ment"};
        for (const std::string_view ending : endings) {
            if (word.size() < ending.size() + 4 || !ends_with(word, ending)) continue;
            const std::string stem = word.substr(0, word.size() - ending.size());
            if (has(stem) || has(stem + "e")) return true;
        }
        return false;
    }

 private:
    std::unordered_set<std::string> words_;
};

bool keeps_hyphen(const std::string& head, const std::string& tail, const Vocabulary& known) {
    const std::size_t last = head.rfind('-');
    const std::string first = last == std::string::npos ? head : head.substr(last + 1);
    if (known.has(head + '-' + tail)) return true;
    // "day-to-day" is one word of three, though "today" is a word.
    if (last != std::string::npos && known.has(first) && known.has(tail)) return true;
    if (known.has(first + tail)) return false;
    if (known.has(first + '-' + tail)) return true;
    if (known.has_stem(first + tail)) return false;
    return first.size() > 1 && tail.size() > 1 && known.has(first) && known.has(tail);
}

bool goes_on(const Line& before, const Line& line) {
    return line.start != LineStart::new_block && !before.whole_paragraph && !line.label && !line.bullet && line.role == before.role &&
           !begins_list_item(std::string_view(line.text).substr(0, line.text.find(' ')));
}

}  // namespace

void join_cut_words(SourceText& source) {
    const Vocabulary known(source.lines);
    std::vector<Line> out;
    std::vector<std::size_t> kept_before;  // lines kept among those before each
    for (Line& line : source.lines) {
        kept_before.push_back(out.size());
        if (!out.empty()) {
            std::string& before = out.back().text;
            const std::size_t hyphen = hyphen_size(before);
            const std::size_t end = word_end(line.text);
            const bool cut =
                hyphen > 0 && end > 0 && before.size() > hyphen && is_letter_at(before, word_begin(std::string_view(before).substr(0, before.size() - hyphen)));
            if (cut && goes_on(out.back(), line)) {
                const bool soft = ends_with(before, k_soft_hyphen);
                const std::string head = before.substr(0, before.size() - hyphen);
                const std::string first = lower_ascii(std::string_view(head).substr(word_begin(head)));
                // A capital after the hyphen is a name's: "Vice-Chair".
                std::size_t at = 0;
                const bool capital = is_upper(next_character(line.text, at)) && !all_capitals(std::string_view(line.text).substr(0, end));
                const bool keep = !soft && (capital || keeps_hyphen(first, lower_ascii(std::string_view(line.text).substr(0, end)), known));
                if (!keep) before = head;
                // What is set close to the word's end goes with it: a comma, a possessive.
                const std::size_t blank = std::min(line.text.find(' '), line.text.size());
                before += line.text.substr(0, blank);
                line.text.erase(0, std::min(blank + 1, line.text.size()));
                line.start = LineStart::continuation;
            } else if (ends_with(before, k_soft_hyphen)) {
                before.resize(before.size() - k_soft_hyphen.size());
            }
        }
        if (!line.text.empty()) out.push_back(std::move(line));
    }
    if (!out.empty() && ends_with(out.back().text, k_soft_hyphen)) out.back().text.resize(out.back().text.size() - k_soft_hyphen.size());
    kept_before.push_back(out.size());
    for (Furniture& piece : source.furniture) piece.before_line = kept_before[std::min(piece.before_line, kept_before.size() - 1)];
    source.lines = std::move(out);
}

}  // namespace clausebook
