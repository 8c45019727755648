#pragma once
#include <string>

#include "model/document_record.h"

namespace clausebook {

// What was found in a clause, in words for people, derived from its words: "Time limit: 5 working days, officers should".
std::string fact_words(const TimeLimit& limit);
// "Who decides: chief executive, in a dispute".
std::string fact_words(const Decider& decider);
// "Refers to section 9(b)", "Refers to a place that this document does not have".
std::string fact_words(const ProtocolDoc& doc, const Reference& reference);

// "must", "should", "may", "must not"; empty for none.
std::string modality_words(Modality modality);

}  // namespace clausebook
