#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "sandbox/wire.h"
#include "segment/segment_document.h"
#include "targets.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

bool on_border(std::string_view text, std::size_t at) { return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; }

bool is_sound(std::string_view text, Span span) {
    return span.begin <= span.end && span.end <= text.size() && on_border(text, span.begin) && on_border(text, span.end);
}

}  // namespace

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void require_sound(const ProtocolDoc& doc) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        const Unit& unit = doc.units[i];
        require(unit.parent >= -1 && unit.parent < static_cast<int>(i), "a unit's parent stands before it");
        require(!unit.id.empty() && !unit.citation.empty(), "a unit has an id and a citation");
        for (const Span span : {unit.label, unit.heading, unit.text}) {
            require(is_sound(doc.text, span), "a unit's span lies in the text");
            if (span.empty()) continue;
            require(span.begin >= end, "units' words stand in order");
            require(fold_blanks(doc.words({end, span.begin})).empty(), "every word is in a unit");
            end = span.end;
        }
    }
    require(fold_blanks(std::string_view(doc.text).substr(end)).empty(), "every word is in a unit, to the end");
    for (const Place& place : doc.places) require(is_sound(doc.text, place.span), "a place's span lies in the text");
    for (const Diagnostic& found : doc.diagnostics) require(is_sound(doc.text, found.span), "a diagnostic's span lies in the text");
}

void require_read(const Result<SourceText>& read) {
    require(decode_text(encode_text(read)) == read, "what is read goes over the wire");
    if (read) {
        require_sound(segment_document(*read));
    } else {
        require(!read.error().code.empty() && !read.error().message.empty(), "an error says what is wrong");
    }
}

}  // namespace clausebook
