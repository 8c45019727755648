#pragma once
#include <string>
#include <string_view>

namespace clausebook {

// A number in one of Word's formats (ECMA-376 17.18.59 ST_NumberFormat): "lowerRoman" and 4 give "iv". Formats for scripts
// that UK councils do not number in come out decimal.
std::string format_number(int number, std::string_view format);

}  // namespace clausebook
