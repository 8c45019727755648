#include "support/small_doc.h"

#include <map>

namespace clausebook {

ProtocolDoc small_doc(const std::vector<SmallUnit>& units, const std::string& title) {
    ProtocolDoc doc;
    doc.id = "small";
    doc.details.title = title;
    std::map<std::string, int> index;
    const auto add = [&](const std::string& words) {
        if (words.empty()) return Span{};
        if (!doc.text.empty() && doc.text.back() != '\n') doc.text += ' ';
        const std::size_t begin = doc.text.size();
        doc.text += words;
        return Span{begin, doc.text.size()};
    };
    for (const SmallUnit& given : units) {
        Unit unit;
        unit.id = given.id;
        unit.parent = given.parent.empty() ? -1 : index.at(given.parent);
        unit.kind = given.kind;
        unit.label = add(given.label);
        unit.heading = add(given.heading);
        unit.text = add(given.text);
        unit.citation = given.id;
        doc.text += '\n';
        index.emplace(given.id, static_cast<int>(doc.units.size()));
        doc.units.push_back(unit);
    }
    return doc;
}

}  // namespace clausebook
