#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace clausebook {

// Where each byte of a normalised text came from.
class SourceMap {
 public:
    // The shortest range of the source that made the given range of the text. A changed character counts whole. For an empty range the
    // place between the two characters' sources.
    Span to_source(Span in_text) const;
    // The range of the text that was made of the given range of the source; what was dropped lies between.
    Span to_text(Span in_source) const;

    // A stretch from here to the next piece; `copied` where its bytes are the source's own.
    struct Piece {
        std::size_t text_begin = 0;
        std::size_t source_begin = 0;
        bool copied = true;
    };
    // Pieces in order; the last one is a sentinel that holds both sizes.
    explicit SourceMap(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}
    SourceMap() = default;
    // This map of a text made from another text, carried on to that text's own source.
    SourceMap after(const SourceMap& earlier) const;

 private:
    std::vector<Piece> pieces_;
};

struct Normalised {
    std::string text;          // valid UTF-8 in NFC
    SourceMap map;             // back to the bytes that were given
    std::size_t replaced = 0;  // characters that became U+FFFD here
};

// Makes text of one form, so that the same words are the same bytes:
// - NFC; the ligatures U+FB00-FB06 as letters; signs of the symbol fonts' private area that are bullets or ticks as such;
// - no-break, thin and other blanks as U+0020; CR LF, CR, NEL, VT, FF, U+2028 and U+2029 as LF (who needs pages splits at FF before);
// - soft hyphens, zero-width and direction marks and byte order marks dropped (who joins lines looks for the soft hyphen before);
// - C1 controls as the Windows-1252 characters that were meant (as HTML 5 does); what XML 1.0 forbids and wrong bytes as U+FFFD.
// Quotation marks, apostrophes, hyphens and dashes stay as they are; tabs stay.
Normalised normalise(std::string_view utf8);

}  // namespace clausebook
