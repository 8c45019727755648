#pragma once
#include <string>

#include "render/diff_view.h"

namespace clausebook {

// One page that needs nothing else: what changes in substance, broken references, then both versions with their changes, inline or side
// by side as the reader chooses. Prints as it is read, needs no script, and says "removed" and "inserted" to screen readers.
std::string diff_html(const VersionComparison& versions);

}  // namespace clausebook
