#pragma once
#include <optional>
#include <vector>

#include "catalogue/provisions.h"
#include "model/comparison.h"
#include "model/stored_answer.h"

namespace clausebook {

// Says how the cells of a row stand to each other: sets each cell's relation and the row's summary, "Ours: 5 working days; shorter 3, same 4,
// longer 1, no figure 2; not found 1". `limits`: by column the limit that a duration was made of, if any. A council is counted once, however many of its
// documents make columns: by the first that answers.
void summarise(ComparisonRow& row, const std::vector<ComparisonColumn>& columns, AnswerType answer, const std::vector<std::optional<StoredLimit>>& limits);

// Whether some columns answer and others do not, or their short answers are not the same. Of answers in words only the first can be told.
bool differs(const ComparisonRow& row, AnswerType answer);

}  // namespace clausebook
