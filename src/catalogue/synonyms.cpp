#include "catalogue/synonyms.h"

#include <pugixml.hpp>

namespace clausebook {

Result<Synonyms> read_synonyms(std::string_view text, const std::string& path) {
    const auto bad = [&](const std::string& what, std::ptrdiff_t offset) {
        std::size_t line = 1;
        for (const char c : text.substr(0, static_cast<std::size_t>(offset))) line += c == '\n' ? 1 : 0;
        return fail({"synonyms-bad", what, "see the head of the file for its form", path, "line " + std::to_string(line)});
    };
    pugi::xml_document xml;
    const pugi::xml_parse_result parsed = xml.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed) return bad(parsed.description(), parsed.offset);
    const pugi::xml_node root = xml.child("synonyms");
    if (!root) return bad("its element is not <synonyms>", 0);
    Synonyms out;
    for (const pugi::xml_node group : root.children()) {
        if (std::string_view(group.name()) != "group") return bad("<" + std::string(group.name()) + "> is not known here", group.offset_debug());
        std::vector<std::string> terms;
        for (const pugi::xml_node term : group.children()) {
            if (std::string_view(term.name()) != "term" || !*term.child_value())
                return bad("a group holds <term> elements with words in them", term.offset_debug());
            terms.emplace_back(term.child_value());
        }
        if (terms.size() < 2) return bad("a group needs two terms", group.offset_debug());
        out.groups.push_back(std::move(terms));
    }
    return out;
}

}  // namespace clausebook
