#pragma once
#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "base/result.h"
#include "model/details.h"

namespace clausebook {

// The options for a document's details (--authority, --type, ...), as they were given.
struct DetailsOptions {
    std::map<std::string, std::string> given;

    void add_to(CLI::App& command);
};

}  // namespace clausebook
