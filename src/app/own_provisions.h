#pragma once
#include <string>
#include <vector>

#include "app/knowledge.h"
#include "app/library.h"
#include "base/result.h"
#include "model/document_record.h"

namespace clausebook {

// Documents with their answers, and the catalogue that the answers go by.
struct AnsweredDocuments {
    Catalogue catalogue;
    std::vector<DocumentRecord> records;                 // in the order asked for
    std::vector<std::vector<DecisionOutcome>> outcomes;  // of each of them: what became of people's decisions
};

// Reads documents with the stored answers, or with new ones where the book was filled with another model. Where the book's folder holds provisions.xml, the
// user's own provisions follow the catalogue's: they are learnt from their examples when the file is first seen or has changed, each by itself, and the
// model is kept beside it, so that no other answer changes. Errors: those of read_knowledge, with_own_provisions, read_examples and Library::read.
Result<AnsweredDocuments> read_answered(const Library& library, const std::vector<DocumentRef>& refs);

// The catalogue with the user's own provisions. Errors: those of read_knowledge and with_own_provisions.
Result<Catalogue> catalogue_of(const Library& library);

// Adds a question of the user's own to the book's provisions.xml; its key is made of its words where it has none, and given. Then it is learnt from its
// examples, which takes seconds. The library must be open for writing. Errors: "question-empty", "examples-few", "question-long"; those of
// with_own_provisions and of writing.
Result<std::string> add_own_provision(const Library& library, Provision provision);

// Takes a question of the user's own away. Errors: "provision-missing", those of with_own_provisions and of writing.
Result<void> remove_own_provision(const Library& library, const std::string& key);

}  // namespace clausebook
