#include "segment/tree.h"

#include <algorithm>
#include <unordered_map>

#include "segment/citation.h"
#include "segment/letters.h"
#include "segment/shape.h"
#include "text/cut_words.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

UnitKind kind_of(const PieceReading& reading) {
    switch (reading.role) {
        case PieceRole::title:
            return UnitKind::title;
        case PieceRole::heading:
            return UnitKind::section;
        case PieceRole::label:
            return reading.is_heading ? UnitKind::section : UnitKind::clause;
        case PieceRole::bullet:
            return UnitKind::bullet;
        case PieceRole::row:
            return UnitKind::table;
        case PieceRole::note:
            return UnitKind::note;
        case PieceRole::meta:
            return UnitKind::meta;
        case PieceRole::continues:
        case PieceRole::paragraph:
            return UnitKind::paragraph;
    }
    return UnitKind::paragraph;
}

// Writes the stored text run by run and remembers where each run stands.
class TextWriter {
 public:
    TextWriter(const SourceText& source, ProtocolDoc& doc) : source_(source), doc_(doc) {}

    void begin_unit() {
        if (!doc_.text.empty()) doc_.text += '\n';
        fresh_ = true;
    }
    // Adds words of a line, parted from what stands before them in the unit by a blank unless `glued`.
    void add(std::string_view words, const Piece& piece, bool glued) {
        const std::string folded = fold_blanks(words);
        if (folded.empty()) return;
        if (!fresh_ && !glued) doc_.text += ' ';
        fresh_ = false;
        const std::size_t begin = doc_.text.size();
        doc_.text += folded;
        const Line& line = source_.lines[piece.line];
        if (line.page_number == 0) return;
        const bool same = !doc_.places.empty() && doc_.places.back().page_number == line.page_number && doc_.places.back().box == line.box && !line.box.empty();
        if (same)
            doc_.places.back().span.end = doc_.text.size();
        else
            doc_.places.push_back({{begin, doc_.text.size()}, line.page_number, line.box});
    }
    void drop_hyphen(std::size_t bytes) {
        doc_.text.resize(doc_.text.size() - bytes);
        if (!doc_.places.empty() && doc_.places.back().span.end > doc_.text.size()) doc_.places.back().span.end = doc_.text.size();
    }
    std::size_t at() const { return doc_.text.size(); }
    bool fresh() const { return fresh_; }

 private:
    const SourceText& source_;
    ProtocolDoc& doc_;
    bool fresh_ = true;
};

}  // namespace

void build_units(const SourceText& source, const Pieces& pieces, const std::vector<PieceReading>& readings, ProtocolDoc& doc) {
    const auto broken_off = [](const Piece& piece) { return piece.ending == Ending::hyphen; };
    CutWords words;
    if (std::any_of(pieces.all.begin(), pieces.all.end(), broken_off)) {
        for (const Piece& piece : pieces.all) words.learn(piece.text);
    }
    TextWriter writer(source, doc);
    std::vector<int> unit_of_piece(pieces.all.size(), -1);
    for (std::size_t i = 0; i < pieces.all.size();) {
        std::size_t end = i + 1;
        while (end < pieces.all.size() && readings[end].role == PieceRole::continues) ++end;
        const PieceReading& reading = readings[i];
        const Piece& first = pieces.all[i];
        Unit unit;
        unit.kind = kind_of(reading);
        unit.parent = reading.parent < 0 ? -1 : unit_of_piece[static_cast<std::size_t>(reading.parent)];
        writer.begin_unit();
        std::string_view text = first.text;
        if (reading.label >= 0) {
            const std::size_t begin = writer.at();
            if (first.certain_label) {
                writer.add(*source.lines[first.line].label, first, false);
            } else {
                const LabelReading& label = first.labels[static_cast<std::size_t>(reading.label)];
                writer.add(text.substr(0, label.end), first, false);
                text = text.substr(label.text_begin);
            }
            unit.label = {begin, writer.at()};
        }
        std::size_t words_begin = 0;
        bool started = false;
        for (std::size_t at = i; at < end; ++at) {
            const Piece& piece = pieces.all[at];
            if (at > i) text = piece.text;
            bool glued = false;
            if (at > i && started && pieces.all[at - 1].ending == Ending::hyphen && !piece.bullet) {
                const std::string_view before = pieces.all[at - 1].text;
                glued = !before.ends_with(" -") && before != "-";
                if (!words.keeps_hyphen(before, text)) writer.drop_hyphen(hyphen_at_end(before));
            }
            const std::size_t was = writer.at();
            const bool fresh = writer.fresh();
            writer.add(text, piece, glued);
            if (!started && writer.at() > was) {
                words_begin = was + (fresh || glued ? 0 : 1);
                started = true;
            }
        }
        if (started) (unit.kind == UnitKind::section ? unit.heading : unit.text) = {words_begin, writer.at()};
        const auto index = static_cast<int>(doc.units.size());
        std::fill(unit_of_piece.begin() + static_cast<std::ptrdiff_t>(i), unit_of_piece.begin() + static_cast<std::ptrdiff_t>(end), index);
        doc.units.push_back(std::move(unit));
        i = end;
    }
    // A note belongs to what bears its mark: a star, or the number in brackets that it opens with.
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        if (doc.units[i].kind != UnitKind::note) continue;
        const std::string_view note = doc.words(doc.units[i].span());
        const std::string mark(note.starts_with('[') ? first_word(note) : "*");
        for (std::size_t back = i; back-- > 0 && i - back < 40;) {
            if (doc.units[back].kind == UnitKind::note || doc.words(doc.units[back].span()).find(mark) == std::string_view::npos) continue;
            doc.units[i].parent = static_cast<int>(back);
            break;
        }
    }
}

