#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clausebook {

// The place of an index is its folder, or "tcp:HOST:PORT": there xapian-tcpsrv serves the folder of one (docs/scale.md).
inline bool is_remote_place(std::string_view place) { return place.substr(0, 4) == "tcp:"; }

// A remote index that gives no answer.
struct UnreachedIndex {
    std::string place;
    std::string why;
};

// What was handed to IndexWriter::replace of every version in the index ("hyndburn@2"), for those who have no book. Errors: "remote-unreached", "index-old".
Result<std::map<std::string, std::string>> read_entries(const std::string& place);
// The same of one version's record. Error "version-missing".
Result<std::string> read_record(const std::string& place, const std::string& version_name);

}  // namespace clausebook
