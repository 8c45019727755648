#pragma once
#include <string>

#include "base/result.h"
#include "model/alignment.h"
#include "render/text_table.h"

namespace clausebook {

// {"format": "clausebook/1", "document", "unit", "matches": [{"document", "unit", "citation", "score", "because": [...]}]}; a match besides has
// "text", and a near-verbatim one "words": what differs.
std::string align_json(const Alignment& alignment);

// For a terminal: the clause asked about, then each match with its words and reasons; of near-verbatim drafts only what differs is
// marked, [-ours-] and {+theirs+}.
std::string align_text(const Alignment& alignment, const TextStyle& style);

// One page that needs nothing else, what differs marked as removed and inserted.
std::string align_html(const Alignment& alignment);

}  // namespace clausebook
