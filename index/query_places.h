#pragma once
#include <vector>

#include "index/query.h"

namespace clausebook {

// Joins the words of a sequence that name a clause into one place each, however a person writes it: "9(b)", "para 4.2 (b)", "s.6.4", "§ 9 b", "8.2/a",
// "section IV", "paragraph (b) of section 7". A mere number ("9", "9b", "IV") becomes a place that is `doubtful`.
std::vector<QueryNode> join_places(std::vector<QueryNode> items);

}  // namespace clausebook
