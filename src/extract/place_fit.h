#pragma once
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/reading.h"

namespace clausebook {

// How well the words around a reference fit the place that it names, compared with that place's siblings. Words are weighted by their
// rarity in the document, so that "scrutiny" tells more than "member".
class PlaceFit {
 public:
    explicit PlaceFit(const DocumentReading& document);

    // The sibling of the target that fits the words around the reference clearly better; -1 where none does. `place` are the words of
    // the reference itself, which say nothing of its matter; the clause around it is taken, not the whole sentence, since a sentence may
    // refer to several places. Words of the headings above the reference do not count: they are its own matter.
    int likelier(int target, const Reading& part, WordRange sentence, WordRange place) const;

 private:
    std::vector<std::string_view> asked_words(const Reading& part, WordRange sentence, WordRange place) const;
    bool bears(int unit, int stem) const;

    const DocumentReading& document_;
    std::unordered_map<std::string_view, int> numbers_;  // of the document's stems, from 0
    std::vector<double> rarity_;                         // by stem
    std::vector<std::vector<int>> stems_;                // by unit: those of it and of what stands under it, each once, in order
};

}  // namespace clausebook
