#pragma once
#include <vector>

#include "model/document_record.h"
#include "model/stored_answer.h"

namespace clausebook {

// What a classified document says on each provision, apart from the document: all that a comparison or an answer needs of it.
std::vector<StoredAnswer> stored_answers(const DocumentRecord& record);

// The document with its answers.
AnsweredDocument answered_document(const DocumentRecord& record);

}  // namespace clausebook
