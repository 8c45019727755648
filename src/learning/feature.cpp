#include "learning/feature.h"

namespace clausebook {

std::string stem_of(std::string word) {
    const auto ends = [&](std::string_view ending) {
        return word.size() > ending.size() + 2 && std::string_view(word).substr(word.size() - ending.size()) == ending;
    };
    if (ends("ies")) {
        word.replace(word.size() - 3, 3, "y");
    } else if (ends("sses")) {
        word.resize(word.size() - 2);
    } else if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word[word.size() - 2] != 'u') {
        word.pop_back();
    }
    if (ends("ing")) {
        word.resize(word.size() - 3);
    } else if (ends("ed")) {
        word.resize(word.size() - 2);
    }
    if (word.size() > 3 && word.back() == 'e') word.pop_back();
    return word;
}

}  // namespace clausebook
