#include "segment/segment_document.h"

#include <algorithm>

#include "segment/citation.h"
#include "segment/label.h"
#include "segment/outer_headings.h"
#include "segment/search.h"
#include "segment/sequence_check.h"
#include "segment/tree.h"

namespace clausebook {

namespace {

bool has_foreign_label(const Line& line) { return line.label && read_labels(*line.label).empty(); }

// What automatic numbering prints and is no label ("Step one") stands as words before the line's own.
SourceText with_printed_labels(SourceText source) {
    for (Line& line : source.lines) {
        if (!has_foreign_label(line)) continue;
        line.text = *line.label + (line.text.empty() ? "" : " ") + line.text;
        line.label.reset();
    }
    return source;
}

}  // namespace

ProtocolDoc segment_document(const SourceText& source) {
    if (std::any_of(source.lines.begin(), source.lines.end(), has_foreign_label)) return segment_document(with_printed_labels(source));
    ProtocolDoc doc;
    doc.format = source.format;
    doc.details = source.details;
    doc.pages = source.pages;
    doc.furniture = source.furniture;
    doc.diagnostics = source.diagnostics;
    const Pieces pieces = make_pieces(source);
    const std::vector<PieceReading> readings = pieces.all.empty() ? std::vector<PieceReading>() : read_structure(pieces);
    build_units(source, pieces, readings, doc);
    settle_outer_headings(doc);
    name_units(doc);
    cite_units(doc);
    check_sequence(pieces, readings, doc);
    return doc;
}

}  // namespace clausebook
