#include "compare/diff_references.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/fold.h"

namespace clausebook {

namespace {

std::string name_of(const DiffDocument& doc, int unit) {
    const Unit& found = doc.unit(unit);
    const std::string& citation = found.citation.empty() ? found.id : found.citation;
    return found.heading.empty() ? citation : fmt::format("{} ({})", citation, doc.doc->words(found.heading));
}

class TargetComparer {
 public:
    TargetComparer(const DiffDocument& old_doc, const DiffDocument& new_doc, const Correspondence& match) : old_(old_doc), new_(new_doc), match_(match) {}

    std::vector<ReferenceChange> compare(const Facts& old_facts, const Facts& new_facts) {
        std::vector<std::vector<const Reference*>> by_origin(old_.units.size());
        for (const Reference& reference : old_facts.references)
            if (reference.kind == ReferenceKind::internal && reference.unit >= 0 && reference.unit < old_.size())
                by_origin[static_cast<std::size_t>(reference.unit)].push_back(&reference);
        for (const Reference& reference : new_facts.references) {
            if (reference.kind != ReferenceKind::internal || reference.unit < 0 || reference.unit >= new_.size()) continue;
            const int origin = origin_of(reference.unit);
            if (origin < 0) continue;
            auto& candidates = by_origin[static_cast<std::size_t>(origin)];
            const auto partner = std::find_if(candidates.begin(), candidates.end(), [&](const Reference* old) { return same_words(*old, reference); });
            // Reworded references are only paired where there is no doubt which became which.
            const bool only = candidates.size() == 1;
            if (partner == candidates.end() && !only) continue;
            const Reference& old = partner == candidates.end() ? *candidates.front() : **partner;
            judge(old, reference);
            candidates.erase(partner == candidates.end() ? candidates.begin() : partner);
        }
        return std::move(out_);
    }

 private:
    // The old unit whose words these are: the partner, or the whole of which the unit is a part.
    int origin_of(int new_unit) const {
        const int origin = match_.old_of_new[static_cast<std::size_t>(new_unit)];
        if (origin >= 0) return origin;
        for (const UnitGroup& group : match_.groups)
            if (std::find(group.new_units.begin(), group.new_units.end(), new_unit) != group.new_units.end()) return group.old_units[0];
        return -1;
    }

    bool became(int old_unit, int new_unit) const {
        if (match_.new_of_old[static_cast<std::size_t>(old_unit)] == new_unit) return true;
        return std::any_of(match_.groups.begin(), match_.groups.end(), [&](const UnitGroup& group) {
            return std::find(group.old_units.begin(), group.old_units.end(), old_unit) != group.old_units.end() &&
                   std::find(group.new_units.begin(), group.new_units.end(), new_unit) != group.new_units.end();
        });
    }

    bool same_words(const Reference& a, const Reference& b) const { return fold(old_.doc->words(a.span)) == fold(new_.doc->words(b.span)); }

    void judge(const Reference& old, const Reference& now) {
        const std::string words = fmt::format("“{}”", new_.doc->words(now.span));
        const auto say = [&](bool broken, std::string message) { out_.push_back({broken, old.unit, now.unit, now.span, std::move(message)}); };
        const bool kept_words = same_words(old, now);
        if (old.target_unit < 0) {
            if (now.target_unit >= 0 && !now.doubtful) say(false, fmt::format("{} led nowhere and is now {}", words, name_of(new_, now.target_unit)));
            return;
        }
        const int became_unit = match_.new_of_old[static_cast<std::size_t>(old.target_unit)];
        if (now.target_unit >= 0 && became(old.target_unit, now.target_unit)) {
            return;
        }
        const int meant = old.doubtful ? old.likelier_unit : -1;
        if (meant >= 0 && now.target_unit >= 0 && became(meant, now.target_unit)) {
            say(false, fmt::format("{} led to {} and is now {}", words, name_of(old_, old.target_unit), name_of(new_, now.target_unit)));
            return;
        }
        if (!kept_words && now.target_unit >= 0) return;  // the words were changed to name another place: on purpose
        const std::string fate = became_unit >= 0 ? fmt::format("is now {}", name_of(new_, became_unit)) : "is gone";
        const std::string leads = now.target_unit >= 0 ? fmt::format("leads to {}", name_of(new_, now.target_unit)) : "leads nowhere";
        say(true, fmt::format("{} meant {}, which {}; it {}", words, name_of(old_, old.target_unit), fate, leads));
    }

    const DiffDocument& old_;
    const DiffDocument& new_;
    const Correspondence& match_;
    std::vector<ReferenceChange> out_;
};

}  // namespace

std::vector<ReferenceChange> compare_targets(const DiffDocument& old_doc, const Facts& old_facts, const DiffDocument& new_doc, const Facts& new_facts,
                                             const Correspondence& match) {
    return TargetComparer(old_doc, new_doc, match).compare(old_facts, new_facts);
}

}  // namespace clausebook
