#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/stored_answer.h"

namespace clausebook {

// `place`: index/places.h. What the versions named ("hyndburn@2") say on the given provisions: one row for each that is found or deferred (with_silent: or
// silent), by provision in the order asked, then by document. It reads a few kilobytes a document, however large the documents are. Errors: "index-missing",
// "index-damaged".
Result<std::vector<StoredAnswer>> read_answers(const std::string& place, const std::vector<std::string>& keys, const std::set<std::string>& versions,
                                               bool with_silent = false);

// What each version was when it was indexed (IndexWriter::replace); empty for one that is not. Errors as read_answers.
Result<std::map<std::string, std::string>> read_stamps(const std::string& place, const std::set<std::string>& versions);

}  // namespace clausebook
