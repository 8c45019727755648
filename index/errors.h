#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"

namespace clausebook {

// Thrown where an index is of another schema (index/schema.h).
struct OldIndex {
    std::string place;
};

// The exception that is being handled as an Error; one that neither Xapian nor a reader of stored JSON threw is thrown on.
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

// Whether the exception that is being handled says that a writer has overtaken who reads.
bool was_overtaken();

// The same for an action that opens the index itself and only reads: it is called again where a writer has overtaken it.
template <class Action>
auto read_index(const std::filesystem::path& folder, Action&& action) -> decltype(action()) {
    constexpr int k_tries = 5;
    for (int tried = 1;; ++tried) {
        try {
            return action();
        } catch (...) {
            if (tried == k_tries || !was_overtaken()) return fail(index_error_now(folder));
        }
    }
}

}  // namespace clausebook
