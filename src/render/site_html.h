#pragma once
#include <string>
#include <vector>

#include "model/comparison.h"
#include "model/document_record.h"
#include "render/compare_table_files.h"

namespace clausebook {

// One page that needs nothing else, for colleagues: what the documents say, question by question, each citation leading to its clause, then the documents'
// whole texts. Without script: it opens from a share or an email.
std::string site_html(const ComparisonTable& table, const std::vector<DocumentRecord>& documents, const TableOrigin& origin);

}  // namespace clausebook
