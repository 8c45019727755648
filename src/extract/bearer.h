#pragma once
#include <string_view>

#include "extract/modality.h"
#include "extract/reading.h"

namespace clausebook {

enum class Party : std::uint8_t { none, officer, member, chair, council, outsider };

// "officer member chair council"; empty for none and for an outsider ("a member of the public").
std::string_view name_of(Party party);

// Who must do what the modal asks, or, where there is no modal (null), what the list item or phrase asks: from the sentence itself,
// else from the text that introduces it, else from the heading over it. Passive clauses name it by their agent ("by the Clerk")
// or by what is done: a request is made by a member and answered by an officer.
Party find_bearer(const DocumentReading& reading, const Reading& part, WordRange sentence, const Modal* modal);

// To whom a sentence speaks that says "you" or bids ("Send your item to the Clerk"): to members where it names an officer, or the document
// speaks of "your ward"; else, or where it says "your Service Manager", to officers.
Party addressee(const DocumentReading& reading, const Reading& part, WordRange sentence);

}  // namespace clausebook
