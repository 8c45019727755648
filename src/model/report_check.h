#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace clausebook {

// altered: the words stand in no version of the document; superseded: not in the one that holds now, but in an earlier one, or the document is no longer
// in force; unknown: the library does not hold the document.
enum class QuoteState : std::uint8_t { stands, altered, superseded, unknown };

// A quote in a report, held against the library.
struct ReportQuote {
    QuoteState state = QuoteState::stands;
    std::string document;  // id, or the name that the report gives
    std::string place;     // in the report: "Evidence, row 12", "table 1, row 3"
    std::string citation;  // as the report gives it
    std::string text;
    std::string message;  // for people; empty where it stands

    friend bool operator==(const ReportQuote&, const ReportQuote&) = default;
};

struct ReportCheck {
    std::string fingerprint;    // that the report carries; empty where it carries none
    bool same_library = false;  // nothing was changed in the library since
    std::vector<ReportQuote> quotes;

    friend bool operator==(const ReportCheck&, const ReportCheck&) = default;
};

}  // namespace clausebook
