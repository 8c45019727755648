#include "render/history.h"

#include <nlohmann/json.hpp>

#include "render/diff_view.h"

namespace clausebook {

namespace {

using Json = nlohmann::ordered_json;

// Shown of a version's substance before "and N more".
constexpr std::size_t k_most_shown = 5;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string dates_of(const VersionSummary& version) {
    std::string out = "added " + version.added;
    if (!version.details.adopted.empty()) out += ", adopted " + version.details.adopted;
    if (!version.details.effective.empty()) out += ", in force from " + version.details.effective;
    if (!version.details.status.empty()) out += ", " + version.details.status;
    return out;
}

}  // namespace

std::string history_text(const VersionHistory& history, const TextStyle& style) {
    std::string out;
    for (const VersionSummary& version : history.versions) {
        out += bold(history.document + "@" + std::to_string(version.number), style) + "\n";
        out += paragraph(printable(version.source_name) + ": " + printable(dates_of(version)), "", 2, style);
        if (!version.changes) continue;
        out += paragraph(shown_counts(*version.changes), "", 2, style);
        const std::vector<std::string> substance = shown_substance(*version.changes);
        for (std::size_t i = 0; i < std::min(substance.size(), k_most_shown); ++i) out += paragraph(printable(substance[i]), "-", 4, style);
        if (substance.size() > k_most_shown)
            out += paragraph("and " + std::to_string(substance.size() - k_most_shown) + " more: clausebook diff " + history.document + "@" +
                                 std::to_string(version.number - 1) + " " + history.document + "@" + std::to_string(version.number),
                             "-", 4, style);
    }
    return out;
}

std::string history_json(const VersionHistory& history) {
    Json versions = Json::array();
    for (const VersionSummary& version : history.versions) {
        Json item = {{"version", version.number},
                     {"source", version.source_name},
                     {"added", version.added},
                     {"adopted", text_or_null(version.details.adopted)},
                     {"effective", text_or_null(version.details.effective)},
                     {"status", text_or_null(version.details.status)},
                     {"summary", version.changes ? Json(shown_counts(*version.changes)) : Json(nullptr)},
                     {"substance", version.changes ? Json(shown_substance(*version.changes)) : Json::array()}};
        versions.push_back(std::move(item));
    }
    const Json out = {{"format", "clausebook/1"}, {"document", history.document}, {"versions", std::move(versions)}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clausebook
