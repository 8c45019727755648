#include "compare/diff_moves.h"

#include <algorithm>

namespace clausebook {

namespace {

class MoveFinder {
 public:
    MoveFinder(const DiffDocument& old_doc, const DiffDocument& new_doc, const Correspondence& match)
        : old_(old_doc), new_(new_doc), match_(match), weights_(old_doc.units.size()) {
        out_.moved.assign(old_doc.units.size(), false);
        out_.stays.assign(old_doc.units.size(), false);
        for (int i = old_.size(); i-- > 0;) {
            weight(i) += static_cast<double>(old_.at(i).words.size()) + 1;
            if (old_.unit(i).parent >= 0) weight(old_.unit(i).parent) += weight(i);
        }
    }

    Moves find() {
        std::vector<int> scope;
        for (int i = 0; i < old_.size(); ++i)
            if (partner(i) >= 0) scope.push_back(i);
        for (const int i : ordered(scope)) out_.stays[static_cast<std::size_t>(i)] = true;
        return std::move(out_);
    }

 private:
    int partner(int i) const { return match_.new_of_old[static_cast<std::size_t>(i)]; }
    double& weight(int i) { return weights_[static_cast<std::size_t>(i)]; }

    // Its parent is partner of its partner's parent: it goes where its parent goes.
    bool follows_parent(int i) const {
        const int parent = old_.unit(i).parent;
        return parent >= 0 && partner(parent) >= 0 && new_.unit(partner(i)).parent == partner(parent);
    }

    // Both its old and its new parent are in both versions, and it passed one of them. (Where it passed neither, only the
    // outline changed: a list that belonged to a section now belongs to the sentence that opens it.)
    bool changed_parents(int i) const {
        const int old_parent = old_.unit(i).parent, new_parent = new_.unit(partner(i)).parent;
        const int new_parent_before = new_parent < 0 ? -1 : match_.old_of_new[static_cast<std::size_t>(new_parent)];
        if (old_parent >= 0 && partner(old_parent) >= 0 && partner(old_parent) != new_parent && partner(i) < partner(old_parent)) return true;
        return new_parent_before >= 0 && new_parent_before != old_parent && i < new_parent_before;
    }

    // Those of `scope` (in old order) that keep their order among each other; marks the others as moved, or as going along.
    std::vector<int> ordered(const std::vector<int>& scope) {
        std::vector<int> candidates;
        std::vector<bool> away(old_.units.size(), false);
        for (const int i : scope) {
            if (changed_parents(i)) {
                away[static_cast<std::size_t>(i)] = out_.moved[static_cast<std::size_t>(i)] = true;
            } else if (goes_along(i, away)) {
                away[static_cast<std::size_t>(i)] = true;
            } else {
                candidates.push_back(i);
            }
        }
        std::vector<int> kept = heaviest_increasing(candidates);
        auto next = kept.begin();
        for (const int i : candidates) {
            if (next != kept.end() && *next == i) {
                ++next;
                continue;
            }
            if (!goes_along(i, away)) out_.moved[static_cast<std::size_t>(i)] = true;
            away[static_cast<std::size_t>(i)] = true;
        }
        settle_within(scope, away);
        return kept;
    }

    bool goes_along(int i, const std::vector<bool>& away) const { return follows_parent(i) && away[static_cast<std::size_t>(old_.unit(i).parent)]; }

    // What went along with a moved unit keeps its order there too, or has moved within it.
    void settle_within(const std::vector<int>& scope, const std::vector<bool>& away) {
        std::vector<int> along;
        int root = -1;
        const auto settle = [&] {
            if (!along.empty() && along.size() < scope.size()) ordered(along);
            along.clear();
        };
        for (const int i : scope) {
            const bool here = away[static_cast<std::size_t>(i)];
            if (here && !out_.moved[static_cast<std::size_t>(i)]) {
                if (root_of(i) != root) settle();
                root = root_of(i);
                along.push_back(i);
            }
        }
        settle();
    }

    int root_of(int i) const {
        while (!out_.moved[static_cast<std::size_t>(i)] && old_.unit(i).parent >= 0) i = old_.unit(i).parent;
        return i;
    }

    // The heaviest subsequence whose partners stand in increasing order, by prefix maxima over the new order (Fenwick tree).
    std::vector<int> heaviest_increasing(const std::vector<int>& candidates) {
        struct Best {
            double weight = 0;
            int last = -1;
        };
        std::vector<Best> tree(new_.units.size() + 1);
        std::vector<int> before(old_.units.size(), -1);
        Best best;
        for (const int i : candidates) {
            Best prefix;
            for (auto k = static_cast<std::size_t>(partner(i)); k > 0; k -= k & (~k + 1))
                if (tree[k].weight > prefix.weight) prefix = tree[k];
            before[static_cast<std::size_t>(i)] = prefix.last;
            const Best here{prefix.weight + weight(i), i};
            for (auto k = static_cast<std::size_t>(partner(i)) + 1; k < tree.size(); k += k & (~k + 1))
                if (here.weight > tree[k].weight) tree[k] = here;
            if (here.weight > best.weight) best = here;
        }
        std::vector<int> kept;
        for (int i = best.last; i >= 0; i = before[static_cast<std::size_t>(i)]) kept.push_back(i);
        std::reverse(kept.begin(), kept.end());
        return kept;
    }

    const DiffDocument& old_;
    const DiffDocument& new_;
    const Correspondence& match_;
    std::vector<double> weights_;
    Moves out_;
};

}  // namespace

Moves find_moves(const DiffDocument& old_doc, const DiffDocument& new_doc, const Correspondence& match) { return MoveFinder(old_doc, new_doc, match).find(); }

}  // namespace clausebook
