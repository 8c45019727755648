#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <pugixml.hpp>

#include "catalogue/roles.h"
#include "catalogue/xml_place.h"
#include "text/fold.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 4> k_kinds = {"officer", "member", "body", "person"};

class Reader {
 public:
    Reader(std::string_view xml, std::string_view path) : xml_(xml), path_(path) {}

    Result<Roles> read() {
        pugi::xml_document file;
        const pugi::xml_parse_result parsed = file.load_buffer(xml_.data(), xml_.size());
        if (!parsed) return error("roles-no-xml", parsed.description(), parsed.offset, "mend the file");
        const pugi::xml_node root = file.document_element();
        if (std::strcmp(root.name(), "roles") != 0) return error("roles-element", "the file is no list of roles", root, "begin it with <roles>");
        for (const pugi::xml_node node : root.children()) {
            const std::string_view name = node.name();
            if (name == "function") {
                if (auto failed = read_function(node)) return tl::unexpected<Error>(*failed);
            } else if (name == "modifiers" || name == "complements" || name == "compounds") {
                auto& list = name == "modifiers" ? roles_.modifiers : name == "complements" ? roles_.complements : roles_.compounds;
                for (std::string& word : folded_words(node.text().get())) list.insert(std::move(word));
            } else {
                return error("roles-element", "unknown element <" + std::string(name) + ">", node, "known are function, modifiers, complements, compounds");
            }
        }
        for (auto& [first, names] : roles_.names) {
            std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
        }
        return std::move(roles_);
    }

 private:
    tl::unexpected<Error> error(std::string code, std::string message, std::ptrdiff_t offset, std::string hint) const {
        return fail({std::move(code), std::move(message), std::move(hint), std::string(path_), line_place(xml_, static_cast<std::size_t>(offset))});
    }
    tl::unexpected<Error> error(std::string code, std::string message, pugi::xml_node node, std::string hint) const {
        return error(std::move(code), std::move(message), node.offset_debug(), std::move(hint));
    }

    std::optional<Error> read_function(pugi::xml_node node) {
        RoleFunction function;
        function.key = node.attribute("key").value();
        function.source = node.attribute("source").value();
        function.everyone = std::strcmp(node.attribute("everyone").value(), "yes") == 0;
        if (function.key.empty() || function.source.empty())
            return error("roles-attribute", "a function needs a key and a source", node, "write key=\"...\" and source=\"...\"").value();
        if (roles_.find(function.key) >= 0)
            return error("roles-doubled", "the function '" + function.key + "' stands twice", node, "give each key once").value();
        const auto kind = std::find(k_kinds.begin(), k_kinds.end(), std::string_view(node.attribute("kind").value()));
        if (kind == k_kinds.end())
            return error("roles-kind", "the kind of '" + function.key + "' is unknown", node, "known are officer, member, body, person").value();
        function.kind = static_cast<RoleKind>(kind - k_kinds.begin());
        const int index = static_cast<int>(roles_.functions.size());
        for (const pugi::xml_node child : node.children()) {
            if (std::strcmp(child.name(), "name") != 0)
                return error("roles-element", "unknown element <" + std::string(child.name()) + ">", child, "a function holds names").value();
            Roles::Name name{folded_words(child.text().get()), index, std::strcmp(child.attribute("complement").value(), "required") == 0};
            if (name.words.empty()) return error("roles-name", "an empty name", child, "write the name or drop the element").value();
            std::vector<Roles::Name>& list = roles_.names[name.words.front()];
            for (const Roles::Name& other : list) {
                if (other.words == name.words)
                    return error("roles-doubled", "the name '" + std::string(child.text().get()) + "' stands twice", child, "give it to one function").value();
            }
            function.names.push_back(fold(child.text().get()));
            roles_.first_words.add(name.words.front());
            list.push_back(std::move(name));
        }
        roles_.functions.push_back(std::move(function));
        return std::nullopt;
    }

    std::string_view xml_;
    std::string_view path_;
    Roles roles_;
};

}  // namespace

int Roles::find(std::string_view key) const {
    for (std::size_t i = 0; i < functions.size(); ++i) {
        if (functions[i].key == key) return static_cast<int>(i);
    }
    return -1;
}

Result<Roles> read_roles(std::string_view xml, std::string_view path) { return Reader(xml, path).read(); }

}  // namespace clausebook
