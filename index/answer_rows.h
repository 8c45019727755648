#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/document_record.h"
#include "model/stored_answer.h"

namespace clausebook {

// The metadata under which the index keeps what a version says on a provision: "answer:<doc>@<n>:<key>".
std::string answer_name(std::string_view version_name, std::string_view key);

// One row for each provision that the document answers or defers: its key, and the row as it is stored.
std::vector<std::pair<std::string, std::string>> answer_rows(const DocumentRecord& record);

// Throws nlohmann::json::exception where the row is damaged.
StoredAnswer read_answer_row(const std::string& row);

}  // namespace clausebook
