#pragma once
#include <string>
#include <vector>

#include "model/reference_list.h"

namespace clausebook {

// A picture of the references of one document, as an <svg> element for a page: its clauses down the middle in their order, references between them
// as arcs at the left, what they cite outside the document at the right. What is missing, doubtful or repealed is told by its line's form and by a word, not by
// colour alone. Everything that it shows stands in the reference list too, which is what a screen reader is to be given. Needs no style sheet. Clauses are in
// the order of `order` (unit ids), those that take no part are left out. Empty where there are no references.
std::string refs_svg(const ReferenceList& list, const std::vector<std::string>& order);

}  // namespace clausebook
