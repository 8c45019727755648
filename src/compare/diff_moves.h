#pragma once
#include <vector>

#include "compare/diff_match.h"

namespace clausebook {

// How the matched units keep their places. By old unit.
struct Moves {
    std::vector<bool> moved;  // was taken elsewhere, under other parents or past its neighbours; what it takes along is not `moved`
    std::vector<bool> stays;  // stands in the new version in the same order as all others that stay: may share a row with its partner
};

// The least that must have moved: among matched units, those outside the heaviest common order (words of a unit with all
// below it), and those that now belong to another surviving parent.
Moves find_moves(const DiffDocument& old_doc, const DiffDocument& new_doc, const Correspondence& match);

}  // namespace clausebook
