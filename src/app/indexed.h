#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "base/span.h"

namespace clausebook {

// Versions, by the index that holds them as their book does (Library::index_place), and those that none does: after a writer was killed, or where people's
// decisions are left out. What a remote index holds is all that is known of it.
struct IndexedRefs {
    std::map<std::string, std::vector<DocumentRef>> by_place;
    std::vector<DocumentRef> stale;
};
IndexedRefs indexed_refs(const Library& library, const std::vector<DocumentRef>& refs);

// That words which an index gave stand at their span in the stored text. Error "quote-unproven".
Result<void> prove_words(const Library& library, const std::string& document, std::string_view stored_text, const std::string& citation, Span span,
                         std::string_view words);

}  // namespace clausebook
