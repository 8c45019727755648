#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace clausebook {

// Groups of words and phrases that mean the same in councils' texts, for searching. As written in corpus/synonyms.xml.
struct Synonyms {
    std::vector<std::vector<std::string>> groups;
};

// Reads corpus/synonyms.xml. Error "synonyms-bad": no XML, an unknown element, a group of fewer than two.
Result<Synonyms> read_synonyms(std::string_view xml, const std::string& path);

}  // namespace clausebook
