#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/change.h"
#include "model/details.h"
#include "render/text_table.h"

namespace clausebook {

// One version of a document and what it changed.
struct VersionSummary {
    int number = 1;  // from 1
    std::string source_name;
    std::string added;  // date
    Details details;
    std::optional<Changes> changes{};  // since the version before; none for the first
};

struct VersionHistory {
    std::string document;
    std::vector<VersionSummary> versions;  // oldest first
};

// For people: a line on each version, and under it what it changed in substance.
std::string history_text(const VersionHistory& history, const TextStyle& style);
// {"format": "clausebook/1", "document", "versions": [{"version", "source", "added", "adopted", "effective", "status", "summary", "substance": [...]}]}
std::string history_json(const VersionHistory& history);

}  // namespace clausebook
