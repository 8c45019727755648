#pragma once
#include <string>
#include <string_view>

namespace clausebook {

// Text for an element or a double-quoted attribute of XML or HTML. Characters that XML 1.0 forbids become U+FFFD.
std::string escape_xml(std::string_view utf8);

}  // namespace clausebook
