#include "render/show.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "render/export_json.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

const Unit& unit_at(const DocumentRecord& record, int unit) { return record.doc.units[static_cast<std::size_t>(unit)]; }

bool is_below(const DocumentRecord& record, int unit, int above) {
    while (unit > above) unit = unit_at(record, unit).parent;
    return unit == above;
}

int depth_of(const DocumentRecord& record, int unit) {
    int depth = 0;
    for (int at = unit_at(record, unit).parent; at >= 0; at = unit_at(record, at).parent) ++depth;
    return depth;
}

// What people noted on a unit, or with -1 on the document.
std::string remarks_text(const DocumentRecord& record, int unit, int indent, const TextStyle& style) {
    std::string out;
    for (const Remark& remark : record.remarks) {
        if (remark.unit == unit) out += paragraph(printable(remark.text + " (" + remark.by + ", " + remark.on + ")"), "»", indent + 2, style);
    }
    return out;
}

std::string unit_text(const DocumentRecord& record, int index, int depth, const TextStyle& style) {
    const ProtocolDoc& doc = record.doc;
    const Unit& unit = unit_at(record, index);
    std::string label = printable(doc.words(unit.label));
    if (label.empty() && unit.kind == UnitKind::bullet) label = "•";
    const std::string heading = printable(doc.words(unit.heading)), text = printable(doc.words(unit.text));
    const int indent = std::min(2 * depth, 16) + (label.empty() ? 0 : std::max(text_width(label) + 1, 2));
    std::string out;
    if (!heading.empty()) {
        for (const std::string& line : wrapped_lines(label.empty() ? heading : label + " " + heading, std::max(20, style.width - 2 * depth))) {
            out += std::string(static_cast<std::size_t>(std::min(2 * depth, 16)), ' ') + bold(line, style) + "\n";
        }
    }
    if (!text.empty() || heading.empty()) out += paragraph(text, heading.empty() ? label : "", indent, style);
    return out + remarks_text(record, index, indent, style);
}

// Dates of the text as one line; empty where nothing is known.
std::string dates_line(const Details& details) {
    std::string line;
    const auto put = [&](const char* name, const std::string& value) {
        if (!value.empty()) line += (line.empty() ? "" : " · ") + std::string(name) + " " + value;
    };
    put("version", details.version);
    put("adopted", details.adopted);
    put("effective", details.effective);
    put("review due", details.review);
    put("status", details.status);
    return line;
}

}  // namespace

std::string show_text(const DocumentRecord& record, int unit, const std::string& citation, const TextStyle& style) {
    std::string out;
    const int count = static_cast<int>(record.doc.units.size());
    if (unit < 0) {
        const Details& details = record.doc.details;
        out +=
            bold(printable(record.doc.id + "@" + std::to_string(record.version) + "  " + (details.title.empty() ? record.source_name : details.title)), style) +
            "\n";
        if (!details.authority.empty()) out += printable(details.authority) + "\n";
        if (const std::string dates = dates_line(details); !dates.empty()) out += printable(dates) + "\n";
        out += remarks_text(record, -1, 0, style);
        for (int i = 0; i < count; ++i) {
            if (!unit_at(record, i).heading.empty() || depth_of(record, i) == 0) out += "\n";
            out += unit_text(record, i, depth_of(record, i), style);
        }
        const auto doubts =
            std::count_if(record.doc.diagnostics.begin(), record.doc.diagnostics.end(), [](const Diagnostic& d) { return d.severity != Severity::note; });
        if (doubts > 0) out += "\n" + bold("Doubts of the reader", style) + "\n";
        for (const Diagnostic& diagnostic : record.doc.diagnostics) {
            if (diagnostic.severity == Severity::note) continue;
            const std::string page = diagnostic.page_number > 0 ? "page " + std::to_string(diagnostic.page_number) + ": " : "";
            out += paragraph(printable(page + diagnostic.message), "-", 2, style);
        }
        return out;
    }
    std::vector<int> above;
    for (int at = unit_at(record, unit).parent; at >= 0; at = unit_at(record, at).parent) above.push_back(at);
    std::reverse(above.begin(), above.end());
    int depth = 0;
    for (const int at : above) out += unit_text(record, at, depth++, TextStyle{style.width, false});
    if (!out.empty()) out += "\n";
    for (int i = unit; i < count; ++i) {
        if (is_below(record, i, unit)) out += unit_text(record, i, depth + depth_of(record, i) - depth_of(record, unit), style);
    }
    return out + "\n" + paragraph(printable(citation), "—", 2, style);
}

std::string show_json(const DocumentRecord& record, int unit, const std::string& citation) {
    const Json whole = Json::parse(export_json({record}));
    const Json& document = whole.at("documents").at(0);
    Json out = {{"format", whole.at("format")},
                {"id", record.doc.id},
                {"version", record.version},
                {"source", record.source_name},
                {"document", document.at("document")}};
    Json units = Json::array(), above = Json::array();
    for (int i = 0; i < static_cast<int>(record.doc.units.size()); ++i) {
        if (unit < 0 || is_below(record, i, unit)) units.push_back(document.at("units").at(static_cast<std::size_t>(i)));
        if (unit >= 0 && i != unit && is_below(record, unit, i)) above.push_back(document.at("units").at(static_cast<std::size_t>(i)));
    }
    if (unit >= 0) {
        out["unit"] = unit_at(record, unit).id;
        out["citation"] = citation;
        out["above"] = above;
    }
    out["units"] = units;
    for (const Remark& remark : record.remarks) {
        const bool shown = unit < 0 || (remark.unit >= 0 && is_below(record, remark.unit, unit));
        if (!shown) continue;
        const Json on = remark.unit < 0 ? Json(nullptr) : Json(unit_at(record, remark.unit).id);
        out["remarks"].push_back({{"unit", on}, {"text", remark.text}, {"by", remark.by}, {"on", remark.on}});
    }
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clausebook
