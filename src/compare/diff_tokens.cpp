#include "compare/diff_tokens.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace clausebook {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A word's letters with their case, without its apostrophes and soft hyphens; other writing is folded.
std::string letters_of(std::string_view word) {
    std::string letters;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        next_character(word, at);
        const std::string_view character = word.substr(begin, at - begin);
        if (!fold(character).empty()) letters += character;
    }
    return is_ascii(letters) ? letters : fold(letters);
}

class Tokeniser {
 public:
    Tokeniser(std::string_view text, Vocabulary& vocabulary, DiffUnit& unit) : text_(text), vocabulary_(vocabulary), unit_(unit) {}

    void add_part(Span part, int number) {
        if (part.empty()) return;
        part_ = number;
        begin_ = part.begin;
        const std::size_t first = unit_.tokens.size();
        const std::string_view content = text_.substr(part.begin, part.size());
        std::size_t at = part.begin;
        for (const Word& word : words(content)) {
            add_signs(at, part.begin + word.span.begin);
            at = part.begin + word.span.end;
            const std::string_view raw = content.substr(word.span.begin, word.span.size());
            add(at, word.folded, is_plain(raw) ? std::string(raw) : letters_of(raw), number == 0 ? -1 : vocabulary_.number(word.folded));
            if (number != 0) {
                unit_.words.push_back(unit_.tokens.back().word);
                folded_ += word.folded;
            }
        }
        add_signs(at, part.end);
        if (unit_.tokens.size() == first) add(part.end, "", "", -1);  // nothing but dashes or quotes
        unit_.tokens.back().span.end = part.end;
    }

    const std::string& folded() const { return folded_; }

 private:
    static bool is_plain(std::string_view word) {
        return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\''; });
    }

    void add(std::size_t end, std::string key, std::string letters, int word) {
        if (part_ != 0) unit_.joined += key;
        if (part_ == 2) unit_.letters += letters;
        const int number = vocabulary_.number('\x01' + key);  // keys, contents and folded words are numbered apart
        unit_.tokens.push_back({{begin_, end}, std::move(key), std::move(letters), number, word, part_});
        begin_ = end;
    }

    void add_signs(std::size_t at, std::size_t end) {
        while (at < end) {
            const std::size_t begin = at;
            next_character(text_, at);
            std::string key = fold(text_.substr(begin, at - begin));
            if (!key.empty()) add(at, key, key, -1);
        }
    }

    std::string_view text_;
    Vocabulary& vocabulary_;
    DiffUnit& unit_;
    std::string folded_;
    std::size_t begin_ = 0;
    int part_ = 0;
};

}  // namespace

bool equal_words(const DiffUnit& a, const DiffUnit& b) {
    // Where one version has as a heading what the other has as text, capitals say nothing.
    return a.joined == b.joined && (a.letters == b.letters || a.has_heading != b.has_heading);
}

DiffDocument tokenise_units(const ProtocolDoc& doc, Vocabulary& vocabulary) {
    DiffDocument out;
    out.doc = &doc;
    out.units.resize(doc.units.size());
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        const Unit& unit = doc.units[i];
        DiffUnit& target = out.units[i];
        Tokeniser tokeniser(doc.text, vocabulary, target);
        target.has_heading = !unit.heading.empty();
        tokeniser.add_part(unit.label, 0);
        tokeniser.add_part(unit.heading, 1);
        tokeniser.add_part(unit.text, 2);
        std::sort(target.words.begin(), target.words.end());
        target.content = vocabulary.number('\x02' + tokeniser.folded());
        target.label = fold(doc.words(unit.label));
        if (target.label.size() > 1 && target.label.back() == '.') target.label.pop_back();
        (unit.parent < 0 ? out.roots : out.units[static_cast<std::size_t>(unit.parent)].children).push_back(static_cast<int>(i));
    }
    return out;
}

}  // namespace clausebook
