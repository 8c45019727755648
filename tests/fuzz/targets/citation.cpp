#include "targets.h"
#include "text/citation_key.h"

namespace clausebook {

void fuzz_citation(std::string_view bytes) {
    const std::string key = citation_key(bytes);
    require(key.find(' ') == std::string::npos && key.find("..") == std::string::npos, "a key is parts between full stops");
    require(without_paragraphs(key).size() <= key.size(), "leaving paragraphs out makes nothing longer");
}

}  // namespace clausebook
