#pragma once
#include "model/protocol_doc.h"
#include "model/source_text.h"

namespace clausebook {

// Cuts a document into its units: sections, clauses, bullets, paragraphs, notes, table rows, in reading order, each with its
// printed label, its heading, its parent, id and citation. Takes any input, none is refused; every word of `source.lines`
// stands in exactly one unit. Labels are kept as printed; where their sequence skips, repeats or goes back, a diagnostic says so.
ProtocolDoc segment_document(const SourceText& source);

}  // namespace clausebook
