#pragma once
#include <string>
#include <vector>

#include "model/report_check.h"
#include "model/review_list.h"
#include "render/text_table.h"

namespace clausebook {

// What is there for people to look at, a table for each document.
std::string review_list_text(const std::vector<ReviewItem>& items, const TextStyle& style);
std::string review_list_json(const std::vector<ReviewItem>& items);

// Decisions in their order; a line that is no longer as it was written is told below.
std::string review_log_text(const std::vector<LoggedDecision>& log, const std::vector<ReviewDamage>& damage, const TextStyle& style);
std::string review_log_json(const std::vector<LoggedDecision>& log, const std::vector<ReviewDamage>& damage);

// One decision that was just written down.
std::string decision_text(const Decision& decision, const TextStyle& style);
std::string decision_json(const Decision& decision);

// What an import or a merge did.
std::string review_import_text(const ReviewImport& result, const TextStyle& style);
std::string review_import_json(const ReviewImport& result);

// Which quotes of a report no longer stand.
std::string report_check_text(const ReportCheck& check, const TextStyle& style);
std::string report_check_json(const ReportCheck& check);

}  // namespace clausebook
