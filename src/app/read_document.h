#pragma once
#include <string>
#include <string_view>

#include "app/knowledge.h"
#include "app/library.h"
#include "base/result.h"
#include "model/document_record.h"
#include "model/read_options.h"

namespace clausebook {

// The way of a document from its file's bytes to all that the program makes of it: read apart from this process, cut into units, details and facts
// taken from its words, provisions recognised. `path` names the file in errors. `doc.id` and `version` are left to the caller. Safe to call from several
// threads. Errors: those of the readers.
Result<DocumentRecord> read_document(std::string_view bytes, const std::string& path, const ReadOptions& options, const Installation& installation,
                                     const Knowledge& knowledge);

// Which provisions the document answers, and with what value, from its units and facts.
void classify(DocumentRecord& record, const Knowledge& knowledge);

}  // namespace clausebook
