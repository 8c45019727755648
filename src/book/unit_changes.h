#pragma once
#include <string>
#include <string_view>

#include "model/protocol_doc.h"

namespace clausebook {

// How people cut a document otherwise than the program did. Each function changes `doc` and gives an empty text, or leaves it and gives why it cannot be done,
// in words for people. Ids and citations are left as they were. The order of the units stays that of the text, a parent before what is below it and nothing
// between them that is not; every span goes on giving the same words.

// The unit behind `unit` becomes the end of its words, label and all; what stood under it stands under `unit`.
std::string join_with_next(ProtocolDoc& doc, int unit);

// Cuts a unit before `words`, which stand once in its text: from there on it is a unit of its own, beside it, and what stood under the unit stands under the
// new one.
std::string split_unit(ProtocolDoc& doc, int unit, std::string_view words);

// The unit's label is `label`: a beginning of its words, or else other signs in place of the label that was read. An empty one makes the label a part of
// the words.
std::string relabel_unit(ProtocolDoc& doc, int unit, std::string_view label);

// Hangs the unit under another, -1 for none, which must be the unit before it or one above that. What follows it on its level goes with it where it could not
// stay.
std::string reparent_unit(ProtocolDoc& doc, int unit, int parent);

// Puts the words of a piece of furniture back, as a paragraph behind a unit (-1: at the beginning). They are no furniture any more.
std::string restore_text(ProtocolDoc& doc, std::string_view furniture, int behind);

}  // namespace clausebook
