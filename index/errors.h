#pragma once
#include <filesystem>

#include "base/result.h"

namespace clausebook {

// The exception that is being handled as an Error; one that Xapian did not throw is thrown on.
Error index_error_now(const std::filesystem::path& folder);

// Calls `action`, which gives a Result, and makes what Xapian throws an Error.
template <class Action>
auto with_index_errors(const std::filesystem::path& folder, Action&& action) -> decltype(action()) {
    try {
        return action();
    } catch (...) {
        return fail(index_error_now(folder));
    }
}

}  // namespace clausebook
