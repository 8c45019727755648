#include "segment/citation.h"

#include <array>
#include <string>
#include <unordered_map>

#include "segment/letters.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

std::string ordinal(int n) {
    const int tens = n % 100;
    const char* end = tens >= 11 && tens <= 13 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
    return std::to_string(n) + end;
}

std::string ordinal_word(int n) {
    static constexpr std::array<const char*, 11> words = {"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"};
    return n >= 1 && n <= 10 ? words[static_cast<std::size_t>(n)] : ordinal(n);
}

// The label without the punctuation that only ends it: "9." is "9", "(b)" stays, "Section 16:" is "Section 16".
std::string bare_label(std::string_view label) { return without_label_end(fold_blanks(label)); }

bool is_path(std::string_view label) {
    const bool suffixed = label.size() > 1 && is_digit(label[0]) && is_lower(label.back());
    return suffixed || label.find('.') != std::string_view::npos || (label.size() > 1 && is_upper(label[0]) && is_digit(label[1]));
}
bool has_word(std::string_view label) { return label.size() > 2 && is_letter(label[0]) && is_letter(label[1]) && label.find(' ') != std::string_view::npos; }

class Citer {
 public:
    explicit Citer(ProtocolDoc& doc) : doc_(doc) {}

    void run() {
        for (std::size_t i = 0; i < doc_.units.size(); ++i) doc_.units[i].citation = cite(i);
    }

 private:
    std::string of(int unit) const { return unit < 0 ? std::string() : doc_.units[static_cast<std::size_t>(unit)].citation; }

    int count(int parent, const char* what) { return ++counts_[std::to_string(parent) + what]; }

    std::string within(int parent, const std::string& what) const {
        const std::string above = of(parent);
        return above.empty() ? what : above + ", " + what;
    }

    std::string labelled(const Unit& unit) {
        const std::string label = bare_label(doc_.words(unit.label));
        const bool section = unit.kind == UnitKind::section;
        if (has_word(label)) return label;
        if (is_path(label)) return (section ? "section " : "paragraph ") + label;
        // A list's letter goes on the nearest numbered unit above it; an unnumbered paragraph between them is passed over.
        int above = unit.parent;
        while (above >= 0 && doc_.units[static_cast<std::size_t>(above)].label.empty() &&
               doc_.units[static_cast<std::size_t>(above)].kind == UnitKind::paragraph) {
            above = doc_.units[static_cast<std::size_t>(above)].parent;
        }
        if (above >= 0 && !doc_.units[static_cast<std::size_t>(above)].label.empty()) {
            return of(above) + (label.starts_with('(') ? label : "(" + label + ")");
        }
        return within(above, (section ? "section " : "paragraph ") + label);
    }

    std::string cite(std::size_t index) {
        const Unit& unit = doc_.units[index];
        if (!unit.label.empty()) return labelled(unit);
        switch (unit.kind) {
            case UnitKind::title:
                return unit.parent < 0 ? "title" : ordinal(count(unit.parent, "p") + 1) + " title line";
            case UnitKind::section:
                return within(unit.parent, "\"" + std::string(doc_.words(unit.heading)) + "\"");
            case UnitKind::bullet: {
                const bool nested = unit.parent >= 0 && doc_.units[static_cast<std::size_t>(unit.parent)].kind == UnitKind::bullet;
                return within(unit.parent, ordinal_word(count(unit.parent, "b")) + (nested ? " sub-bullet" : " bullet"));
            }
            case UnitKind::table:
                return within(unit.parent, "table row " + std::to_string(count(unit.parent, "t")));
            case UnitKind::note:
                return within(unit.parent, "note " + std::to_string(count(unit.parent, "n")));
            case UnitKind::meta:
                return "document details";
            case UnitKind::clause:
            case UnitKind::paragraph: {
                const std::string what = ordinal(count(unit.parent, "p")) + " paragraph";
                const bool under_title = unit.parent >= 0 && doc_.units[static_cast<std::size_t>(unit.parent)].kind == UnitKind::title;
                return under_title || unit.parent < 0 ? "opening, " + what : within(unit.parent, what);
            }
        }
        return {};
    }

    ProtocolDoc& doc_;
    std::unordered_map<std::string, int> counts_;
};

}  // namespace

void cite_units(ProtocolDoc& doc) { Citer(doc).run(); }

}  // namespace clausebook
