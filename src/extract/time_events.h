#pragma once
#include <optional>

#include "extract/time_expressions.h"

namespace clausebook {

// Words that tie an act to an event: "before", "prior to", "in advance of", "until", "at the outset of".
struct EventConnector {
    std::string_view bound;
    std::size_t complement = 0;  // the index where the event's own words begin
};

std::optional<EventConnector> event_connector(const Reading& reading, std::size_t at, std::size_t sentence_end);

// The index after the event's words that begin at `at`: they run to a comma, bracket or the next clause.
std::size_t event_end(const Reading& reading, std::size_t at, std::size_t sentence_end);

// An expression of the form "before the agenda is published"; nothing where the words say a place ("before the committee"), a
// sequence in print ("the following rules") or an idiom ("look after").
std::optional<TimeExpression> read_event(const Reading& reading, WordRange sentence, std::size_t at);

}  // namespace clausebook
