#pragma once
#include <string>
#include <string_view>

#include "app/library.h"
#include "model/details.h"

// Words and addresses that several pages use for documents and clauses.
namespace clausebook {

// The document's page: "/documents/hyndburn@2".
std::string document_path(std::string_view version_name);
// The document's page with a clause opened: the unit is named by its id.
std::string clause_path(std::string_view version_name, std::string_view unit);

// "in force", "draft", "superseded", "status not known".
std::string status_words(const std::string& status);
// The document's title, or where it has none the name of its file.
std::string title_or_file(const Details& details, const std::string& source_name);
// "page 3", "pages 3 to 5"; empty for none.
std::string pages_words(const std::vector<int>& pages);
// "1 clause", "12 clauses".
std::string counted(std::size_t number, std::string_view one, std::string_view many);
// "protocol", "access rules".
std::string kind_words(const std::string& kind);

}  // namespace clausebook
