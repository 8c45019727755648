#pragma once
#include <vector>

#include "extract/reading.h"
#include "model/facts.h"

namespace clausebook {

// What each sentence of the units' texts asks of whom, in document order: its main modal and who bears it. Sentences that ask, advise
// and permit nothing are left out; a list item without a modal of its own has that of the words that introduce its list.
std::vector<Duty> extract_duties(const DocumentReading& reading);

}  // namespace clausebook
