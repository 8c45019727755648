#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/findings.h"
#include "render/text_table.h"

namespace clausebook {

// What findings of a code are called before people: "Time limits without a period".
std::string_view finding_kind(std::string_view code);

// {"format": "clausebook/1", "document", "peers": [...], "findings": [{"code", "message", "share", "peers", "ours": [...], "theirs": [...]}]}
std::string check_json(const CheckReport& report);
// By kind, in the report's order.
std::string check_text(const CheckReport& report, const TextStyle& style);
// One page that needs nothing else.
std::string check_html(const CheckReport& report);
// A Word table a kind, with empty columns for the decision and a note. `date`: ISO 8601; empty for none. Error "package-write".
Result<std::string> check_docx(const CheckReport& report, const std::string& date);

}  // namespace clausebook
