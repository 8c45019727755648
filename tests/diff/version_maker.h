#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/change.h"
#include "model/protocol_doc.h"

namespace clausebook {

// A change that was made on purpose, with its kind.
struct TrueChange {
    ChangeKind kind;
    std::vector<int> old_units;
    std::vector<int> new_units;

    friend auto operator<=>(const TrueChange&, const TrueChange&) = default;
};

// A version of a document made by edits, and what is true of it.
struct MadeVersion {
    ProtocolDoc doc;
    std::vector<std::pair<int, int>> pairs;  // which old unit lives on in which new one
    std::vector<TrueChange> changes;
};

// Makes an edited version: units inserted (with passages of `strangers`, other protocols), removed, moved, split, merged, reworded by 5,
// 20 or 50 per cent, whole sections among them; in every second version numbered lists are then numbered anew. The same seed
// gives the same version.
MadeVersion make_version(const ProtocolDoc& original, const std::vector<const ProtocolDoc*>& strangers, std::uint64_t seed);

}  // namespace clausebook
