#pragma once
#include <string>

namespace clausebook {

// What is known of a document as a whole. Empty means unknown: nothing here is ever guessed.
// Dates are ISO 8601, as exact as the source states them: "2023-05-16", "2027-05", "2027".
struct Details {
    std::string title;
    std::string authority;       // "Hyndburn Borough Council"
    std::string authority_type;  // county district borough unitary london metropolitan parish combined ...
    std::string nation;          // england wales scotland northern-ireland
    std::string kind;            // protocol code access-rules enquiry-standard ...
    std::string adopted;
    std::string review;          // when the next review is due
    std::string effective;
    std::string version;         // as printed: "4.1"
    std::string status;          // in-force draft superseded
    std::string url;
    std::string retrieved;

    friend bool operator==(const Details&, const Details&) = default;
};

}  // namespace clausebook
