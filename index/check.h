#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "index/writer.h"
#include "model/document_record.h"
#include "model/stored_answer.h"

namespace clausebook {

// The stamp of each version that the index holds. Errors: "index-missing", "index-damaged", "index-old".
Result<std::map<std::string, std::string>> indexed_versions(const std::filesystem::path& folder);

// Where what the index holds of a version differs from what IndexWriter::replace would put there: clauses that are missing, one too many, or have other
// words, fields or data, other answers, and another copy of the version itself. Empty where nothing does. Errors: "index-missing", "index-damaged".
Result<std::vector<std::string>> index_differences(const std::filesystem::path& folder, const DocumentRecord& record, const std::vector<StoredAnswer>& answers,
                                                   const std::string& text_hash, const CarriedVersion& carried);

// Whether words lead to other clauses than those that hold them, or a table of Xapian's is broken. Reads the whole index. Errors as index_differences.
Result<bool> index_misleads(const std::filesystem::path& folder);

}  // namespace clausebook
