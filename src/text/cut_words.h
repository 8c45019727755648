#pragma once
#include <string>
#include <string_view>
#include <unordered_set>

namespace clausebook {

// Bytes of the hyphen that `line` ends with, hard or soft; 0 where it ends with none. Dashes are no hyphens.
std::size_t hyphen_at_end(std::string_view line);

// Tells a word that was cut at a line's end from one that is written with a hyphen, by the document's own words and by corpus/words.txt.
class CutWords {
 public:
    // Takes in the words of a line, but for those at its ends that may be parts.
    void learn(std::string_view line);
    // Whether `after` goes on with a word that `before` breaks off with a hyphen.
    static bool is_cut(std::string_view before, std::string_view after);
    // Whether the hyphen at the end of `before` stays when the lines are joined. A soft one goes. That of a cut word stays where the word is
    // written with it elsewhere ("co-operation"), where its parts speak for it (both are words and the whole is none: "policy-makers") or where
    // the second part is a name ("Vice-Chair"). Any other stays.
    bool keeps_hyphen(std::string_view before, std::string_view after) const;

 private:
    bool has(const std::string& word) const;
    bool has_stem(const std::string& word) const;
    bool is_written_with_hyphen(const std::string& head, const std::string& tail) const;

    std::unordered_set<std::string> words_;
};

}  // namespace clausebook
