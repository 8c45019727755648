#pragma once
#include "model/source_text.h"

namespace clausebook {

// Makes words whole that a line's end has cut: the rest moves up to the line where the word begins, and a line of which
// nothing is left goes. The hyphen goes too, unless the word is written with it elsewhere ("co-operation") or its parts speak
// for it (both are words and the whole is none: "policy-makers"); a soft hyphen always goes. Dashes stay.
// A line continues the one before unless its start, label, role or list sign says otherwise; furniture is taken out before, its places
// kept up.
void join_cut_words(SourceText& source);

}  // namespace clausebook
