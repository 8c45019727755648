#pragma once
#include <filesystem>

#include "base/result.h"
#include "catalogue/currency.h"
#include "catalogue/instruments.h"
#include "catalogue/provisions.h"
#include "catalogue/roles.h"

namespace clausebook {

// All domain knowledge that the stages share, as values.
struct Catalogue {
    Roles roles;
    Provisions provisions;
    Instruments instruments;
    Currency currency;
};

// Reads the files of corpus/ from a folder, each by its own reader. The error names the first file that cannot be read, and the line.
Result<Catalogue> read_catalogue(const std::filesystem::path& folder);

}  // namespace clausebook
