#include "model/places.h"

#include <algorithm>

namespace clausebook {

std::vector<Page> pages_of(const ProtocolDoc& doc, Span span) {
    std::vector<Page> pages;
    auto place = std::partition_point(doc.places.begin(), doc.places.end(), [&](const Place& p) { return p.span.end <= span.begin; });
    for (; place != doc.places.end() && place->span.begin < span.end; ++place) {
        if (place->page_number <= 0 || (!pages.empty() && pages.back().number == place->page_number)) continue;
        const auto page = std::find_if(doc.pages.begin(), doc.pages.end(), [&](const Page& p) { return p.number == place->page_number; });
        pages.push_back(page == doc.pages.end() ? Page{place->page_number, "", 0, 0, false} : *page);
    }
    return pages;
}

int unit_of(const ProtocolDoc& doc, Span span) {
    const auto unit = std::find_if(doc.units.begin(), doc.units.end(), [&](const Unit& each) { return each.span().contains(span); });
    return unit == doc.units.end() ? -1 : static_cast<int>(unit - doc.units.begin());
}

std::vector<std::string_view> headings_of(const ProtocolDoc& doc, int unit) {
    std::vector<std::string_view> headings;
    for (int at = unit; at >= 0; at = doc.units[static_cast<std::size_t>(at)].parent) {
        const Unit& here = doc.units[static_cast<std::size_t>(at)];
        if (!here.heading.empty()) headings.push_back(doc.words(here.heading));
    }
    std::reverse(headings.begin(), headings.end());
    return headings;
}

}  // namespace clausebook
