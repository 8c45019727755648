#pragma once
#include <string_view>

namespace clausebook {

// "2012", "2012-07" or "2012-07-01": a date of ISO 8601, as exact as it is known.
bool is_date(std::string_view text);

}  // namespace clausebook
