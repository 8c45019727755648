#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "book/apply_decisions.h"

namespace clausebook {
namespace {

std::vector<std::string> words_of(const CellState& state) {
    std::vector<std::string> words;
    for (const Anchor& unit : state.units) words.push_back(unit.words + unit.intro);
    return words;
}

std::string place_key(const Anchor& anchor) {
    return anchor.words + '\x1f' + anchor.intro + '\x1f' + anchor.headings + '\x1f' + anchor.before + '\x1f' + anchor.after;
}

// Which decisions were taken back. Taking back can itself be taken back; a ring of them, which no honest book has, takes nothing back.
class TakenBack {
 public:
    explicit TakenBack(const std::vector<const Decision*>& all) {
        for (const Decision* decision : all) {
            if (decision->kind == DecisionKind::undo) undoers_[decision->undoes].push_back(decision);
        }
    }
    bool operator()(const Decision& decision, int depth = 0) {
        if (depth == k_deepest) return false;
        const auto known = known_.find(decision.id);
        if (known != known_.end()) return known->second;
        known_[decision.id] = false;
        const auto undoers = undoers_.find(decision.id);
        const bool back = undoers != undoers_.end() &&
                          std::any_of(undoers->second.begin(), undoers->second.end(), [&](const Decision* by) { return !(*this)(*by, depth + 1); });
        return known_[decision.id] = back;
    }

 private:
    static constexpr int k_deepest = 1000;  // takings back of takings back
    std::map<std::string, std::vector<const Decision*>> undoers_;
    std::map<std::string, bool> known_;
};

}  // namespace

bool cuts_document(DecisionKind kind) {
    switch (kind) {
        case DecisionKind::join:
        case DecisionKind::split:
        case DecisionKind::relabel:
        case DecisionKind::reparent:
        case DecisionKind::restore:
            return true;
        case DecisionKind::confirm:
        case DecisionKind::set:
        case DecisionKind::note:
        case DecisionKind::undo:
            return false;
    }
    return false;
}

bool says_same(const Decision& a, const Decision& b) {
    if (!a.provision.empty() || !b.provision.empty()) {
        return a.provision == b.provision && a.after.status == b.after.status && a.after.value == b.after.value && words_of(a.after) == words_of(b.after);
    }
    if (a.kind != b.kind || a.words != b.words || a.places.size() != b.places.size()) return false;
    return std::equal(a.places.begin(), a.places.end(), b.places.begin(), [](const Anchor& x, const Anchor& y) { return place_key(x) == place_key(y); });
}

std::string unit_subject(const Decision& decision) {
    std::string key(1, static_cast<char>('a' + static_cast<int>(decision.kind)));
    // Label, headings and introduction are what such decisions change.
    if (!decision.places.empty()) key += decision.places.front().words + '\x1f' + decision.places.front().before + '\x1f' + decision.places.front().after;
    const bool several = decision.kind == DecisionKind::restore || decision.kind == DecisionKind::split;  // a unit may be cut in several places
    return several ? key + decision.words : key;
}

StandingDecisions::StandingDecisions(const std::vector<Decision>& all, const std::string& document, int version, const std::vector<int>& versions) {
    std::vector<const Decision*> here;
    for (const Decision& decision : all) {
        if (decision.document != document) continue;
        by_id_[decision.id] = &decision;
        const bool of_later = decision.version > version && std::find(versions.begin(), versions.end(), decision.version) != versions.end();
        if (!of_later) here.push_back(&decision);
    }
    std::sort(here.begin(), here.end(),
              [](const Decision* a, const Decision* b) { return std::tie(a->when, a->serial, a->id) < std::tie(b->when, b->serial, b->id); });
    TakenBack taken_back(here);
    for (const Decision* decision : here) {
        if (decision->kind != DecisionKind::undo && !taken_back(*decision)) standing_.push_back(decision);
    }
}

std::vector<const Decision*> StandingDecisions::unreplaced(const std::vector<const Decision*>& some) const {
    // What a replaced one replaced is replaced too, even if that one was taken back later.
    std::set<std::string> replaced;
    std::vector<std::string> open;
    for (const Decision* decision : some) open.insert(open.end(), decision->replaces.begin(), decision->replaces.end());
    while (!open.empty()) {
        const std::string id = std::move(open.back());
        open.pop_back();
        if (!replaced.insert(id).second) continue;
        const auto found = by_id_.find(id);
        if (found != by_id_.end()) open.insert(open.end(), found->second->replaces.begin(), found->second->replaces.end());
    }
    std::vector<const Decision*> out;
    std::copy_if(some.begin(), some.end(), std::back_inserter(out), [&](const Decision* decision) { return replaced.count(decision->id) == 0; });
    return out;
}

std::vector<const Decision*> StandingDecisions::on_cell(const std::string& provision) const {
    std::vector<const Decision*> here;
    for (const Decision* decision : standing_) {
        if (decision->provision == provision && decision->kind != DecisionKind::note) here.push_back(decision);
    }
    return here.empty() ? here : unreplaced(here);
}

std::vector<const Decision*> StandingDecisions::on_units() const {
    std::vector<const Decision*> here;
    for (const Decision* decision : standing_) {
        if (cuts_document(decision->kind)) here.push_back(decision);
    }
    return here.empty() ? here : unreplaced(here);
}

}  // namespace clausebook
