#include <fmt/format.h>

#include "render/diff_view.h"

namespace clausebook {

namespace {

// The words of one version only.
std::vector<ShownParagraph> without(std::vector<ShownParagraph> paragraphs, WordsKind kind) {
    for (ShownParagraph& paragraph : paragraphs) std::erase_if(paragraph.runs, [&](const ShownRun& run) { return run.kind == kind; });
    return paragraphs;
}

std::string anchor_of(std::size_t change) { return fmt::format("change-{}", change + 1); }

class RowMaker {
 public:
    explicit RowMaker(const VersionComparison& versions) : versions_(versions), anchored_(versions.changes.changes.size()) {}

    std::vector<ShownRow> make() {
        std::vector<ShownRow> out;
        for (const ChangeRow& row : versions_.changes.rows) {
            const Change* shown = shown_change(row);
            if (shown && !is_first_row(*shown, row)) continue;
            out.push_back(make_row(row, shown));
        }
        return out;
    }

 private:
    const Change& change(int i) const { return versions_.changes.changes[static_cast<std::size_t>(i)]; }

    // The change whose words a row shows: a moved and reworded unit is reworded where it stands now.
    const Change* shown_change(const ChangeRow& row) const {
        if (row.changes.empty()) return nullptr;
        return &change(row.new_unit >= 0 ? row.changes.back() : row.changes.front());
    }

    // A group's words are shown once, in its first row.
    static bool is_first_row(const Change& shown, const ChangeRow& row) {
        if (shown.kind != ChangeKind::split && shown.kind != ChangeKind::merge) return true;
        return row.new_unit == shown.new_units.front() && (row.old_unit == shown.old_units.front() || row.old_unit < 0);
    }

    std::string note(const ChangeRow& row) const {
        std::string kinds;
        for (const int i : row.changes) kinds += (kinds.empty() ? "" : " and ") + std::string(shown_kind(change(i).kind));
        return kinds.empty() ? kinds : fmt::format("{}: {}", shown_place(versions_, change(row.changes.front())), kinds);
    }

    // Changes are linked to where they first stand.
    std::string anchor(const ChangeRow& row) {
        for (const int i : row.changes) {
            if (anchored_[static_cast<std::size_t>(i)] || (row.new_unit < 0 && !change(i).new_units.empty())) continue;
            for (const int k : row.changes) anchored_[static_cast<std::size_t>(k)] = true;
            return anchor_of(static_cast<std::size_t>(row.changes.back()));
        }
        return {};
    }

    ShownRow make_row(const ChangeRow& row, const Change* shown) {
        const bool old_here = row.old_unit >= 0, new_here = row.new_unit >= 0;
        const Unit& unit =
            new_here ? versions_.new_doc.units[static_cast<std::size_t>(row.new_unit)] : versions_.old_doc.units[static_cast<std::size_t>(row.old_unit)];
        ShownRow out;
        out.anchor = anchor(row);
        out.note = note(row);
        out.heading = unit.kind == UnitKind::section || unit.kind == UnitKind::title;
        out.in_old = old_here;
        out.in_new = new_here;
        if (shown == nullptr) {
            const auto words = [](std::string text) { return std::vector<ShownParagraph>{{{{WordsKind::same, std::move(text)}}}}; };
            if (old_here) out.old_words = words(shown_unit(versions_.old_doc, row.old_unit));
            if (new_here) out.new_words = words(shown_unit(versions_.new_doc, row.new_unit));
            out.words = new_here ? out.new_words : out.old_words;
            return out;
        }
        out.words = shown_words(versions_, *shown, Letters::new_version);
        const bool group = shown->kind == ChangeKind::split || shown->kind == ChangeKind::merge;
        if (old_here || group) out.old_words = without(out.words, WordsKind::inserted);
        if (new_here || group) out.new_words = without(out.words, WordsKind::removed);
        if (shown->kind == ChangeKind::move) out.whole = new_here ? WordsKind::inserted : WordsKind::removed;
        return out;
    }

    const VersionComparison& versions_;
    std::vector<bool> anchored_;
};

}  // namespace

std::vector<ShownRow> shown_rows(const VersionComparison& versions) { return RowMaker(versions).make(); }

std::vector<ShownSubstance> shown_substance_rows(const Changes& changes) {
    std::vector<ShownSubstance> out;
    for (std::size_t i = 0; i < changes.changes.size(); ++i) {
        for (const Substance& item : changes.changes[i].substance) out.push_back({anchor_of(i), item.message});
    }
    return out;
}

}  // namespace clausebook
