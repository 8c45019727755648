#pragma once
#include <vector>

#include "extract/decider_frames.h"

namespace clausebook::deciders {

// The frames, as rows: rule, stage, which roles it takes, whether "not" undoes it, pattern. A pattern is a run of steps parted by blanks:
//   word            that word, folded; a|b one of them; decid* any word that begins so; ?word may be missing
//   @class          a verb of that class (verb_classes.h) in a finite form; @class.ed, @class.ing its other forms
//   v:word          that word where it can be a verb: "report" after "must", but not after "a"
//   !word  !to_be   not that word, not these two
//   ~  ~3           up to nine, up to three words or signs, but not past a colon, a semicolon, a "not", "who", "but", "unless"
//   R               the role or roles, with article or pronoun before it
//   G               any roles, whom the row is not about
//   P               the same as a possessive: "the Chief Executive's"
//   S               after a role: what may stand between a subject and its verb
//   ,               a comma or dash
//   $               the end of the sentence or of a part of it that a semicolon closes
// A pattern begins with a word, R or P.
const std::vector<Frame>& frame_table();

}  // namespace clausebook::deciders
