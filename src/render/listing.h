#pragma once
#include <string>
#include <vector>

#include "model/listing.h"
#include "render/text_table.h"

namespace clausebook {

std::string list_text(const std::vector<ListedDocument>& documents, const TextStyle& style);
std::string list_json(const std::vector<ListedDocument>& documents);

// The closing table of `add`, and one line for each file that failed or has doubts.
std::string added_text(const AddReport& report, const TextStyle& style);
std::string added_json(const AddReport& report);

std::string verification_text(const Verification& result, const TextStyle& style);
std::string verification_json(const Verification& result);

// "PATH, PLACE: MESSAGE. HINT." as one line.
std::string error_line(const Error& error);

}  // namespace clausebook
