#include "render/diff_view.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "render/text_table.h"

namespace clausebook {

namespace {

const Unit& unit_of(const ProtocolDoc& doc, int unit) { return doc.units[static_cast<std::size_t>(unit)]; }

enum class Begins { nothing, part, unit };

// What begins at a byte of one version, among the units of a change.
class Beginnings {
 public:
    Beginnings(const ProtocolDoc& doc, const std::vector<int>& units) {
        for (const int unit : units) {
            bool first = true;
            for (const Span part : {unit_of(doc, unit).label, unit_of(doc, unit).heading, unit_of(doc, unit).text}) {
                if (part.empty()) continue;
                begins_[part.begin] = !first ? Begins::part : unit == units.front() ? Begins::nothing : Begins::unit;
                first = false;
            }
        }
    }
    Begins at(std::size_t byte) const {
        const auto found = begins_.find(byte);
        return found == begins_.end() ? Begins::nothing : found->second;
    }

 private:
    std::map<std::size_t, Begins> begins_;
};

class ParagraphMaker {
 public:
    explicit ParagraphMaker(Letters letters) : letters_(letters), paragraphs_(1) {}

    void add(WordsKind kind, std::string_view words) {
        if (words.empty()) return;
        std::vector<ShownRun>& runs = paragraphs_.back().runs;
        if (!runs.empty() && runs.back().kind == kind) {
            runs.back().text += words;
        } else {
            runs.push_back({kind, std::string(words)});
        }
    }

    // The same words in both versions, perhaps in other letters; those at either end that differ are told apart.
    void add_same(std::string_view old_words, std::string_view new_words) {
        if (letters_ == Letters::new_version || old_words == new_words) return add(WordsKind::same, new_words);
        std::size_t begin = 0, end = 0;
        const std::size_t shorter = std::min(old_words.size(), new_words.size());
        const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
        while (begin < shorter && old_words[begin] == new_words[begin]) ++begin;
        while (begin > 0 && (begin < old_words.size() && continues(old_words[begin]))) --begin;
        while (begin > 0 && (begin < new_words.size() && continues(new_words[begin]))) --begin;
        while (end < shorter - begin && old_words[old_words.size() - end - 1] == new_words[new_words.size() - end - 1]) ++end;
        while (end > 0 && continues(old_words[old_words.size() - end])) --end;
        add(WordsKind::same, old_words.substr(0, begin));
        add(WordsKind::removed, old_words.substr(begin, old_words.size() - begin - end));
        add(WordsKind::inserted, new_words.substr(begin, new_words.size() - begin - end));
        add(WordsKind::same, old_words.substr(old_words.size() - end));
    }

    // Between two units, or between a unit's label, heading and text.
    void add_gap(Begins in_old, Begins in_new) {
        if (in_old == Begins::unit || in_new == Begins::unit) {
            paragraphs_.back().end = in_old == in_new ? WordsKind::same : in_old == Begins::unit ? WordsKind::removed : WordsKind::inserted;
            paragraphs_.emplace_back();
        }
        const bool old_blank = in_old == Begins::part, new_blank = in_new == Begins::part;
        if (old_blank || new_blank) add(old_blank && new_blank ? WordsKind::same : old_blank ? WordsKind::removed : WordsKind::inserted, " ");
    }

    std::vector<ShownParagraph> take() { return std::move(paragraphs_); }

