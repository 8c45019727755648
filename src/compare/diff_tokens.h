#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/protocol_doc.h"

namespace clausebook {

// Numbers for strings, shared by the two versions that are compared.
class Vocabulary {
 public:
    int number(const std::string& word) { return numbers_.emplace(word, static_cast<int>(numbers_.size())).first->second; }
    std::size_t size() const { return numbers_.size(); }

 private:
    std::unordered_map<std::string, int> numbers_;
};

// A word or a sign of punctuation. Quotes, hyphens and blanks are no tokens: versions that differ in them alone are alike.
struct DiffToken {
    Span span;            // with what stands before it in its label, heading or text, and the last one with what follows: nothing is lost
    std::string key;      // folded letters: two runs of tokens are alike when their keys, joined, are equal
    std::string letters;  // with their case
    int key_number = 0;
    int word = -1;  // number of the folded word, for likeness; -1 for punctuation and labels
    int part = 0;   // 0 label, 1 heading, 2 text
};

// A unit as its words are compared. A heading's capitals do not count: one format prints them, another sets them.
struct DiffUnit {
    std::vector<DiffToken> tokens;
    std::vector<int> words;  // numbers of the words of heading and text, sorted
    std::string joined;      // keys of heading and text without their gaps: equal words, however broken or quoted
    std::string letters;     // the same of the text alone, with its capitals
    bool has_heading = false;
    int content = 0;    // number of the words with case folded, without punctuation
    std::string label;  // printed label, folded, without a closing full stop
    std::vector<int> children;
};

struct DiffDocument {
    const ProtocolDoc* doc = nullptr;
    std::vector<DiffUnit> units;
    std::vector<int> roots;

    const Unit& unit(int i) const { return doc->units[static_cast<std::size_t>(i)]; }
    const DiffUnit& at(int i) const { return units[static_cast<std::size_t>(i)]; }
    int size() const { return static_cast<int>(units.size()); }
};

// Whether two units have the same words: quotes, hyphens, blanks and a heading's capitals left aside.
bool equal_words(const DiffUnit& a, const DiffUnit& b);

// Cuts a document's units into tokens.
DiffDocument tokenise_units(const ProtocolDoc& doc, Vocabulary& vocabulary);

}  // namespace clausebook
