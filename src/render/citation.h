#pragma once
#include <cstdint>
#include <string>

#include "model/answer.h"

namespace clausebook {

// How people cite a clause (docs/citations.md).
enum class CitationStyle : std::uint8_t { plain, oscola };

// Where a quote stands, in full:
//   plain   "Hyndburn Borough Council, Protocol for Member/Officer Relations (adopted 16 May 2023), section 9(b), page 4 (page 6 of the file)"
//   oscola  "Hyndburn Borough Council, 'Protocol for Member/Officer Relations' (16 May 2023) s 9(b), 4"
// The page is the printed one; the file's is named where it is another or none is printed. Words that a machine read are marked so.
std::string full_citation(const CitedSource& source, const CitedQuote& quote, CitationStyle style);

// The same where the document has been named before: "section 9(b), page 4"; "s 9(b), 4".
std::string short_citation(const CitedQuote& quote, CitationStyle style);

// The document's own name: authority, title and date.
std::string source_name(const CitedSource& source, CitationStyle style);

// "16 May 2023" of "2023-05-16", "May 2027" of "2027-05"; what is no such date as it is.
std::string date_words(const std::string& iso);

// The document's own address with the page, for a link; empty where none is known.
std::string source_link(const CitedSource& source, const CitedQuote& quote);

}  // namespace clausebook