 private:
    Letters letters_;
    std::vector<ShownParagraph> paragraphs_;
};

}  // namespace

std::vector<ShownParagraph> shown_words(const VersionComparison& versions, const Change& change, Letters letters) {
    const Beginnings old_beginnings(versions.old_doc, change.old_units), new_beginnings(versions.new_doc, change.new_units);
    ParagraphMaker maker(letters);
    for (const WordsRun& run : change.words) {
        const Begins in_old = run.kind == WordsKind::inserted ? Begins::nothing : old_beginnings.at(run.old_span.begin);
        const Begins in_new = run.kind == WordsKind::removed ? Begins::nothing : new_beginnings.at(run.new_span.begin);
        maker.add_gap(in_old, in_new);
        switch (run.kind) {
            case WordsKind::same:
                maker.add_same(versions.old_doc.words(run.old_span), versions.new_doc.words(run.new_span));
                break;
            case WordsKind::removed:
                maker.add(run.kind, versions.old_doc.words(run.old_span));
                break;
            case WordsKind::inserted:
                maker.add(run.kind, versions.new_doc.words(run.new_span));
                break;
        }
    }
    return maker.take();
}

std::string shown_unit(const ProtocolDoc& doc, int unit) {
    std::string out;
    for (const Span part : {unit_of(doc, unit).label, unit_of(doc, unit).heading, unit_of(doc, unit).text}) {
        if (part.empty()) continue;
        if (!out.empty()) out += ' ';
        out += doc.words(part);
    }
    return out;
}

ShownParagraph shown_unchanged(const VersionComparison& versions, int old_unit, int new_unit, Letters letters) {
    ParagraphMaker maker(letters);
    maker.add_same(shown_unit(versions.old_doc, old_unit), shown_unit(versions.new_doc, new_unit));
    return maker.take().front();
}

std::string shown_citations(const ProtocolDoc& doc, const std::vector<int>& units) {
    std::string out;
    for (const int unit : units) {
        if (!out.empty()) out += "; ";
        const Unit& found = unit_of(doc, unit);
        out += found.citation.empty() ? found.id : found.citation;
    }
    return out;
}

std::string shown_place(const VersionComparison& versions, const Change& change) {
    const std::string old_place = shown_citations(versions.old_doc, change.old_units), new_place = shown_citations(versions.new_doc, change.new_units);
    if (old_place.empty() || old_place == new_place) return new_place;
    return new_place.empty() ? old_place : old_place + " → " + new_place;
}

std::string_view shown_kind(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::insert:
            return "inserted";
        case ChangeKind::remove:
            return "removed";
        case ChangeKind::modify:
            return "reworded";
        case ChangeKind::move:
            return "moved";
        case ChangeKind::renumber:
            return "renumbered";
        case ChangeKind::split:
            return "split";
        case ChangeKind::merge:
            return "merged";
    }
    return {};
}

std::string shown_counts(const Changes& changes) {
    constexpr std::array k_order = {ChangeKind::modify, ChangeKind::insert, ChangeKind::remove,  ChangeKind::move,
                                    ChangeKind::split,  ChangeKind::merge,  ChangeKind::renumber};
    std::map<ChangeKind, int> counts;
    for (const Change& change : changes.changes) ++counts[change.kind];
    std::string out;
    for (const ChangeKind kind : k_order)
        if (counts[kind] > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", counts[kind], shown_kind(kind));
    return out.empty() ? "no change" : out;
}

std::string shown_renumbering(const VersionComparison& versions) {
    constexpr std::size_t k_most_listed = 12;
    std::vector<std::string> listed;
    std::vector<bool> renumbered(versions.old_doc.units.size());
    std::size_t all = 0;
    for (const Change& change : versions.changes.changes) {
        if (change.kind != ChangeKind::renumber) continue;
        ++all;
        const int old_unit = change.old_units.front();
        renumbered[static_cast<std::size_t>(old_unit)] = true;
        const int parent = unit_of(versions.old_doc, old_unit).parent;
        if (parent >= 0 && renumbered[static_cast<std::size_t>(parent)]) continue;
        const std::string_view old_label = versions.old_doc.words(unit_of(versions.old_doc, old_unit).label);
        const std::string_view new_label = versions.new_doc.words(unit_of(versions.new_doc, change.new_units.front()).label);
        if (old_label != new_label)
            listed.push_back(
                fmt::format("{} → {}", old_label.empty() ? "no number" : printable(old_label), new_label.empty() ? "no number" : printable(new_label)));
    }
    if (all == 0) return {};
    std::string out;
    for (std::size_t i = 0; i < std::min(listed.size(), k_most_listed); ++i) out += (out.empty() ? "" : ", ") + listed[i];
    if (listed.size() > k_most_listed) out += fmt::format(" and {} more", listed.size() - k_most_listed);
    return out + (out.empty() ? "" : "; ") + fmt::format("{} {} in all, words unchanged", all, all == 1 ? "clause" : "clauses");
}

std::vector<std::string> shown_substance(const Changes& changes) {
    std::vector<std::string> out;
    for (const Change& change : changes.changes)
        for (const Substance& item : change.substance) out.push_back(item.message);
    return out;
}

}  // namespace clausebook
