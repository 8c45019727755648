#pragma once
#include <vector>

#include "learning/linear_model.h"

namespace clausebook {

// Weighs in what else a clause answers and what stands next to it: `log_odds` by clause in reading order, then by key of the model.
//
// A clause that is likely to answer nothing else is likelier to answer this: the words of a council that speaks like no other are known too little for
// any key. One that does answer something else loses nothing by it: a clause may answer two. And the matters of the clauses next to it tell what
// it is about, by what was learnt of their company (add_neighbours).
// A model that was not learnt with the whole catalogue (it does not know k_none) knows too little of a clause for either; its log-odds stay.
void weigh_units(const LinearModel& model, std::vector<std::vector<double>>& log_odds);

}  // namespace clausebook
