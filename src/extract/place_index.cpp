#include "extract/place_index.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "text/fold.h"

namespace clausebook {
namespace {

bool is_number(const std::string& part) { return !part.empty() && part.size() < 5 && part.find_first_not_of("0123456789") == std::string::npos; }

// "15.0" is section 15, "11.09" paragraph 11.9.
std::vector<std::string> plain(std::vector<std::string> parts) {
    for (std::string& part : parts) {
        if (is_number(part)) part.erase(0, std::min(part.find_first_not_of('0'), part.size() - 1));
    }
    if (parts.size() > 1 && parts.back() == "0") parts.pop_back();
    return parts;
}

// "Appendix 3" is never section 3; "Appendix A" may be printed as "A".
bool is_attachment(std::string_view noun) { return noun == "appendix" || noun == "annex" || noun == "schedule"; }

}  // namespace

bool must_be_named(std::string_view noun) { return noun == "step" || noun == "stage" || noun == "note" || noun == "footnote"; }

PlaceIndex::PlaceIndex(const ProtocolDoc& doc) : doc_(doc), own_(doc.units.size()), path_(doc.units.size()) {
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        own_[i] = plain(label_parts(doc.words(doc.units[i].label)));
        const bool stands_alone = own_[i].size() > 1;
        if (!stands_alone && doc.units[i].parent >= 0) path_[i] = path_[static_cast<std::size_t>(doc.units[i].parent)];
        path_[i].insert(path_[i].end(), own_[i].begin(), own_[i].end());
        if (own_[i].empty()) continue;
        last_[own_[i].back()].push_back(static_cast<int>(i));
        if (is_number(own_[i].front())) greatest_number_ = std::max(greatest_number_, std::atoi(own_[i].front().c_str()));
    }
}

bool PlaceIndex::knows_first(const std::vector<std::string>& labels) const {
    return std::any_of(own_.begin(), own_.end(), [&](const auto& own) { return !own.empty() && own.front() == labels.front(); });
}

int PlaceIndex::depth_shared(int a, int b) const {
    std::vector<int> of_a, of_b;
    for (int at = a; at >= 0; at = unit(at).parent) of_a.push_back(at);
    for (int at = b; at >= 0; at = unit(at).parent) of_b.push_back(at);
    int shared = 0;
    auto x = of_a.rbegin();
    auto y = of_b.rbegin();
    while (x != of_a.rend() && y != of_b.rend() && *x == *y) ++shared, ++x, ++y;
    return shared;
}

int PlaceIndex::neighbour(const PlaceMention& place, int from) const {
    const int count = static_cast<int>(doc_.units.size());
    if (place.direction == Direction::below) {
        for (int at = from + 1; at < count; ++at) {
            if (!unit(at).text.empty() || !unit(at).label.empty()) return at;
        }
        return -1;
    }
    // The unit before, of the same list or section; above the first of them, what introduces it.
    for (int at = from - 1; at >= 0; --at) {
        if (unit(at).parent == unit(from).parent && !unit(at).text.empty()) return at;
        if (at == unit(from).parent) break;
    }
    for (int at = from - 1; at >= 0; --at) {
        if (!unit(at).text.empty()) return at;
    }
    return -1;
}

bool PlaceIndex::bears_name(int at, std::string_view noun) const {
    for (const Span span : {unit(at).label, unit(at).heading}) {
        for (const std::string& word : folded_words(doc_.words(span))) {
            if (std::string_view(word).substr(0, noun.size()) == noun) return true;
        }
    }
    return false;
}

int PlaceIndex::resolve(const PlaceMention& place, int from) const {
    if (place.labels.empty()) return neighbour(place, from);
    const std::vector<std::string> labels = plain(place.labels);
    const auto found = last_.find(labels.back());
    if (found == last_.end()) return -1;
    using Rank = std::tuple<int, int, int, int>;
    int best = -1;
    Rank best_rank;
    const bool is_letter = !is_number(labels.front());
    for (const int candidate : found->second) {
        if (candidate == from) continue;
        const auto& own = own_[static_cast<std::size_t>(candidate)];
        const auto& path = path_[static_cast<std::size_t>(candidate)];
        if (own.size() > labels.size() || labels.size() > path.size()) continue;
        if (!std::equal(labels.rbegin(), labels.rend(), path.rbegin())) continue;
        const UnitKind kind = unit(candidate).kind;
        const bool wants_section = place.noun == "section" || place.noun == "part" || place.noun == "appendix" || place.noun == "annex" ||
                                   place.noun == "schedule" || place.noun == "chapter";
        if ((place.noun == "appendix" || place.noun == "annex" || place.noun == "schedule" || place.noun == "part" || place.noun == "article") &&
            kind == UnitKind::clause)
            continue;
        if (is_attachment(place.noun) && !(is_letter && unit(candidate).parent < 0) && !bears_name(candidate, place.noun)) continue;
        if (must_be_named(place.noun) && !(kind == UnitKind::note && place.noun.ends_with("note")) && !bears_name(candidate, place.noun)) continue;
        // "Section B" is no item (b).
        if (is_letter && place.noun == "section" && labels.size() == 1 && kind != UnitKind::section) continue;
        const bool sided = place.direction == Direction::none || (place.direction == Direction::above) == (candidate < from);
        // "section 3" is a section; "paragraph 3" a paragraph of the same section, else the third unit of the document's own count.
        const bool at_top = unit(candidate).parent < 0 || kind == UnitKind::section;
        const bool beside = labels.size() > 1 || depth_shared(candidate, from) > 0;
        const int fits_noun = place.noun.empty()                    ? 1
                              : wants_section                       ? (kind == UnitKind::section ? 2
                                                                       : at_top                  ? 1
                                                                                                 : 0)
                              : kind != UnitKind::section && beside ? 2
                              : at_top                              ? 1
                                                                    : 0;
        const Rank rank{sided ? 1 : 0, is_letter ? depth_shared(candidate, from) : fits_noun, is_letter ? fits_noun : depth_shared(candidate, from),
                        -std::abs(candidate - from)};
        if (best < 0 || rank > best_rank) {
            best = candidate;
            best_rank = rank;
        }
    }
    return best;
}

}  // namespace clausebook
