#include "segment/segment_document.h"

#include "segment/citation.h"
#include "segment/outer_headings.h"
#include "segment/search.h"
#include "segment/sequence_check.h"
#include "segment/tree.h"

namespace clausebook {

ProtocolDoc segment_document(const SourceText& source) {
    ProtocolDoc doc;
    doc.format = source.format;
    doc.details = source.details;
    doc.pages = source.pages;
    doc.furniture = source.furniture;
    doc.diagnostics = source.diagnostics;
    const Pieces pieces = make_pieces(source);
    const std::vector<Reading> readings = pieces.all.empty() ? std::vector<Reading>() : read_structure(pieces);
    build_units(source, pieces, readings, doc);
    settle_outer_headings(doc);
    name_units(doc);
    cite_units(doc);
    check_sequence(pieces, readings, doc);
    return doc;
}

}  // namespace clausebook
