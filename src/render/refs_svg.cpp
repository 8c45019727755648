#include "render/refs_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "render/escape_xml.h"
#include "render/text_table.h"

namespace clausebook {
namespace {

constexpr int k_row = 26;           // height of a line of text with its gap
constexpr int k_head = 40;          // of the columns' titles
constexpr int k_clauses_x = 230;    // left edge of the clauses
constexpr int k_clauses_width = 290;
constexpr int k_outside_x = 640;    // left edge of what is cited
constexpr int k_width = 1040;
constexpr int k_most_arc = 190;     // how far the widest arc goes to the left
constexpr std::size_t k_most_clause = 36, k_most_outside = 46;  // characters of a name
constexpr std::string_view k_ink = "#0b0c0c", k_line = "#1a5496", k_bad = "#942514", k_grey = "#484949";

// At most so many characters, cut at a whole one.
std::string shortened(const std::string& text, std::size_t most) {
    const std::string clean = printable(text);
    std::size_t characters = 0, at = 0, cut = 0;
    for (; at < clean.size(); ++at) {
        if ((static_cast<unsigned char>(clean[at]) & 0xC0) == 0x80) continue;
        if (characters == most - 1) cut = at;
        if (++characters > most) return clean.substr(0, cut) + "\u2026";
    }
    return clean;
}

// What a line between two ends says besides that it is there.
struct LineLook {
    std::string_view colour = k_line;
    std::string_view dashes = "";
};

LineLook look_of(ReferenceState state) {
    switch (state) {
        case ReferenceState::resolved:
        case ReferenceState::external:
            return {};
        case ReferenceState::dangling:
        case ReferenceState::repealed:
            return {k_bad, " stroke-dasharray=\"2 4\""};
        case ReferenceState::doubtful:
            return {k_bad, " stroke-dasharray=\"8 4\""};
    }
    return {};
}

// The names at one side of the picture and the row of each.
class Rows {
 public:
    void add(const std::string& key, const std::string& name) {
        if (row_.emplace(key, names_.size()).second) names_.push_back(name);
    }
    bool has(const std::string& key) const { return row_.count(key) > 0; }
    int y(const std::string& key) const { return k_head + static_cast<int>(row_.at(key)) * k_row + k_row / 2; }
    const std::vector<std::string>& names() const { return names_; }

 private:
    std::map<std::string, std::size_t> row_;
    std::vector<std::string> names_;
};

// What a reference cites outside its document, or fails to find within.
std::string outside_key(const ListedReference& reference) {
    if (!reference.instrument.empty()) return "instrument " + reference.instrument;
    if (!reference.target.empty()) return "name " + reference.target;
    return "missing " + reference.text;
}

std::string outside_name(const ListedReference& reference) {
    if (reference.target.empty()) return "not in this document: " + reference.text;
    return (reference.state == ReferenceState::repealed ? "repealed: " : "") + reference.target;
}

std::string text_at(int x, int y, const std::string& words, std::string_view colour, std::string_view more = "") {
    return fmt::format("<text x=\"{}\" y=\"{}\" fill=\"{}\"{}>{}</text>\n", x, y + 5, colour, more, escape_xml(words));
}

}  // namespace

std::string refs_svg(const ReferenceList& list, const std::vector<std::string>& order) {
    if (list.references.empty()) return {};
    std::map<std::string, std::string> citations;  // of the clauses that take part
    for (const ListedReference& reference : list.references) {
        citations.emplace(reference.unit, reference.citation.empty() ? reference.unit : reference.citation);
        if (!reference.target_unit.empty()) citations.emplace(reference.target_unit, reference.target);
    }
    Rows clauses, outside;
    for (const std::string& unit : order) {
        if (const auto found = citations.find(unit); found != citations.end()) clauses.add(unit, found->second);
    }
    for (const ListedReference& reference : list.references) {
        if (reference.target_unit.empty()) outside.add(outside_key(reference), outside_name(reference));
    }
    const int height = k_head + static_cast<int>(std::max(clauses.names().size(), outside.names().size())) * k_row + 10;
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" font-family=\"Arial, Helvetica, sans-serif\" "
        "font-size=\"14\" aria-hidden=\"true\" focusable=\"false\">\n",
        k_width, height);
    out += text_at(k_clauses_x, k_head / 2 - 5, "Clauses, in their order", k_ink, " font-weight=\"bold\"");
    if (!outside.names().empty()) out += text_at(k_outside_x, k_head / 2 - 5, "Cited from outside", k_ink, " font-weight=\"bold\"");
    const double spread = static_cast<double>(k_most_arc) / std::max(1, static_cast<int>(clauses.names().size()) * k_row);
    for (const ListedReference& reference : list.references) {
        if (!clauses.has(reference.unit)) continue;
        const LineLook look = look_of(reference.state);
        const int from = clauses.y(reference.unit);
        if (!reference.target_unit.empty() && clauses.has(reference.target_unit)) {
            const int to = clauses.y(reference.target_unit), x = k_clauses_x - 12;
            const int reach = from == to ? 12 : 20 + static_cast<int>(spread * std::abs(to - from));
            out += fmt::format(
                "<path d=\"M{0} {1} C{2} {1} {2} {3} {0} {3}\" fill=\"none\" stroke=\"{4}\" stroke-width=\"1.5\"{5}/>\n"
                "<path d=\"M{0} {3} l-7 -4 v8 z\" fill=\"{4}\"/>\n",
                x, from, x - reach, to, look.colour, look.dashes);
        } else if (reference.target_unit.empty()) {
            const int to = outside.y(outside_key(reference)), begin = k_clauses_x + k_clauses_width, end = k_outside_x - 12;
            const int middle = (begin + end) / 2;
            out += fmt::format("<path d=\"M{0} {1} C{2} {1} {2} {3} {4} {3}\" fill=\"none\" stroke=\"{5}\" stroke-width=\"1.5\"{6}/>\n", begin, from, middle,
                               to, end, look.colour, look.dashes);
        }
    }
    for (std::size_t i = 0; i < clauses.names().size(); ++i) {
        const int y = k_head + static_cast<int>(i) * k_row;
        out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#ffffff\" stroke=\"{}\" rx=\"2\"/>\n", k_clauses_x - 8, y + 2,
                           k_clauses_width + 8, k_row - 4, k_grey);
        out += text_at(k_clauses_x, y + k_row / 2, shortened(clauses.names()[i], k_most_clause), k_ink);
    }
    for (std::size_t i = 0; i < outside.names().size(); ++i) {
        const std::string& name = outside.names()[i];
        const bool bad = name.rfind("repealed: ", 0) == 0 || name.rfind("not in this", 0) == 0;
        out += text_at(k_outside_x, k_head + static_cast<int>(i) * k_row + k_row / 2, shortened(name, k_most_outside), bad ? k_bad : k_ink);
    }
    return out + "</svg>\n";
}

}  // namespace clausebook
