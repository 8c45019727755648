#include "segment/sequence_check.h"

#include <map>
#include <string>
#include <tuple>

namespace clausebook {

namespace {

// Labels of one numbering: the same path before the last number, or the same parent.
using Numbering = std::tuple<std::string, int, int>;

Numbering numbering_of(const LabelReading& label, int parent) {
    std::string prefix;
    for (int i = 0; i + 1 < label.depth; ++i) prefix += std::to_string(label.values[static_cast<std::size_t>(i)]) + ".";
    return {prefix, label.depth > 1 ? -2 : parent, static_cast<int>(label.numeral) * 16 + label.word};
}

}  // namespace

void check_sequence(const Pieces& pieces, const std::vector<PieceReading>& readings, ProtocolDoc& doc) {
    struct Last {
        int value = 0;
        std::string label;
    };
    std::map<Numbering, Last> numberings;
    std::map<int, Last> styles;  // by numeral, wherever it stands: paragraphs that are numbered through
    std::size_t unit = 0;
    const auto add = [&](const char* code, std::string message, const Unit& at, int page) {
        doc.diagnostics.push_back({Severity::warning, code, std::move(message), at.label, page});
    };
    for (std::size_t i = 0; i < pieces.all.size(); ++i) {
        const PieceReading& reading = readings[i];
        if (reading.role == PieceRole::continues) continue;
        const Unit& here = doc.units[unit++];
        if (reading.label < 0) continue;
        const LabelReading& label = pieces.all[i].labels[static_cast<std::size_t>(reading.label)];
        const int page = pieces.all[i].page_number;
        const std::string printed(doc.words(here.label));
        Last& through = styles[static_cast<int>(label.numeral) * 16 + label.word];
        auto [entry, first] = numberings.try_emplace(numbering_of(label, here.parent));
        Last& last = entry->second;
        const int value = label.last();
        if (first) {
            if (value > 1 && !(label.depth == 1 && through.value == value - 1)) {
                add("label-starts-late", "the numbering begins at " + printed, here, page);
            }
        } else if (value > last.value + 1 && !(label.depth == 1 && through.value == value - 1)) {
            add("label-skipped", last.label + " is followed by " + printed, here, page);
        } else if (value == last.value) {
            add("label-repeated", printed + " occurs twice", here, page);
        } else if (value < last.value) {
            add("label-out-of-order", last.label + " is followed by " + printed, here, page);
        }
        last = {value, printed};
        if (label.depth == 1) through = last;
    }
}

}  // namespace clausebook
