#include "render/refs.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string_view state_name(ReferenceState state) {
    switch (state) {
        case ReferenceState::resolved:
            return "resolved";
        case ReferenceState::dangling:
            return "dangling";
        case ReferenceState::doubtful:
            return "doubtful";
        case ReferenceState::external:
            return "external";
        case ReferenceState::repealed:
            return "repealed";
    }
    return "";
}

std::string dot_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : printable(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

// The node that a reference points at; empty for a dangling one.
std::string target_node(const ListedReference& reference) {
    if (!reference.target_unit.empty()) return reference.document + "/" + reference.target_unit;
    if (!reference.linked_document.empty()) return "document " + reference.linked_document;
    if (!reference.instrument.empty()) return "instrument " + reference.instrument;
    return reference.target.empty() ? "" : "name " + reference.target;
}

}  // namespace

std::string refs_text(const ReferenceList& list, const TextStyle& style) {
    const bool several = list.documents.size() > 1;
    std::vector<TextTable::Column> columns = {{"CLAUSE"}, {"WORDS"}, {"STATE"}, {"POINTS AT"}, {"REMARK"}};
    if (several) columns.insert(columns.begin(), {"DOCUMENT"});
    TextTable table(columns);
    std::array<int, 5> counts{};
    for (const ListedReference& reference : list.references) {
        ++counts[static_cast<std::size_t>(reference.state)];
        std::string target = reference.target.empty() ? "-" : reference.target;
        if (!reference.linked_document.empty()) target += " (" + reference.linked_document + ")";
        std::vector<std::string> row = {reference.citation.empty() ? reference.unit : reference.citation, reference.text,
                                        std::string(state_name(reference.state)), target, reference.remark};
        if (several) row.insert(row.begin(), reference.document);
        table.add(std::move(row));
    }
    std::string out = list.references.empty() ? "" : table.render(style) + "\n";
    out += fmt::format("{} reference{}{}", list.references.size(), list.references.size() == 1 ? "" : "s",
                       list.pointing_at.empty() ? std::string() : printable(" to " + list.pointing_at));
    std::string_view before = ": ";
    for (std::size_t state = 0; state < counts.size(); ++state) {
        if (counts[state] == 0) continue;
        out += fmt::format("{}{} {}", before, counts[state], state_name(static_cast<ReferenceState>(state)));
        before = ", ";
    }
    return out + ".\n";
}

std::string refs_json(const ReferenceList& list) {
    Json rows = Json::array();
    for (const ListedReference& reference : list.references) {
        Json row = {{"document", reference.document},       {"unit", reference.unit},
                    {"citation", reference.citation},       {"text", reference.text},
                    {"state", state_name(reference.state)}, {"target", text_or_null(reference.target)}};
        if (!reference.target_unit.empty()) row["target_unit"] = reference.target_unit;
        if (!reference.likelier_unit.empty()) row["likelier"] = {{"unit", reference.likelier_unit}, {"citation", reference.likelier}};
        if (!reference.instrument.empty()) row["instrument"] = reference.instrument;
        if (!reference.identifier.empty()) row["identifier"] = reference.identifier;
        if (!reference.provision.empty()) row["provision"] = reference.provision;
        if (!reference.linked_document.empty()) row["linked_document"] = reference.linked_document;
        if (!reference.remark.empty()) row["remark"] = reference.remark;
        rows.push_back(std::move(row));
    }
    const Json out = {{"format", "clausebook/1"}, {"documents", list.documents}, {"to", text_or_null(list.pointing_at)}, {"references", std::move(rows)}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string refs_dot(const ReferenceList& list) {
    std::map<std::string, std::string> clauses, targets;  // node to label
    std::set<std::string> edges;
    for (const ListedReference& reference : list.references) {
        const std::string from = reference.document + "/" + reference.unit;
        const std::string prefix = list.documents.size() > 1 ? reference.document + ": " : "";
        clauses.emplace(from, prefix + (reference.citation.empty() ? reference.unit : reference.citation));
        std::string to = target_node(reference);
        std::string style;
        if (to.empty()) {
            to = "missing " + reference.document + " " + reference.text;
            targets.emplace(to, reference.text + "\n?");
            style = ", color=red, style=dashed";
        } else if (!reference.target_unit.empty()) {
            clauses.emplace(to, prefix + reference.target);
            if (reference.state == ReferenceState::doubtful) style = ", color=orange, style=dashed";
        } else {
            targets.emplace(to, reference.target);
            if (reference.state == ReferenceState::repealed) style = ", color=red";
        }
        edges.insert(fmt::format("  {} -> {} [label={}{}];\n", dot_string(from), dot_string(to), dot_string(reference.text), style));
    }
    std::string out = "digraph references {\n  rankdir=LR;\n  node [shape=box];\n";
    for (const auto& [node, label] : clauses) out += fmt::format("  {} [label={}];\n", dot_string(node), dot_string(label));
    for (const auto& [node, label] : targets) out += fmt::format("  {} [label={}, shape=ellipse];\n", dot_string(node), dot_string(label));
    for (const std::string& edge : edges) out += edge;
    return out + "}\n";
}

}  // namespace clausebook
