#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "index/vocabulary.h"

namespace clausebook {

struct Snippet {
    std::string text;          // whole words of the text that was given, "…" where some are left out before or behind
    std::vector<Span> marked;  // in `text`: the words that fit
};

// The part of a text of about `longest` bytes that holds most of what is sought: first the most different words, then the most words, then the
// earliest. A text that is not much longer is given whole. `fits` tells for a word what of the query it fits (from 1), 0 for none.
Snippet make_snippet(std::string_view text, const std::function<int(const Token&)>& fits, std::size_t longest);

}  // namespace clausebook
