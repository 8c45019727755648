#include "compare/diff_match.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "compare/diff_likeness.h"

namespace clausebook {

namespace {

// Equal words identify a unit wherever it stands if there are this many of them; shorter ones ("In particular:") need their place first.
constexpr std::size_t k_telling_words = 6;
constexpr std::size_t k_least_words_to_move = 3;
// Likeness (with what the place adds) of the pairs that are settled first; likeness from which words alone make two units one;
// and the lesser ones that do where the place agrees, and where nothing else is left between the same neighbours.
constexpr double k_surely_alike = 0.75;
constexpr double k_alike_anywhere = 0.5;
constexpr double k_alike_in_place = 0.3;
constexpr double k_alike_in_gap = 0.12;
// What the place adds to likeness where two candidates compete.
constexpr double k_same_parent = 0.10;
constexpr double k_same_neighbour = 0.10;
constexpr double k_same_label = 0.05;
// Share of its words that a part must have from the unit it was split from.
constexpr double k_contained = 0.6;
// Share of their children's words by which parents are matched.
constexpr double k_common_children = 0.5;

class Matcher {
 public:
    Matcher(const DiffDocument& old_doc, const DiffDocument& new_doc, std::size_t vocabulary_size)
        : old_(old_doc), new_(new_doc), likeness_(old_doc, new_doc, vocabulary_size), grouped_old_(old_doc.units.size()), grouped_new_(new_doc.units.size()) {
        out_.new_of_old.assign(old_doc.units.size(), -1);
        out_.old_of_new.assign(new_doc.units.size(), -1);
    }

    Correspondence match() {
        match_equal(k_telling_words);
        match_by_place();
        match_equal(k_least_words_to_move);
        match_by_place();
        match_alike();
        find_groups();
        match_gaps();
        match_by_place();
        return std::move(out_);
    }

 private:
    // Still to be matched.
    bool old_open(int unit) const { return partner(unit) < 0 && !grouped_old_[static_cast<std::size_t>(unit)]; }
    bool new_open(int unit) const { return origin(unit) < 0 && !grouped_new_[static_cast<std::size_t>(unit)]; }
    int partner(int old_unit) const { return out_.new_of_old[static_cast<std::size_t>(old_unit)]; }
    int origin(int new_unit) const { return out_.old_of_new[static_cast<std::size_t>(new_unit)]; }

    void pair(int old_unit, int new_unit) {
        out_.new_of_old[static_cast<std::size_t>(old_unit)] = new_unit;
        out_.old_of_new[static_cast<std::size_t>(new_unit)] = old_unit;
    }

    // The parents are partners, or both stand at the top.
    bool same_parent(int old_unit, int new_unit) const {
        const int a = old_.unit(old_unit).parent, b = new_.unit(new_unit).parent;
        return a < 0 || b < 0 ? a == b : partner(a) == b;
    }

    // The unit before or after in reading order is the partner of the one before or after.
    bool same_neighbour(int old_unit, int new_unit) const {
        const bool before = old_unit > 0 && new_unit > 0 && partner(old_unit - 1) == new_unit - 1;
        const bool after = old_unit + 1 < old_.size() && new_unit + 1 < new_.size() && partner(old_unit + 1) == new_unit + 1;
        return before || after || (old_unit == 0 && new_unit == 0);
    }

    bool same_label(int old_unit, int new_unit) const { return !old_.at(old_unit).label.empty() && old_.at(old_unit).label == new_.at(new_unit).label; }

    // Units with the same words where each version has just one of them.
    void match_equal(std::size_t least_words) {
        struct Places {
            int old_unit = -1, new_unit = -1;
            bool several = false;
        };
        std::unordered_map<int, Places> places;
        const auto note = [&](const DiffDocument& doc, int unit, int Places::*place) {
            if (doc.at(unit).words.size() < least_words) return;
            Places& found = places[doc.at(unit).content];
            found.several |= found.*place >= 0;
            found.*place = unit;
        };
        for (int i = 0; i < old_.size(); ++i)
            if (old_open(i)) note(old_, i, &Places::old_unit);
        for (int j = 0; j < new_.size(); ++j)
            if (new_open(j)) note(new_, j, &Places::new_unit);
        for (int i = 0; i < old_.size(); ++i) {
            if (!old_open(i) || old_.at(i).words.size() < least_words) continue;
            const Places& found = places[old_.at(i).content];
            if (!found.several && found.new_unit >= 0) pair(i, found.new_unit);
        }
    }

