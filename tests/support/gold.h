#pragma once
#include <filesystem>
#include <vector>

#include "model/document_record.h"

namespace clausebook {

// A hand-annotated document (docs/annotations.md) as the program's own values: its units with spans into a text laid out as the segmenter lays it
// out, its facts, and its provisions (those that it answers). Throws std::runtime_error where the file does not have that form.
DocumentRecord read_gold(const std::filesystem::path& path);

// The folder of the reference protocols: $CLAUSEBOOK_REFERENCE, else shared/ beside the repository; empty where there is none.
std::filesystem::path reference_folder();

}  // namespace clausebook
