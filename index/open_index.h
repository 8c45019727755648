#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "index/places.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace clausebook {

// All indexes that can be opened, as one; those that cannot be reached are told. What a folder's index throws goes through, and so does what the only place
// throws. An index of another schema is an OldIndex (index/errors.h).
Xapian::Database open_indexes(const std::vector<std::string>& places, std::vector<UnreachedIndex>& unreached);
Xapian::Database open_index(const std::string& place);

}  // namespace clausebook