    void match_by_place() {
        for (bool again = true; again;) {
            again = match_parents();
            again |= match_children(old_.roots, new_.roots);
            for (int i = 0; i < old_.size(); ++i)
                if (partner(i) >= 0) again |= match_children(old_.at(i).children, new_.at(partner(i)).children);
        }
    }

    // Of the children of two matched parents, those with the same words, in the same order (longest common subsequence).
    bool match_children(const std::vector<int>& all_old, const std::vector<int>& all_new) {
        constexpr std::size_t k_most_pairs = 4'000'000;  // bounds time and memory on hostile input
        std::vector<int> olds, news;
        for (const int i : all_old)
            if (old_open(i)) olds.push_back(i);
        for (const int j : all_new)
            if (new_open(j)) news.push_back(j);
        keep_common(olds, news);
        if (olds.empty() || news.empty() || olds.size() * news.size() > k_most_pairs) return false;
        std::vector<std::pair<int, int>> limits;
        for (const int i : olds) limits.push_back(bounds(i));
        const auto alike = [&](std::size_t a, std::size_t b) {
            const DiffUnit &x = old_.at(olds[a]), &y = new_.at(news[b]);
            return x.content == y.content && (!x.words.empty() || x.label == y.label) && news[b] > limits[a].first && news[b] < limits[a].second;
        };
        std::vector<std::vector<int>> length(olds.size() + 1, std::vector<int>(news.size() + 1, 0));
        for (std::size_t a = olds.size(); a-- > 0;)
            for (std::size_t b = news.size(); b-- > 0;)
                length[a][b] = std::max({length[a + 1][b], length[a][b + 1], alike(a, b) ? length[a + 1][b + 1] + 1 : 0});
        for (std::size_t a = 0, b = 0; a < olds.size() && b < news.size();) {
            if (alike(a, b) && length[a][b] == length[a + 1][b + 1] + 1) {
                pair(olds[a++], news[b++]);
            } else {
                length[a + 1][b] >= length[a][b + 1] ? ++a : ++b;
            }
        }
        return length[0][0] > 0;
    }

    // Drops the units whose words the other list does not have.
    void keep_common(std::vector<int>& olds, std::vector<int>& news) const {
        std::unordered_set<int> in_old, in_new;
        for (const int i : olds) in_old.insert(old_.at(i).content);
        for (const int j : news) in_new.insert(new_.at(j).content);
        std::erase_if(olds, [&](int i) { return in_new.count(old_.at(i).content) == 0; });
        std::erase_if(news, [&](int j) { return in_old.count(new_.at(j).content) == 0; });
    }

    // A pair must not cross what stands before and after it under the same parents.
    bool fits(int old_unit, int new_unit) const {
        const auto [low, high] = bounds(old_unit);
        return new_unit > low && new_unit < high;
    }

    // The partners of the nearest matched siblings before and after an old unit, so far as they stand under the same new parent.
    std::pair<int, int> bounds(int old_unit) const {
        const int parent = old_.unit(old_unit).parent;
        const std::vector<int>& siblings = parent < 0 ? old_.roots : old_.at(parent).children;
        const int new_parent = parent < 0 ? -1 : partner(parent);
        const auto here = std::lower_bound(siblings.begin(), siblings.end(), old_unit);
        int low = -1, high = new_.size();
        for (auto it = here; it != siblings.begin();) {
            const int other = partner(*--it);
            if (other >= 0 && new_.unit(other).parent == new_parent) {
                low = other;
                break;
            }
        }
        for (auto it = here + 1; it < siblings.end(); ++it) {
            const int other = partner(*it);
            if (other >= 0 && new_.unit(other).parent == new_parent) {
                high = other;
                break;
            }
        }
        return low < high ? std::pair{low, high} : std::pair{-1, new_.size()};
    }

