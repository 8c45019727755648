#pragma once
#include <string>

#include "model/search.h"
#include "render/text_table.h"

namespace clausebook {

// `first`: the number of the first hit, from 1.
std::string search_text(const SearchAnswer& answer, std::size_t first, const TextStyle& style);
std::string search_json(const SearchAnswer& answer);

}  // namespace clausebook
