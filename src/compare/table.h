#pragma once
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "model/comparison.h"
#include "model/protocol_doc.h"
#include "model/stored_answer.h"

namespace clausebook {

struct TableOptions {
    std::vector<std::string> provisions;  // keys; none: all
    std::string group;                    // only provisions of this group; empty: of any
    std::string home;                     // id of our own council's document; empty: unknown
    bool by_authority = false;            // a column is an authority with all its documents
    bool only_differing = false;          // only rows that differ
    bool reviewed = false;                // people review the library: what nobody has looked at is marked
};

// The comparison table of what documents say: rows in the catalogue's order, columns with home first, then by name, in whatever order the documents are
// given. Where several documents of an authority answer, the surest goes first. A document that only points to another one answers by that one, where it is
// among the documents or in `library` (further documents, which make no columns) and answers: both are quoted.
ComparisonTable compare_documents(const std::vector<AnsweredDocument>& documents, const Catalogue& catalogue, const TableOptions& options,
                                  const std::vector<AnsweredDocument>& library = {});

// The words of a span as a quote, with its unit's citation and page.
Quote quote_of(const ProtocolDoc& doc, int unit, Span span);

}  // namespace clausebook
