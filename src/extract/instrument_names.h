#pragma once
#include <string>
#include <vector>

#include "extract/reading.h"

namespace clausebook {

// What kind of instrument a name's last noun says: "Members' Code of Conduct" is a code.
enum class InstrumentKind : std::uint8_t {
    code,
    policy,
    procedure,
    rules,
    protocol,
    scheme,
    constitution,
    standing_orders,
    registers,
    act,
    regulations,
    guidance,
    charter,
    law,
    principles,
    address
};

// A mention of an instrument outside the document: an Act, a code, a policy, a web address.
struct InstrumentName {
    WordRange words;
    Span span;  // the name as printed, without article and without "the Council's"
    InstrumentKind kind = InstrumentKind::code;
    bool is_bare = false;  // "the Code", "the Act": stands for one that is named elsewhere
    std::string_view rule;
};

// The kinds by which the document calls itself: "this Protocol".
std::vector<InstrumentKind> own_kinds(const DocumentReading& document);

// The names in a heading or text, in order, none within another. Names of the document itself are left out; bare ones of its own
// kind are among them and told apart by the caller.
std::vector<InstrumentName> find_instrument_names(const Reading& reading);

}  // namespace clausebook
