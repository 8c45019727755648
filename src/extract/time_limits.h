#pragma once
#include <vector>

#include "extract/reading.h"
#include "model/facts.h"

namespace clausebook {

// Every expression that sets a time by or within which somebody is to act, in document order (docs/annotations.md says what counts
// and what does not). Times that only describe practice or the past, frequencies, terms and back-references are left out.
std::vector<TimeLimit> extract_time_limits(const DocumentReading& reading);

}  // namespace clausebook
