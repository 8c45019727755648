#pragma once
#include <string>
#include <string_view>

namespace clausebook {

// The one form of a place however it is written, for comparing places only: "9(b)", "para 9 (b)", "s. 9(b)" and the unit id "9/(b)" all give
// "9.b"; "section 9(b), second bullet" and "9/(b)/b2" give "9.b.b2"; "clause 4.2 b)" and "4.2b" give "4.2.b". Words for kinds of places (section,
// paragraph, clause, ...) are left out, ordinals before "bullet" and "paragraph" become b1, p1, .... A sign that tells doubled labels
// apart ("4.2#2") is left out. Empty where nothing of a place is in it.
std::string citation_key(std::string_view written);

// A word for a kind of place, folded: "section", "para", "cl".
bool is_place_word(std::string_view folded);

// A key without its unnumbered paragraphs, as people cite: "9.p2.b1" gives "9.b1".
std::string without_paragraphs(std::string_view key);

}  // namespace clausebook
