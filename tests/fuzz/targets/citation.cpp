#include "targets.h"
#include "text/citation_key.h"

namespace clausebook {

void fuzz_citation(std::string_view bytes) {
    const std::string key = citation_key(bytes);
    require(key.find(' ') == std::string::npos && key.find("..") == std::string::npos, "a key is parts between full stops");
    require(key.empty() || (key.front() != '.' && key.back() != '.'), "no part of a key is empty");
    const std::string cited = without_paragraphs(key);
    require(cited.size() <= key.size() && without_paragraphs(cited) == cited, "paragraphs are left out at once");
}

}  // namespace clausebook