    // Parents whose children are mostly each other's partners; deepest first, so that sections follow their clauses. A heading
    // that stands elsewhere too is left to its own words: its only clause may have moved.
    bool match_parents() {
        std::unordered_set<int> open_old, open_new;  // words of units without a partner
        for (int i = 0; i < old_.size(); ++i)
            if (old_open(i) && !old_.at(i).words.empty()) open_old.insert(old_.at(i).content);
        for (int j = 0; j < new_.size(); ++j)
            if (new_open(j) && !new_.at(j).words.empty()) open_new.insert(new_.at(j).content);
        bool found = false;
        for (int i = old_.size(); i-- > 0;) {
            if (!old_open(i) || old_.at(i).children.empty()) continue;
            std::map<int, double> votes;  // by new parent: words in common children
            for (const int child : old_.at(i).children) {
                const int parent = partner(child) < 0 ? -1 : new_.unit(partner(child)).parent;
                if (parent >= 0 && new_open(parent)) votes[parent] += size_of(old_, child);
            }
            int best = -1;
            double best_share = 0;
            for (const auto& [parent, vote] : votes) {
                const bool own_words = !old_.at(i).words.empty() && old_.at(i).content == new_.at(parent).content;
                if (!own_words && (open_new.count(old_.at(i).content) || open_old.count(new_.at(parent).content))) continue;
                const double share = own_words ? 1 : 2 * vote / (children_size(old_, i) + children_size(new_, parent));
                if (share > best_share) best = parent, best_share = share;
            }
            if (best_share < k_common_children) continue;
            pair(i, best);
            found = true;
        }
        return found;
    }

    static double size_of(const DiffDocument& doc, int unit) { return static_cast<double>(doc.at(unit).words.size()) + 1; }

    static double children_size(const DiffDocument& doc, int unit) {
        double size = 0;
        for (const int child : doc.at(unit).children) size += size_of(doc, child);
        return size;
    }

    struct Candidate {
        double score;
        int old_unit, new_unit;
    };

    void take_best(std::vector<Candidate>& candidates) {
        std::sort(candidates.begin(), candidates.end(),
                  [](const Candidate& a, const Candidate& b) { return std::tie(b.score, a.old_unit, a.new_unit) < std::tie(a.score, b.old_unit, b.new_unit); });
        for (const Candidate& candidate : candidates)
            if (old_open(candidate.old_unit) && new_open(candidate.new_unit)) pair(candidate.old_unit, candidate.new_unit);
    }

    // Units without a partner that share enough of their words. Parents are matched as their children are, so in two rounds:
    // the surest first, which give the others their place.
    void match_alike() {
        for (const double least : {k_surely_alike, k_alike_in_place}) {
            std::vector<int> news;
            for (int j = 0; j < new_.size(); ++j)
                if (new_open(j) && !new_.at(j).words.empty()) news.push_back(j);
            SharedWords shared_words(new_, news, likeness_);
            std::vector<Candidate> candidates;
            for (int i = 0; i < old_.size(); ++i) {
                if (!old_open(i) || old_.at(i).words.empty()) continue;
                for (const auto& [j, words] : shared_words.likeness_to(old_.at(i).words, k_alike_in_place)) {
                    const double score = score_of(i, j, words);
                    if (score >= least) candidates.push_back({score, i, j});
                }
            }
            take_best(candidates);
            match_by_place();
        }
    }

    // Likeness with what the place adds; 0 where both together do not suffice.
    double score_of(int old_unit, int new_unit, double words) const {
        const std::size_t a = old_.at(old_unit).words.size(), b = new_.at(new_unit).words.size();
        const bool parent = same_parent(old_unit, new_unit), neighbour = same_neighbour(old_unit, new_unit);
        const bool anywhere = words >= k_alike_anywhere && std::min(a, b) >= k_telling_words;
        if (!anywhere && !neighbour && !(parent && fits(old_unit, new_unit))) return 0;
        return words + k_same_parent * parent + k_same_neighbour * neighbour + k_same_label * same_label(old_unit, new_unit);
    }

