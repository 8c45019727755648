#pragma once
#include <string_view>

#include "base/result.h"
#include "model/protocol_doc.h"

// Each function hands any bytes to one part of the program and ends the process (abort) where a property does not hold. The same functions
// are run by libFuzzer (one program each) and, on the seeds and all past findings, by the test fuzz_replay.
namespace clausebook {

#define CLAUSEBOOK_FUZZ_TARGETS(X) \
    X(text) X(html) X(docx) X(pdf_pages) X(wire) X(segment) X(extract) X(query) X(citation) X(akn) X(catalogue) X(manifest) X(review) X(http)

#define CLAUSEBOOK_FUZZ_DECLARE(name) void fuzz_##name(std::string_view bytes);
CLAUSEBOOK_FUZZ_TARGETS(CLAUSEBOOK_FUZZ_DECLARE)
#undef CLAUSEBOOK_FUZZ_DECLARE

// Says what does not hold on standard error and aborts.
void require(bool holds, const char* what);

// What holds of every document that the program makes: spans lie in the text on characters' borders, units stand in order and hold all words.
void require_sound(const ProtocolDoc& doc);

// What holds of whatever a reader answers: it goes over the wire unchanged, an error says what is wrong, and a text can be cut into sound units.
void require_read(const Result<SourceText>& read);

}  // namespace clausebook
