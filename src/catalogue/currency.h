#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace clausebook {

// A body, office or term that has lapsed or changed its name, so that a document which uses it is out of date (corpus/currency.xml).
struct LapsedTerm {
    std::string key;                   // "standards-board-for-england"
    std::vector<std::string> names;    // folded, the full one first
    std::string title;                 // as people write it
    std::string ended;                 // ISO 8601, as exact as it is known
    std::string successor;             // what stands in its place; empty where nothing does
    std::vector<std::string> nations;  // where it lapsed; empty for everywhere
    std::string note;
    std::string source;
    std::string checked;
};

struct Currency {
    std::vector<LapsedTerm> terms;
};

struct LapsedMention {
    Span span;  // in the text given
    int term = -1;
};

// Where a text uses such terms, in order, the longest name at each place.
std::vector<LapsedMention> find_lapsed_terms(const Currency& currency, std::string_view text);

// Reads corpus/currency.xml. Errors: no XML, an unknown element, a missing or wrong date, a doubled key or name; each with its line.
Result<Currency> read_currency(std::string_view xml, std::string_view path);

}  // namespace clausebook
