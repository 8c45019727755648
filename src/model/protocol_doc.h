#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/details.h"
#include "model/source_text.h"

namespace clausebook {

enum class UnitKind : std::uint8_t { title, section, clause, bullet, paragraph, note, table, meta };

// One piece of a document: a heading, a numbered clause, a list item, a paragraph. Its words stand in
// ProtocolDoc::text as label, heading, text, in this order, with white space folded to single blanks.
struct Unit {
    std::string id;        // path from the labels, unique in the document: "9/(b)/b2"
    int parent = -1;       // index into ProtocolDoc::units, always smaller than the unit's own; -1 at the top
    UnitKind kind = UnitKind::paragraph;
    Span label;            // as printed; empty where none is printed
    Span heading;          // empty where there is none
    Span text;             // the unit's own words, without its children's; empty where there are none
    std::string citation;  // for people: "section 9(b), second bullet"

    // From the first byte of its label to the last of its text.
    Span span() const {
        const Span first = !label.empty() ? label : !heading.empty() ? heading : text;
        const Span last = !text.empty() ? text : !heading.empty() ? heading : label;
        return {first.begin, last.end};
    }
    friend bool operator==(const Unit&, const Unit&) = default;
};

// Where a run of the stored text stands on a page.
struct Place {
    Span span;
    int page_number = 0;
    Box box;

    friend bool operator==(const Place&, const Place&) = default;
};

// A document cut into its units. Units are in reading order, a parent before its children.
struct ProtocolDoc {
    std::string id;
    std::string format;  // of the source
    Details details;
    std::string text;    // normalised UTF-8, the units' words one after another, parted by blanks and line breaks: what all spans count in
    std::vector<Unit> units;
    std::vector<Place> places;  // in order of their spans; none where the format has no pages
    std::vector<Page> pages;
    std::vector<Furniture> furniture;
    std::vector<Diagnostic> diagnostics;

    std::string_view words(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }

    friend bool operator==(const ProtocolDoc&, const ProtocolDoc&) = default;
};

}  // namespace clausebook