namespace {

constexpr std::size_t k_longest_slug = 48;

std::string slug(std::string_view heading) {
    std::string out;
    for (const char c : heading) {
        if (is_letter(c) || is_digit(c))
            out += lower(c);
        else if (c == '\'' || (static_cast<unsigned char>(c) & 0x80) != 0)
            continue;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    if (out.starts_with("the-") && out.size() > 4) out.erase(0, 4);
    if (out.size() > k_longest_slug) {
        const std::size_t cut = out.rfind('-', k_longest_slug);
        out.resize(cut == std::string::npos || cut == 0 ? k_longest_slug : cut);
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "section" : out;
}

// The label as a step of a path: "1." is "1", "(a)" stays, "Part 2:" is "part-2", "16.\u2014" and "16 \u2013" are "16".
std::string label_step(std::string_view label) {
    std::string out = fold_blanks(label);
    const bool word = out.find(' ') != std::string::npos && is_letter(out[0]) && out.size() > 2 && is_letter(out[1]);
    if (word) return slug(out);
    out = without_label_end(std::move(out));
    if (const std::size_t gap = out.rfind(' '); gap != std::string::npos) out.erase(0, gap + 1);  // doubled: "1. 1.1."
    return without_label_end(std::move(out));
}

// "4.1.1", "5C.1", "A1", "2a" say the whole path.
bool says_path(std::string_view step) {
    const std::size_t dot = step.find('.');
    const bool dotted = dot != std::string_view::npos && dot + 1 < step.size() && is_digit(step[dot + 1]) && !step.ends_with(".0");
    const bool lettered = step.size() > 1 && is_upper(step[0]) && is_digit(step[1]);
    const bool suffixed = step.size() > 1 && is_digit(step[0]) && is_lower(step.back());
    return dotted || lettered || suffixed;
}

}  // namespace

void name_units(ProtocolDoc& doc) {
    std::unordered_map<std::string, int> taken;
    std::unordered_map<std::string, int> counts;
    const auto id_of = [&](int unit) { return unit < 0 ? std::string() : doc.units[static_cast<std::size_t>(unit)].id; };
    for (Unit& unit : doc.units) {
        int base = unit.parent;
        std::string step;
        bool alone = false;
        if (!unit.label.empty()) {
            step = label_step(doc.words(unit.label));
            alone = says_path(step);
            while (base >= 0 && doc.units[static_cast<std::size_t>(base)].kind == UnitKind::paragraph &&
                   doc.units[static_cast<std::size_t>(base)].label.empty()) {
                base = doc.units[static_cast<std::size_t>(base)].parent;
            }
        } else {
            const std::string above = id_of(base);
            const auto counted = [&](const char* letter) { return letter + std::to_string(++counts[above + "/" + letter]); };
            switch (unit.kind) {
                case UnitKind::title:
                    step = base < 0 ? "title" : counted("p");
                    break;
                case UnitKind::section:
                    step = slug(doc.words(unit.heading));
                    break;
                case UnitKind::clause:
                case UnitKind::paragraph:
                    step = counted("p");
                    break;
                case UnitKind::bullet:
                    step = counted("b");
                    break;
                case UnitKind::note:
                    step = counted("n");
                    break;
                case UnitKind::table:
                    step = counted("t");
                    break;
                case UnitKind::meta:
                    step = "meta";
                    break;
            }
        }
        unit.id = alone || base < 0 ? step : id_of(base) + "/" + step;
        if (const int times = ++taken[unit.id]; times > 1) {
            // Tried until free: a document may print "1#2" itself.
            std::string id;
            for (int again = times; taken.count(id = unit.id + "#" + std::to_string(again)) > 0;) ++again;
            unit.id = std::move(id);
            ++taken[unit.id];
        }
    }
}

}  // namespace clausebook
