#pragma once
#include <vector>

#include "segment/pieces.h"

namespace clausebook {

enum class PieceRole : std::uint8_t { continues, title, heading, label, paragraph, bullet, row, note, meta };

// What one piece was taken for.
struct PieceReading {
    PieceRole role = PieceRole::continues;
    int label = -1;  // index into Piece::labels; -1 where the unit bears none
    bool is_heading = false;
    int parent = -1;       // index of the piece that opens the parent unit; -1 at the top
    bool in_list = false;  // the parent's text opened it with a colon
    double cost = 0;       // what this step added to the cheapest path: the doubt about it
};

// The cheapest way to read all pieces: where units begin, which characters are labels, what belongs to what. Looks for the best
// path over interpretations of each piece and stacks of open units and counters, so that what comes later decides what was
// doubtful before. Every piece gets a reading; time grows linearly with their number.
std::vector<PieceReading> read_structure(const Pieces& pieces);

}  // namespace clausebook
