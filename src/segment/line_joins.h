#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "segment/pieces.h"

namespace clausebook {

// Decides what becomes of a hyphen at a line's end when the lines are joined: it goes where the document writes the word
// without it, stays where the document writes it with it or where both parts are words of their own.
class HyphenJudge {
 public:
    explicit HyphenJudge(const Pieces& pieces);
    // `before` ends in a hyphen, `after` begins the next line.
    bool keeps(std::string_view before, std::string_view after) const;

 private:
    enum class Vote { drop, keep, unsure };
    Vote vote(std::string_view before, std::string_view after) const;

    std::unordered_map<std::string, int> words_;
    bool keep_unsure_ = true;
};

}  // namespace clausebook
