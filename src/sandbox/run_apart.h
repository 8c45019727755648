#pragma once
#include <functional>
#include <string>

#include "base/result.h"

namespace clausebook {

// Calls `action` in a copy of this process and gives what it returns, so that a crash of it costs the copy alone. Only for a program of one thread. Error
// "apart-ended": a signal or an exception ended it, which the message names.
Result<std::string> run_apart(const std::function<std::string()>& action);

}  // namespace clausebook
