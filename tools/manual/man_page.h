#pragma once
#include <string>

#include "described.h"

namespace clausebook {

// The manual page (section 1, man's macros) of a program or of one of its commands; sub-commands of a command stand in its page.
// `version` stands at the foot: "clausebook 0.1.0". A program's page lists its commands, whose pages are called PROGRAM-COMMAND.
std::string man_page(const DescribedCommand& command, const DescribedCommand& program, const std::string& version);

}  // namespace clausebook
