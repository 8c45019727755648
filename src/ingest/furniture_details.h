#pragma once
#include <string_view>

#include "model/source_text.h"

namespace clausebook {

// "DRAFT", "Superseded", "CONFIDENTIAL DRAFT": a mark over a page that says what the document is.
bool is_status_mark(std::string_view text);

// Reads what `source.furniture` says of the document: page labels, version, dates of adoption, review and effect, draft and
// superseded marks. Details that are known already stay.
void mine_furniture(SourceText& source);

}  // namespace clausebook
