#pragma once
#include <string>

#include "model/protocol_doc.h"

namespace clausebook {

// The tree of a document for people to check, one line a unit, indented by its depth: kind, label in brackets, first words.
inline std::string outline(const ProtocolDoc& doc) {
    static constexpr const char* kinds[] = {"title", "section", "clause", "bullet", "paragraph", "note", "table", "meta"};
    std::string out;
    for (const Unit& unit : doc.units) {
        for (int up = unit.parent; up >= 0; up = doc.units[static_cast<std::size_t>(up)].parent) out += "  ";
        out += kinds[static_cast<int>(unit.kind)];
        if (!unit.label.empty()) out += " [" + std::string(doc.words(unit.label)) + "]";
        std::string words(doc.words(unit.heading.empty() ? unit.text : unit.heading));
        if (words.size() > 60) words = words.substr(0, 30) + " ... " + words.substr(words.size() - 25);
        if (!words.empty()) out += " " + words;
        out += "\n";
    }
    return out;
}

}  // namespace clausebook
