#pragma once
#include <cstdint>
#include <vector>

#include "segment/search.h"

// What the search for a document's structure remembers along a path, and where by that memory a new unit may belong.
namespace clausebook {

// A unit that is open, or was. The root has no parent.
struct Node {
    const Node* parent = nullptr;
    int depth = 0;
    PieceRole kind = PieceRole::continues;  // of the root
    const LabelReading* label = nullptr;
    bool is_heading = false;
    bool in_list = false;  // its parent's text opened it with a colon
    double look = 1000;
    double indent = 0, text_indent = 0;
    std::uint32_t sign = 0;
    int list_level = -1;
    int words = 0;
    bool last_item = false;  // the text before it ends in "and" or "or"
    int piece = -1;
    std::uint64_t hash = 1;
};

// A numbering that is under way, innermost first.
struct Counter {
    const Counter* outer = nullptr;
    const LabelReading* last = nullptr;
    const Node* node = nullptr;  // that bears the last label
    bool is_heading = false;
    std::uint64_t hash = 1;
};

struct Path {
    const Path* previous = nullptr;
    double cost = 0;
    PieceRole role = PieceRole::continues;
    int label_index = -1;
    bool is_heading = false;
    bool in_list = false;
    int parent = -1;
    const Node* top = nullptr;  // the unit that the last piece belongs to
    const Node* title = nullptr;
    bool had_title = false;
    const Counter* counters = nullptr;
    const Counter* shelf = nullptr;  // counters that an outer one closed; may still go on
    bool label_only = false;         // the last unit has its label and no words yet
    int open_quotes = 0;
};

// A way to go on from a path with one more piece.
struct Candidate {
    double cost = 0;
    const Path* from = nullptr;
    PieceRole role = PieceRole::continues;
    const LabelReading* label = nullptr;
    int label_index = -1;
    bool is_heading = false;
    bool in_list = false;
    const Node* parent = nullptr;
    const Counter* outer = nullptr;
    const Counter* shelf = nullptr;
};

std::uint64_t node_hash(const Candidate& candidate);
std::uint64_t counter_hash(const Candidate& candidate);
// Equal for candidates after which the same units and counters are open.
std::uint64_t key_of(const Candidate& candidate);

const Node* root_of(const Path& path);
// The innermost open heading, title or the root, from `node` upwards.
const Node* innermost_heading(const Node* node);

struct Attachment {
    const Node* parent = nullptr;
    double cost = 0;
    bool in_list = false;
};

// Where an unnumbered paragraph belongs.
Attachment place_of_paragraph(const Path& path, const Piece& piece, const Piece* before, const Profile& profile);
// Where a bulleted item may belong.
std::vector<Attachment> places_of_bullet(const Path& path, const Piece& piece, const Piece* before, const Profile& profile);
// What owns a table's row.
const Node* owner_of_block(const Path& path, const Piece* before);

// One way to place a label in the sequence.
struct LabelPlace {
    const Node* parent = nullptr;
    double cost = 0;
    bool in_list = false;
    bool takes_heading = true;
    const Counter* counter = nullptr;  // that it continues; none where it begins a numbering
    bool leaves_heading = false;       // it closes the heading that it would stand under
    int nests_same_style = 0;          // a numbering of the same style is open further out: 1 of clauses, 2 of headings
    const Counter* outer = nullptr;
    const Counter* shelf = nullptr;
};

// All ways to place a label; `places` is emptied first.
void places_for(const Path& path, const LabelReading& label, const Piece* before, std::vector<LabelPlace>& places);

}  // namespace clausebook
