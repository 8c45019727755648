#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "model/comparison.h"

namespace clausebook {

// Why an answer awaits a person.
enum class CheckReason : std::uint8_t { recheck, doubtful, absent };

// An answer of one document that a person should look at.
struct AnswerToCheck {
    std::string document;  // id
    std::string provision;
    std::string question;
    CheckReason reason = CheckReason::doubtful;
    ComparisonCell cell;
};

// The answers of the texts in use that await a person, by document (our own first), within one by reason, then in the catalogue's order: those whose words
// have changed since a person checked them, those that the program is unsure of, and absences that nobody has confirmed.
Result<std::vector<AnswerToCheck>> list_to_check(const Library& library);

}  // namespace clausebook
