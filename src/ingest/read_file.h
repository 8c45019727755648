#pragma once
#include <cstdint>
#include <string_view>

#include "ingest/readers.h"

namespace clausebook {

enum class FileFormat : std::uint8_t { pdf, docx, html, text, word_binary, rich_text, open_document, other_office, picture, archive, binary, empty };

// What the bytes are, whatever the file is called.
FileFormat recognise_format(std::string_view bytes);

// Reads a file of any format that recognise_format tells. Formats that no reader takes are errors whose hint says what to
// save the file as; a text of more than 20 MB, 500,000 lines or 1 MB in one paragraph is "text-too-long".
Result<SourceText> read_file(std::string_view bytes, const ReadOptions& options, const PageDone& page_done = {});

}  // namespace clausebook
