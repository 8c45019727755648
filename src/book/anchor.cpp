#include "book/anchor.h"

#include <algorithm>

#include "book/sha256.h"
#include "text/fold.h"

namespace clausebook {
namespace {

constexpr std::size_t k_hash_digits = 16;

// How much of where two units stand is the same: the headings above, the neighbours, being the first or the last. An absent heading says nothing.
int nearness(const Anchor& a, const Anchor& b) {
    const auto same = [&](std::string Anchor::*field, int weight, int both_absent) {
        return a.*field != b.*field ? 0 : (a.*field).empty() ? both_absent : weight;
    };
    return same(&Anchor::headings, 4, 0) + same(&Anchor::before, 4, 2) + same(&Anchor::after, 4, 2);
}

// Label and id part those that stand equally near, and no more.
int likeness(const Anchor& a, const Anchor& b) { return nearness(a, b) + (!a.label.empty() && a.label == b.label ? 2 : 0) + (a.unit == b.unit ? 1 : 0); }

}  // namespace

std::string words_hash(std::string_view words) { return sha256(fold(words)).substr(0, k_hash_digits); }

std::string document_hash(const ProtocolDoc& doc) {
    std::string words;
    for (const Unit& unit : doc.units) words.append(doc.words(unit.heading)).append(" ").append(doc.words(unit.text)).append(" ");
    return words_hash(words);
}

Anchors::Anchors(const ProtocolDoc& doc) {
    const auto unit_at = [&](int index) -> const Unit& { return doc.units[static_cast<std::size_t>(index)]; };
    for (const Unit& unit : doc.units) {
        Anchor anchor;
        anchor.unit = unit.id;
        anchor.citation = unit.citation;
        anchor.words = words_hash(std::string(doc.words(unit.heading)) + "\n" + std::string(doc.words(unit.text)));
        anchor.label = doc.words(unit.label);
        anchor.headings = doc.words(unit.heading);
        std::string intro;
        for (int above = unit.parent; above >= 0; above = unit_at(above).parent) {
            const Unit& one = unit_at(above);
            if (!one.heading.empty()) anchor.headings = std::string(doc.words(one.heading)) + (anchor.headings.empty() ? "" : " > ") + anchor.headings;
            if (one.kind != UnitKind::section && one.kind != UnitKind::title && !one.text.empty()) intro = std::string(doc.words(one.text)) + "\n" + intro;
        }
        if (!intro.empty()) anchor.intro = words_hash(intro);
        all_.push_back(std::move(anchor));
    }
    for (std::size_t i = 0; i < all_.size(); ++i) {
        if (i > 0) all_[i].before = all_[i - 1].words;
        if (i + 1 < all_.size()) all_[i].after = all_[i + 1].words;
    }
}

AnchorPlace Anchors::find(const Anchor& anchor) const {
    AnchorPlace place;
    int best = 0, likely_best = 0;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const Anchor& here = all_[i];
        if (nearness(anchor, here) == 0) continue;
        const int fits = likeness(anchor, here);
        if (here.words == anchor.words && here.intro == anchor.intro) {
            if (fits > best) place.unit = static_cast<int>(i);
            place.ambiguous = fits == best || (place.ambiguous && fits < best);
            best = std::max(best, fits);
        } else if (fits > likely_best) {
            place.likely = static_cast<int>(i);
            likely_best = fits;
        }
    }
    if (place.ambiguous) place.unit = -1;
    if (place.unit >= 0) place.likely = -1;
    return place;
}

}  // namespace clausebook
