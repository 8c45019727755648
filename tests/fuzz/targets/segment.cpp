#include "marked_lines.h"
#include "segment/segment_document.h"
#include "targets.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

std::size_t letters(std::string_view text) {
    std::size_t out = 0;
    for (std::size_t at = 0; at < text.size();) out += is_letter(next_character(text, at));
    return out;
}

}  // namespace

void fuzz_segment(std::string_view bytes) {
    const SourceText source = marked_lines(bytes);
    const ProtocolDoc doc = segment_document(source);
    require_sound(doc);
    require(segment_document(source) == doc, "the same text gives the same units");
    std::size_t given = 0;
    for (const Line& line : source.lines) given += letters(line.text) + letters(line.label.value_or(""));
    // A letter may go where it is a typed bullet ("o").
    require(letters(doc.text) <= given && letters(doc.text) + doc.units.size() >= given, "no words are lost or made");
}

}  // namespace clausebook
