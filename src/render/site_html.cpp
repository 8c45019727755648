#include "render/site_html.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/escape_xml.h"
#include "render/table_html.h"

namespace clausebook {
namespace {

// Ids hold no blanks; those of documents and units hold none either.
std::string place_of(const std::string& document, const std::string& unit) { return document + "--" + unit; }

int headings_above(const ProtocolDoc& doc, int unit) {
    int above = 0;
    for (int at = doc.units[static_cast<std::size_t>(unit)].parent; at >= 0; at = doc.units[static_cast<std::size_t>(at)].parent)
        above += doc.units[static_cast<std::size_t>(at)].heading.empty() ? 0 : 1;
    return above;
}

std::string document_html(const ProtocolDoc& doc) {
    std::string out = fmt::format("<section class=\"document\" aria-labelledby=\"{0}\"><h2 id=\"{0}\">{1}</h2>\n", escape_xml("document--" + doc.id),
                                  escape_xml(doc.details.title.empty()       ? doc.id
                                             : doc.details.authority.empty() ? doc.details.title
                                                                             : doc.details.authority + ": " + doc.details.title));
    constexpr int k_first_level = 3, k_last_level = 6;
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        const Unit& unit = doc.units[i];
        std::string label(doc.words(unit.label));
        if (!label.empty()) label = fmt::format("<strong>{}</strong> ", escape_xml(label));
        std::string id = fmt::format(" id=\"{}\"", escape_xml(place_of(doc.id, unit.id)));
        if (!unit.heading.empty()) {
            const int level = std::min(k_first_level + headings_above(doc, static_cast<int>(i)), k_last_level);
            out += fmt::format("<h{0}{1}>{2}{3}</h{0}>\n", level, id, label, escape_xml(doc.words(unit.heading)));
            label.clear();
            id.clear();
        }
        if (!unit.text.empty() || !label.empty()) out += fmt::format("<p{}>{}{}</p>\n", id, label, escape_xml(doc.words(unit.text)));
    }
    return out + "</section>\n";
}

}  // namespace

std::string site_html(const ComparisonTable& table, const std::vector<DocumentRecord>& documents, const TableOrigin& origin) {
    std::string out = page_head_html("What the protocols say") + questions_html(table) + "<nav aria-label=\"Documents\"><ul>\n";
    for (const DocumentRecord& record : documents) out += fmt::format("<li><a href=\"#document--{0}\">{0}: whole text</a></li>\n", escape_xml(record.doc.id));
    const auto clause = [](const Quote& quote) { return "#" + place_of(quote.document, quote.unit); };
    out += "</ul></nav>\n" + answers_html(table, clause) + sources_html(table, origin);
    for (const DocumentRecord& record : documents) out += document_html(record.doc);
    return out + "</main></body></html>\n";
}

}  // namespace clausebook
