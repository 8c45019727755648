#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/decision.h"
#include "model/protocol_doc.h"

namespace clausebook {

// Where an anchor's words stand now.
struct AnchorPlace {
    int unit = -1;           // index into ProtocolDoc::units; -1: they are not there as they were
    int likely = -1;         // then: the unit that stands in their place; -1 where none does
    bool ambiguous = false;  // then: the words are there more than once, and nothing tells which were meant
};

// The anchors of all units of a document as it is cut now.
class Anchors {
 public:
    explicit Anchors(const ProtocolDoc& doc);

    const Anchor& of(int unit) const { return all_[static_cast<std::size_t>(unit)]; }
    // The unit with the anchor's words, folded, and the words that introduce it, that stands under the same headings or beside a same neighbour; of several the
    // one of which most agrees, of equals none.
    AnchorPlace find(const Anchor& anchor) const;

 private:
    std::vector<Anchor> all_;
};

// Hash of words by which anchors compare: folded, so that the shape of quotes, blanks and hyphens does not matter.
std::string words_hash(std::string_view words);
// The same of all words of a document, its labels left out.
std::string document_hash(const ProtocolDoc& doc);

}  // namespace clausebook
