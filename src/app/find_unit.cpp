#include "app/find_unit.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/citation_key.h"
#include "text/fold.h"

namespace clausebook {

Result<int> find_unit(const ProtocolDoc& doc, std::string_view written) {
    std::vector<int> fits;
    const auto collect = [&](auto&& fit) {
        if (!fits.empty()) return;
        for (std::size_t i = 0; i < doc.units.size(); ++i) {
            if (fit(doc.units[i])) fits.push_back(static_cast<int>(i));
        }
    };
    const std::string key = citation_key(written);
    const std::string folded = fold(written);
    collect([&](const Unit& unit) { return unit.id == written; });
    collect([&](const Unit& unit) { return !folded.empty() && fold(unit.citation) == folded; });
    collect([&](const Unit& unit) { return !key.empty() && citation_key(unit.id) == key; });
    collect([&](const Unit& unit) { return !key.empty() && citation_key(unit.citation) == key; });
    collect([&](const Unit& unit) { return !key.empty() && without_paragraphs(citation_key(unit.id)) == key; });
    collect([&](const Unit& unit) { return !folded.empty() && fold(doc.words(unit.heading)) == folded; });
    if (fits.size() == 1) return fits[0];
    const auto name = [&](int unit) {
        const Unit& found = doc.units[static_cast<std::size_t>(unit)];
        return found.citation.empty() ? found.id : found.citation;
    };
    if (fits.size() > 1) {
        return fail({"place-ambiguous", "'" + std::string(written) + "' may mean " + name(fits[0]) + " or " + name(fits[1]) + (fits.size() > 2 ? ", ..." : ""),
                     "write more of the place", doc.id, ""});
    }
    std::string above = key;
    while (above.find('.') != std::string::npos) {
        above.resize(above.rfind('.'));
        collect([&](const Unit& unit) { return citation_key(unit.id) == above; });
        if (!fits.empty()) break;
    }
    return fail({"place-missing", "has no '" + std::string(written) + "'",
                 fits.empty() ? "see its places with: clausebook show " + doc.id : "the nearest place is " + name(fits[0]), doc.id, ""});
}

}  // namespace clausebook
