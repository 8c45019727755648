#pragma once
#include <string>
#include <vector>

#include "model/source_text.h"

namespace clausebook {

// A run of letters set without a blank, as the page shows it.
struct PageWord {
    std::string text;  // UTF-8 as the file gives it, not normalised
    Box box;
    double font_size = 0;  // points
    bool bold = false;
    bool italic = false;
    bool symbol_font = false;  // its letters are signs of a symbol font: bullets, ticks
    int confidence = -1;       // of character recognition, 0 to 100; -1 for words that the file spells out
};

struct PageWords {
    Page page;
    std::vector<PageWord> words;   // that stand upright when the page is read; in no order
    std::vector<PageWord> turned;  // that run in another direction than most of the page
};

}  // namespace clausebook
