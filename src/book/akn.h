#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/document_record.h"

namespace clausebook {

// The document as Akoma Ntoso 3.0 (OASIS, akn-core 1.0), valid against its schema: tree, words and references in the body; spans as
// attributes, and pages, places, furniture, diagnostics, facts and provisions in one <proprietary> block, in the namespace
// "https://clausebook.invalid/ns/1". Characters that XML forbids become U+FFFD. Same record, same bytes.
std::string write_akn(const DocumentRecord& record);

// The record that write_akn wrote, with `text` as ProtocolDoc::text: read_akn(write_akn(x), x.doc.text) == x where x holds no character that
// XML forbids. Error "akn-damaged" where it is not well formed, or a span, unit or value in it is impossible.
Result<DocumentRecord> read_akn(std::string_view xml, std::string text);

}  // namespace clausebook
