#include "segment/citation.h"

#include "targets.h"
#include "text/citation_key.h"

namespace clausebook {

void fuzz_citation(std::string_view bytes) {
    const std::string key = citation_key(bytes);
    require(citation_key(key) == key, "a place's key is the key of itself");
    require(without_paragraphs(key).size() <= key.size(), "leaving paragraphs out makes nothing longer");
}

}  // namespace clausebook
