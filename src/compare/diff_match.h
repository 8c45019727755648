#pragma once
#include <vector>

#include "compare/diff_tokens.h"

namespace clausebook {

// One unit that became several, or several that became one; each list in reading order, one of them with one entry.
struct UnitGroup {
    std::vector<int> old_units;
    std::vector<int> new_units;
};

// Which unit of the old version became which of the new one.
struct Correspondence {
    std::vector<int> new_of_old;  // -1: none. Of a group, its first old and first new unit are each other's partners
    std::vector<int> old_of_new;
    std::vector<UnitGroup> groups;  // in order of their old units
};

// Matches over the whole trees: by content (equal words, wherever they stand), then by place (equal short ones under matched parents,
// parents by their children), then nearly equal ones by the words they share, weighted by rarity, one to one; last what was
// split or merged. Deterministic.
Correspondence match_units(const DiffDocument& old_doc, const DiffDocument& new_doc, std::size_t vocabulary_size);

}  // namespace clausebook
