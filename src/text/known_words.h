#pragma once
#include <string>
#include <string_view>

namespace clausebook {

// Whether a word, in lower case, stands in corpus/words.txt; hyphenated words stand there as such ("well-being").
bool is_known_word(std::string_view word);

}  // namespace clausebook
