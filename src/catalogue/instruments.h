#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace clausebook {

enum class InstrumentStanding : std::uint8_t { in_force, repealed, revoked, superseded };

// What became of an instrument, or of one part of it, where and for whom.
struct InstrumentStatus {
    InstrumentStanding standing = InstrumentStanding::in_force;
    std::string part;                      // "Part III"; empty for all of it
    std::vector<std::string> nations;      // england wales scotland northern-ireland; empty for all that it extends to
    std::vector<std::string> authorities;  // authority types that it reaches; empty for all
    std::string since;                     // ISO 8601, as exact as it is known
    std::string replaced_by;               // key of another instrument; may be empty
    std::string note;
};

// An Act, statutory instrument or national code that council documents name (corpus/instruments.xml).
struct Instrument {
    std::string key;         // "localism-act-2011"
    std::string kind;        // act regulations order measure code principles
    std::string title;       // "Localism Act 2011"
    std::string identifier;  // of legislation.gov.uk: "ukpga/2011/20"; empty where it is no legislation
    std::string source;      // where the row can be checked
    std::string checked;     // when it was, ISO 8601; empty where the row has yet to be looked up
    std::vector<InstrumentStatus> statuses;
};

class Instruments {
 public:
    void add(Instrument instrument, const std::vector<std::string>& names);

    const std::vector<Instrument>& all() const { return all_; }
    const Instrument* by_key(std::string_view key) const;
    // The instrument that the words name, with or without a leading article; a name without its year only where one instrument bears
    // it; null where none does.
    const Instrument* find(std::string_view printed) const;
    // The name without a year that several instruments bear: "Data Protection Act". What is meant is then not stated.
    bool lacks_year(std::string_view printed) const;

 private:
    std::vector<Instrument> all_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_, by_undated_;  // folded
};

// The status that holds for a nation and authority type (either may be empty: unknown) and, where one is cited, a part of the
// instrument; the status of the whole where the part has none of its own. Null where it is in force or nothing is known.
const InstrumentStatus* status_of(const Instrument& instrument, std::string_view nation, std::string_view authority_type, std::string_view cited_part);

// Reads corpus/instruments.xml. Errors: no XML, an unknown element, standing or nation, a doubled key or name, a replacement that is
// not in the file, a date that is none; each with its line.
Result<Instruments> read_instruments(std::string_view xml, std::string_view path);

}  // namespace clausebook
