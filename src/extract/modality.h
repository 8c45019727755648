#pragma once
#include <vector>

#include "extract/reading.h"
#include "model/facts.h"

namespace clausebook {

// The words that make a sentence bind, advise or permit: "must not", "is required to", "are encouraged to".
struct Modal {
    WordRange words;
    Modality modality = Modality::none;
    bool in_relative = false;  // in a clause that only describes somebody or a condition: "the member who is to chair", "if they are to be asked"
};

// The modals of a sentence, in order. "can expect" names what is expected and binds nobody: it is none of them.
std::vector<Modal> find_modals(const Reading& reading, WordRange sentence);

// "members are entitled to a reply within five days": what is owed to the subject is another's duty.
bool is_owed(const Reading& reading, WordRange modal);

// The modal that governs the word: the nearest before it in its sentence that is in no other relative clause, else the first
// after it where the word stands before every one of them; null where the sentence has none.
const Modal* governing_modal(const std::vector<Modal>& modals, std::size_t word);

// The unit is an item of a list: it completes the words that introduce it.
bool is_list_item(const DocumentReading& document, const Reading& part);

// The modality of the words that introduce the list that the unit stands in: "Officers will:". None where there are none.
Modality introduced_modality(const DocumentReading& document, const Reading& part);

}  // namespace clausebook
