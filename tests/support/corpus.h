#pragma once
#include "catalogue/catalogue.h"

namespace clausebook {

// The project's own catalogue, read once. Throws std::runtime_error where it cannot be read.
const Catalogue& corpus();

}  // namespace clausebook
