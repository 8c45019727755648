#pragma once
#include <string_view>

namespace clausebook {

// Whether a line's first word, as printed, looks like a bullet sign or a clause's number: "•" "-" "4.1.1" "(a)" "a." "ii)" "7".
// Only shape counts: what it numbers is judged later, over the whole document.
bool begins_list_item(std::string_view first_word);

}  // namespace clausebook
