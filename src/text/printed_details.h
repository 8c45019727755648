#pragma once
#include <string>
#include <string_view>

#include "model/details.h"

namespace clausebook {

// The first date in a text, as exact as it is printed: "16 May 2023" and "16/05/2023" give "2023-05-16", "Review Date: May 2027" gives "2027-05".
// Empty where there is none; a lone year is no date.
std::string date_in(std::string_view text);

// Fills in what a line of the kind that says what a document is ("Version 4.1. Adopted 16 May 2023. Next review: May 2027") says of dates of
// adoption, review and effect, and of the version. Details that are known already stay.
void read_printed_details(std::string_view line, Details& details);

// "draft" or "superseded" where a word of the text says so, else empty.
std::string status_in(std::string_view text);

}  // namespace clausebook
