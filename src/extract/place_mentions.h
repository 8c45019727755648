#pragma once
#include <string>
#include <vector>

#include "extract/reading.h"

namespace clausebook {

enum class Direction : std::uint8_t { none, above, below };

// A mention of a numbered or neighbouring place: "see paragraph 4.2(b) above", "(b) below", "the above", "the following paragraphs".
struct PlaceMention {
    WordRange words;
    Span span;                        // with "see" and the brackets of its label
    Span name;                        // the place alone: "section 100F"
    std::string_view noun;            // folded, singular: "paragraph", "section"; empty for "(b) below" and "the above"
    std::vector<std::string> labels;  // "4", "2", "b"; empty for a neighbouring place
    Direction direction = Direction::none;
    bool is_own = false;   // "of this Protocol"
    bool is_bare = false;  // "as explained in 4.3": a place only where the document has it
    std::string_view rule;
};

// The places that a text mentions, in order. A list ("paragraphs 2 and 5") gives one for each label, a range one for its first.
std::vector<PlaceMention> find_place_mentions(const Reading& reading);

// The labels that a printed label stands for: "4.2" as "4", "2"; "(b)" as "b"; "Section 3." as "3".
std::vector<std::string> label_parts(std::string_view printed);

}  // namespace clausebook
