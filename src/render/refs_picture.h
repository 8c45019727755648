#pragma once
#include <string>
#include <vector>

#include "model/reference_list.h"

namespace clausebook {

// A picture of the references of one document, in pixels: its clauses down the middle in their order, references between them as arcs at the left, what
// they cite outside the document at the right. Whoever draws it must show the same list in words beside it.
struct ReferencePicture {
    struct Name {
        int x = 0, y = 0;    // where the text's middle line begins
        std::string text;    // shortened
        bool wrong = false;  // repealed, or not to be found; the text says so
    };
    struct Line {
        std::string path;   // an SVG path
        std::string arrow;  // another, filled, at its end
        bool wrong = false, doubtful = false;
    };
    int width = 0, height = 0;
    int clause_width = 0, row_height = 0;
    int outside_x = 0;
    std::vector<Name> clauses, outside;
    std::vector<Line> lines;
};

// Clauses are in the order of `order` (unit ids); those that take no part are left out. No names where the list has no references.
ReferencePicture picture_references(const ReferenceList& list, const std::vector<std::string>& order);

}  // namespace clausebook
