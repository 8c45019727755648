#include "ingest/furniture_details.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ingest/page_number.h"
#include "text/printed_details.h"
#include "text/words.h"

namespace clausebook {

bool is_status_mark(std::string_view text) {
    const auto words = folded_words(text);
    return words.size() <= 4 && (!status_in(text).empty() || std::find_if(words.begin(), words.end(), [](const std::string& word) {
                                                                 return word == "confidential" || word == "specimen" || word == "sample" || word == "copy";
                                                             }) != words.end());
}

void mine_furniture(SourceText& source) {
    std::vector<NumberedText> numbered;
    for (const Furniture& piece : source.furniture) {
        if (piece.kind == FurnitureKind::contents || piece.kind == FurnitureKind::chrome || piece.kind == FurnitureKind::comment) continue;
        numbered.push_back({piece.page_number, piece.text});
        read_printed_details(piece.text, source.details);
        const std::string status = status_in(piece.text);
        if (!status.empty() && source.details.status.empty()) {
            source.details.status = status;
            source.diagnostics.push_back(
                {.code = "status-mark", .message = fmt::format("marked \"{}\" on page {}", piece.text, piece.page_number), .page_number = piece.page_number});
        }
    }
    int difference = 0;
    if (!most_common_difference(numbered, difference)) return;
    for (Page& page : source.pages) {
        for (const NumberedText& text : numbered) {
            if (text.page_number != page.number || !page.label.empty()) continue;
            page.label = page_label(text.text, page.number, difference);
        }
    }
}

}  // namespace clausebook
