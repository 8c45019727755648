#include "render/refs_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "render/text_table.h"

namespace clausebook {
namespace {

constexpr int k_row = 26;   // height of a line of text with its gap
constexpr int k_head = 40;  // of the columns' titles
constexpr int k_clauses_x = 230, k_clauses_width = 300;
constexpr int k_outside_x = 640, k_width = 1060;
constexpr int k_most_arc = 190;                                 // how far the widest arc goes to the left
constexpr std::size_t k_most_clause = 38, k_most_outside = 44;  // characters of a name

// At most so many characters, cut at a whole one.
std::string shortened(const std::string& text, std::size_t most) {
    const std::string clean = printable(text);
    std::size_t characters = 0, cut = 0;
    for (std::size_t at = 0; at < clean.size(); ++at) {
        if ((static_cast<unsigned char>(clean[at]) & 0xC0) == 0x80) continue;
        if (characters == most - 1) cut = at;
        if (++characters > most) return clean.substr(0, cut) + "\u2026";
    }
    return clean;
}

// The names of one column and where each stands.
class Column {
 public:
    Column(int x, std::size_t most) : x_(x), most_(most) {}
    void add(const std::string& key, const std::string& name, bool wrong) {
        if (!place_.emplace(key, names_.size()).second) return;
        names_.push_back({x_, k_head + static_cast<int>(names_.size()) * k_row + k_row / 2, shortened(name, most_), wrong});
    }
    const ReferencePicture::Name* find(const std::string& key) const {
        const auto found = place_.find(key);
        return found == place_.end() ? nullptr : &names_[found->second];
    }
    std::vector<ReferencePicture::Name> take() { return std::move(names_); }
    int size() const { return static_cast<int>(names_.size()); }

 private:
    int x_;
    std::size_t most_;
    std::map<std::string, std::size_t> place_;
    std::vector<ReferencePicture::Name> names_;
};

// What a reference cites outside its document, or fails to find within.
std::string outside_key(const ListedReference& reference) {
    if (!reference.instrument.empty()) return "instrument " + reference.instrument;
    return reference.target.empty() ? "missing " + reference.text : "name " + reference.target;
}

std::string outside_name(const ListedReference& reference) {
    if (reference.target.empty()) return "not in this document: " + reference.text;
    return (reference.state == ReferenceState::repealed ? "repealed: " : "") + reference.target;
}

bool is_wrong(ReferenceState state) { return state == ReferenceState::dangling || state == ReferenceState::repealed; }

}  // namespace

ReferencePicture picture_references(const ReferenceList& list, const std::vector<std::string>& order) {
    std::map<std::string, std::string> citations;  // of the clauses that take part
    Column clauses(k_clauses_x, k_most_clause), outside(k_outside_x, k_most_outside);
    for (const ListedReference& reference : list.references) {
        citations.emplace(reference.unit, reference.citation.empty() ? reference.unit : reference.citation);
        if (!reference.target_unit.empty()) {
            citations.emplace(reference.target_unit, reference.target);
        } else {
            outside.add(outside_key(reference), outside_name(reference), is_wrong(reference.state));
        }
    }
    for (const std::string& unit : order) {
        if (const auto found = citations.find(unit); found != citations.end()) clauses.add(unit, found->second, false);
    }
    ReferencePicture picture;
    const double spread = static_cast<double>(k_most_arc) / std::max(1, clauses.size() * k_row);
    for (const ListedReference& reference : list.references) {
        const ReferencePicture::Name* from = clauses.find(reference.unit);
        const ReferencePicture::Name* to = reference.target_unit.empty() ? outside.find(outside_key(reference)) : clauses.find(reference.target_unit);
        if (from == nullptr || to == nullptr) continue;
        ReferencePicture::Line line{"", "", is_wrong(reference.state), reference.state == ReferenceState::doubtful};
        if (reference.target_unit.empty()) {
            const int begin = k_clauses_x + k_clauses_width, end = k_outside_x - 10, middle = (begin + end) / 2;
            line.path = fmt::format("M{0} {1} C{2} {1} {2} {3} {4} {3}", begin, from->y, middle, to->y, end);
        } else {
            const int x = k_clauses_x - 12, reach = 20 + static_cast<int>(spread * std::abs(to->y - from->y));
            line.path = fmt::format("M{0} {1} C{2} {1} {2} {3} {0} {3}", x, from->y, x - reach, to->y);
            line.arrow = fmt::format("M{} {} l-8 -4 v8 z", x + 3, to->y);
        }
        picture.lines.push_back(std::move(line));
    }
    picture.width = k_width;
    picture.height = k_head + std::max(clauses.size(), outside.size()) * k_row + 10;
    picture.clause_width = k_clauses_width;
    picture.row_height = k_row;
    picture.outside_x = k_outside_x;
    picture.clauses = clauses.take();
    picture.outside = outside.take();
    return picture;
}

}  // namespace clausebook
