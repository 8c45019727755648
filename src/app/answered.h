#pragma once
#include <string>
#include <vector>

#include "app/knowledge.h"
#include "app/library.h"
#include "base/result.h"
#include "model/stored_answer.h"

namespace clausebook {

// What versions of documents say on the provisions named: as the index holds it, every quote proven against the stored text; from the
// documents themselves where the index is not up to date, the book was filled with another model, or a provision of the user's own is asked for.
// `knowledge.catalogue` holds the user's own provisions (catalogue_of). Errors: those of read_answers and read_answered, "quote-unproven".
Result<std::vector<AnsweredDocument>> read_answered_documents(const Library& library, const Knowledge& knowledge, const std::vector<DocumentRef>& refs,
                                                              const std::vector<std::string>& keys);

}  // namespace clausebook
