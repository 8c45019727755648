#pragma once
#include <string>
#include <string_view>

#include "model/stored_answer.h"

namespace clausebook {

// The metadata under which the index keeps what a version says on a provision: "answer:<doc>@<n>:<key>".
std::string answer_name(std::string_view version_name, std::string_view key);

// An answer as the index stores it.
std::string answer_row(const StoredAnswer& answer);

// Throws nlohmann::json::exception where the row is damaged.
StoredAnswer read_answer_row(const std::string& row);

}  // namespace clausebook
