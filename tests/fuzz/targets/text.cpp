// Encodings, normalising, folding, words, sentences, and the reader of text files.
#include "ingest/readers.h"
#include "targets.h"
#include "text/decode.h"
#include "text/fold.h"
#include "text/normalise.h"
#include "text/words.h"

namespace clausebook {

void fuzz_text(std::string_view bytes) {
    const Decoded decoded = decode(bytes);
    require(decoded.invalid == 0 || decoded.first_invalid_byte < bytes.size(), "damage stands in the bytes");
    const Normalised normalised = normalise(decoded.text);
    require(normalise(normalised.text).text == normalised.text, "normalising twice changes nothing");
    std::size_t end = 0;
    for (const Word& word : words(normalised.text)) {
        require(word.span.begin >= end && word.span.end > word.span.begin && word.span.end <= normalised.text.size(), "words stand in order in the text");
        end = word.span.end;
        const Span source = normalised.map.to_source(word.span);
        require(source.begin <= source.end && source.end <= decoded.text.size(), "words come from the source");
    }
    end = 0;
    for (const Span sentence : sentences(normalised.text)) {
        require(sentence.begin >= end && sentence.end > sentence.begin && sentence.end <= normalised.text.size(), "sentences stand in order in the text");
        end = sentence.end;
    }
    const std::string folded = fold(normalised.text);
    require(fold(folded) == folded, "folding twice changes nothing");
    require_read(read_text(bytes, {}));
}

}  // namespace clausebook
