#include "compare/diff.h"

#include <algorithm>
#include <optional>

#include "compare/diff_match.h"
#include "compare/diff_moves.h"
#include "compare/diff_references.h"
#include "compare/diff_substance.h"
#include "compare/diff_tokens.h"
#include "compare/diff_words.h"

namespace clausebook {

namespace {

// The printed labels from the top down to the unit.
std::vector<std::string> printed_path(const DiffDocument& doc, int unit) {
    std::vector<std::string> path;
    for (int i = unit; i >= 0; i = doc.unit(i).parent)
        if (!doc.at(i).label.empty()) path.push_back(doc.at(i).label);
    return path;
}

class Differ {
 public:
    Differ(const DiffDocument& old_doc, const Facts& old_facts, const DiffDocument& new_doc, const Facts& new_facts, std::size_t vocabulary_size)
        : old_(old_doc),
          new_(new_doc),
          old_facts_(old_facts),
          new_facts_(new_facts),
          match_(match_units(old_doc, new_doc, vocabulary_size)),
          moves_(find_moves(old_doc, new_doc, match_)),
          substance_(old_doc, old_facts, new_doc, new_facts, match_),
          old_group_(old_doc.units.size(), -1),
          new_group_(new_doc.units.size(), -1) {
        for (std::size_t g = 0; g < match_.groups.size(); ++g) {
            for (const int i : match_.groups[g].old_units) old_group_[static_cast<std::size_t>(i)] = static_cast<int>(g);
            for (const int j : match_.groups[g].new_units) new_group_[static_cast<std::size_t>(j)] = static_cast<int>(g);
        }
        group_change_.assign(match_.groups.size(), -1);
        move_changes_.resize(old_doc.units.size());
    }

    // The units that stay are the joints; between two of them come the old version's others, then the new one's.
    Changes diff() {
        int j = 0;
        for (int i = 0; i < old_.size(); ++i) {
            if (!moves_.stays[static_cast<std::size_t>(i)]) {
                add_old(i);
                continue;
            }
            const int target = match_.new_of_old[static_cast<std::size_t>(i)];
            while (j < target) add_new(j++);
            add_row(i, j++, changes_of_pair(i));
        }
        while (j < new_.size()) add_new(j++);
        out_.new_of_old = match_.new_of_old;
        out_.references = compare_targets(old_, old_facts_, new_, new_facts_, match_);
        return std::move(out_);
    }

 private:
    void add_row(int old_unit, int new_unit, std::vector<int> changes) { out_.rows.push_back({old_unit, new_unit, std::move(changes)}); }

    int add_change(ChangeKind kind, std::vector<int> old_units, std::vector<int> new_units) {
        Change change{kind, std::move(old_units), std::move(new_units), {}, {}};
        change.words = diff_words(old_, change.old_units, new_, change.new_units);
        if (kind != ChangeKind::renumber && kind != ChangeKind::move) change.substance = substance_.compare(change);
        out_.changes.push_back(std::move(change));
        return static_cast<int>(out_.changes.size()) - 1;
    }

    int change_of_group(int group) {
        int& change = group_change_[static_cast<std::size_t>(group)];
        if (change < 0) {
            const UnitGroup& units = match_.groups[static_cast<std::size_t>(group)];
            change = add_change(units.old_units.size() == 1 ? ChangeKind::split : ChangeKind::merge, units.old_units, units.new_units);
        }
        return change;
    }

    std::vector<int> changes_of_group(int group) {
        if (only_breaks(match_.groups[static_cast<std::size_t>(group)])) return {};
        return {change_of_group(group)};
    }

    // Another format, whose paragraphs end elsewhere, though every word and printed label is the same: one of the two does not mark where they end.
    bool only_breaks(const UnitGroup& group) const {
        if (old_.doc->format == new_.doc->format) return false;
        const auto gather = [](const DiffDocument& doc, const std::vector<int>& units) {
            std::string words, labels;
            for (const int unit : units) {
                words += doc.at(unit).joined;
                if (!doc.at(unit).label.empty()) labels += doc.at(unit).label + '\n';
            }
            return std::pair(words, labels);
        };
        return gather(old_, group.old_units) == gather(new_, group.new_units);
    }

    // What happened to an old unit and its partner, wherever they stand.
    std::vector<int> changes_of_pair(int old_unit) {
        if (old_group_[static_cast<std::size_t>(old_unit)] >= 0) return changes_of_group(old_group_[static_cast<std::size_t>(old_unit)]);
        const int new_unit = match_.new_of_old[static_cast<std::size_t>(old_unit)];
        std::vector<int> changes;
        const bool moved = moves_.moved[static_cast<std::size_t>(old_unit)];
        if (moved) changes.push_back(add_change(ChangeKind::move, {old_unit}, {new_unit}));
        if (!equal_words(old_.at(old_unit), new_.at(new_unit))) {
            changes.push_back(add_change(ChangeKind::modify, {old_unit}, {new_unit}));
        } else if (!moved && printed_path(old_, old_unit) != printed_path(new_, new_unit)) {
            changes.push_back(add_change(ChangeKind::renumber, {old_unit}, {new_unit}));
        }
        return changes;
    }

    void add_old(int i) {
        const auto at = static_cast<std::size_t>(i);
        if (old_group_[at] >= 0) {
            add_row(i, -1, changes_of_group(old_group_[at]));
        } else if (match_.new_of_old[at] < 0) {
            add_row(i, -1, {add_change(ChangeKind::remove, {i}, {})});
        } else {
            move_changes_[at] = changes_of_pair(i);
            add_row(i, -1, *move_changes_[at]);
        }
    }

    void add_new(int j) {
        const auto at = static_cast<std::size_t>(j);
        const int origin = match_.old_of_new[at];
        if (new_group_[at] >= 0) {
            add_row(-1, j, changes_of_group(new_group_[at]));
        } else if (origin < 0) {
            add_row(-1, j, {add_change(ChangeKind::insert, {}, {j})});
        } else {
            std::optional<std::vector<int>>& changes = move_changes_[static_cast<std::size_t>(origin)];
            if (!changes) changes = changes_of_pair(origin);
            add_row(-1, j, *changes);
        }
    }

    const DiffDocument& old_;
    const DiffDocument& new_;
    const Facts& old_facts_;
    const Facts& new_facts_;
    Correspondence match_;
    Moves moves_;
    SubstanceFinder substance_;
    std::vector<int> old_group_, new_group_;  // index into match_.groups, -1: none
    std::vector<int> group_change_;
    std::vector<std::optional<std::vector<int>>> move_changes_;  // by old unit, of those whose partner stands elsewhere
    Changes out_;
};

}  // namespace

Changes diff_documents(const ProtocolDoc& old_doc, const Facts& old_facts, const ProtocolDoc& new_doc, const Facts& new_facts) {
    Vocabulary vocabulary;
    const DiffDocument olds = tokenise_units(old_doc, vocabulary), news = tokenise_units(new_doc, vocabulary);
    return Differ(olds, old_facts, news, new_facts, vocabulary.size()).diff();
}

}  // namespace clausebook
