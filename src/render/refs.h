#pragma once
#include <string>

#include "model/reference_list.h"
#include "render/text_table.h"

namespace clausebook {

// A table, and how many there are of each state.
std::string refs_text(const ReferenceList& list, const TextStyle& style);
std::string refs_json(const ReferenceList& list);
// A graph for Graphviz: clauses and instruments are nodes, references are edges.
std::string refs_dot(const ReferenceList& list);

}  // namespace clausebook
