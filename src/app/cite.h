#pragma once
#include "app/library.h"
#include "model/answer.h"

namespace clausebook {

// What citations say of a version that the library holds.
CitedSource cited_source(const Library& library, const DocumentRef& ref);

// A unit (index into its units) as a quote: its own words (those of its heading where it has no others), with its pages.
CitedQuote cited_unit(const DocumentRecord& record, int unit);

}  // namespace clausebook
