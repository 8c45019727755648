#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "model/answer.h"

namespace clausebook {

struct AskRequest {
    std::string question;
    std::vector<std::string> documents;  // only these
    std::string group;                   // only the documents of this group
};

// What the documents say to a question, in the texts in use where none are named; the home document comes first. Every quote is compared letter for letter
// with the stored text; one that is not found there is withheld, with a diagnostic. Errors: those of Library::choose, of reading the
// catalogue, the model, the index and the stored texts; "question-empty".
Result<Answer> ask(const Library& library, const AskRequest& request);

}  // namespace clausebook