    // What is left alone between the same matched siblings on both sides, reworded beyond recognition.
    void match_gaps() {
        std::vector<Candidate> candidates;
        for (int j = 0; j < new_.size(); ++j) {
            if (!new_open(j)) continue;
            const int parent = new_.unit(j).parent;
            if (parent >= 0 && origin(parent) < 0) continue;
            const std::vector<int>& siblings = parent < 0 ? old_.roots : old_.at(origin(parent)).children;
            for (const int i : siblings) {
                if (!old_open(i) || !fits(i, j) || old_.unit(i).kind != new_.unit(j).kind) continue;
                const double words = likeness_.likeness(old_.at(i).words, new_.at(j).words);
                const bool heading = old_.unit(i).kind == UnitKind::section && same_label(i, j) && same_neighbour(i, j);
                if (words >= k_alike_in_gap && (same_neighbour(i, j) || same_label(i, j))) {
                    candidates.push_back({words + k_same_label * same_label(i, j), i, j});
                } else if (heading) {
                    candidates.push_back({words, i, j});
                }
            }
        }
        take_best(candidates);
    }

    // Words of `all` that are not among `taken`; all sorted.
    static std::vector<int> rest_of(const std::vector<int>& all, const std::vector<int>& taken) {
        std::vector<int> rest;
        std::set_difference(all.begin(), all.end(), taken.begin(), taken.end(), std::back_inserter(rest));
        return rest;
    }

    void find_groups() {
        const auto split = [](int whole, std::vector<int> parts) { return UnitGroup{{whole}, std::move(parts)}; };
        const auto merged = [](int whole, std::vector<int> parts) { return UnitGroup{std::move(parts), {whole}}; };
        grow_groups(Side{old_, out_.new_of_old, grouped_old_}, Side{new_, out_.old_of_new, grouped_new_}, split);
        grow_groups(Side{new_, out_.old_of_new, grouped_new_}, Side{old_, out_.new_of_old, grouped_old_}, merged);
        std::stable_sort(out_.groups.begin(), out_.groups.end(), [](const UnitGroup& a, const UnitGroup& b) { return a.old_units[0] < b.old_units[0]; });
    }

    struct Side {
        const DiffDocument& doc;
        std::vector<int>& partner;
        std::vector<bool>& grouped;
    };

    // Each unit of `wholes` whose partner has only a part of its words, with the neighbours of that partner that have the rest.
    template <class MakeGroup>
    void grow_groups(Side wholes, Side parts, MakeGroup make_group) {
        for (int whole = 0; whole < wholes.doc.size(); ++whole) {
            const auto at = static_cast<std::size_t>(whole);
            const int core = wholes.partner[at];
            if (core < 0 || wholes.grouped[at] || equal_words(wholes.doc.at(whole), parts.doc.at(core))) continue;
            std::vector<int> rest = rest_of(wholes.doc.at(whole).words, parts.doc.at(core).words);
            const auto take = [&](int part) {
                if (part < 0 || part >= parts.doc.size()) return false;
                if (parts.partner[static_cast<std::size_t>(part)] >= 0 || parts.grouped[static_cast<std::size_t>(part)]) return false;
                const std::vector<int>& words = parts.doc.at(part).words;
                if (words.size() < k_least_words_to_move || likeness_.shared(words, rest) < k_contained * likeness_.weight(words)) return false;
                rest = rest_of(rest, words);
                return true;
            };
            int first = core, last = core;
            while (take(last + 1)) ++last;
            while (take(first - 1)) --first;
            if (first == last) continue;
            parts.partner[static_cast<std::size_t>(core)] = -1;
            parts.partner[static_cast<std::size_t>(first)] = whole;
            wholes.partner[at] = first;
            wholes.grouped[at] = true;
            std::vector<int> group;
            for (int part = first; part <= last; ++part) {
                group.push_back(part);
                parts.grouped[static_cast<std::size_t>(part)] = true;
            }
            out_.groups.push_back(make_group(whole, std::move(group)));
        }
    }

    const DiffDocument& old_;
    const DiffDocument& new_;
    Likeness likeness_;
    std::vector<bool> grouped_old_, grouped_new_;  // are in a split or merge
    Correspondence out_;
};

}  // namespace

Correspondence match_units(const DiffDocument& old_doc, const DiffDocument& new_doc, std::size_t vocabulary_size) {
    return Matcher(old_doc, new_doc, vocabulary_size).match();
}

}  // namespace clausebook
