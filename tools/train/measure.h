#pragma once
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "classify/training.h"
#include "extract/decider_model.h"
#include "extract/marked_clauses.h"

namespace clausebook {

// How well the whole protocols among the examples are answered at each of several thresholds, and each of them at the program's, held out as below. Prints two
// tables: share of right cells (found with a right clause first, or rightly silent), share of right first clauses of those found, F1 of the clauses.
void measure_thresholds(const std::vector<Example>& examples, const Catalogue& catalogue, const DeciderModel& deciders);

// From a plain classifier to the whole one, a part more a line. The whole protocols among the examples (batches with a name of more than one letter) are held
// out in two halves: each half is answered by a model learnt from all other examples. Further columns are those protocols of `others`, which nothing is learnt
// from. Of each cell the clause that goes first counts, of all cells the clauses. Prints each line as soon as it is known. The examples have their facts.
void measure_parts(const std::vector<Example>& examples, const std::vector<Example>& others, const Catalogue& catalogue, const DeciderModel& deciders);

// How questions and searches are understood that the question model has not seen, a random fold at a time: shares of those whose provision is named first
// and among three, of those that ask for none and are known to; how surprised the model was by the truth, also with its probabilities sharpened or blunted
// by a power; and which provisions were taken for which.
std::string measure_questions(const std::vector<Example>& examples, const Provisions& provisions, const Concepts& concepts);

// How well deciders are found in the late clauses of each source by frames and a model that has learnt nothing from that source: precision, recall and F1 of
// the roles, share of right stages, with frames alone and with the model at each of several thresholds.
std::string measure_deciders(const MarkedClauses& clauses, const Catalogue& catalogue);

}  // namespace clausebook
