#pragma once
#include <string>
#include <string_view>

namespace clausebook {

// The one form in which text is searched and compared: NFKC with case folded; apostrophes and quotation marks of every shape dropped
// ("member's", "members'" and "members" are one word); hyphens, dashes and every white space one blank ("need-to-know" is "need to
// know"), none at either end. Other punctuation stays. Folding what is folded changes nothing.
std::string fold(std::string_view text);

}  // namespace clausebook
