#include <cstring>
#include <optional>
#include <pugixml.hpp>
#include <set>

#include "catalogue/currency.h"
#include "catalogue/dates.h"
#include "catalogue/xml_place.h"
#include "text/fold.h"

namespace clausebook {
namespace {

class Reader {
 public:
    Reader(std::string_view xml, std::string_view path) : xml_(xml), path_(path) {}

    Result<Currency> read() {
        pugi::xml_document file;
        const pugi::xml_parse_result parsed = file.load_buffer(xml_.data(), xml_.size());
        if (!parsed) return fail(error("currency-no-xml", parsed.description(), parsed.offset, "mend the file"));
        const pugi::xml_node root = file.document_element();
        if (std::strcmp(root.name(), "currency") != 0)
            return fail(error("currency-element", "the file is no list of lapsed terms", root.offset_debug(), "begin it with <currency>"));
        const std::string checked = root.attribute("checked").value();
        if (!is_date(checked))
            return fail(error("currency-date", "the list does not say when it was checked", root.offset_debug(), "write checked=\"YYYY-MM-DD\""));
        for (const pugi::xml_node node : root.children()) {
            if (std::strcmp(node.name(), "term") != 0)
                return fail(error("currency-element", "unknown element <" + std::string(node.name()) + ">", node.offset_debug(), "known is term"));
            if (auto failed = read_term(node, checked)) return fail(*failed);
        }
        return std::move(currency_);
    }

 private:
    Error error(std::string code, std::string message, std::ptrdiff_t offset, std::string hint) const {
        return {std::move(code), std::move(message), std::move(hint), std::string(path_), line_place(xml_, static_cast<std::size_t>(offset))};
    }

    std::optional<Error> read_term(pugi::xml_node node, const std::string& checked) {
        LapsedTerm term;
        term.key = node.attribute("key").value();
        term.ended = node.attribute("ended").value();
        term.successor = node.attribute("successor").value();
        term.source = node.attribute("source").value();
        term.checked = checked;
        if (term.key.empty() || term.source.empty())
            return error("currency-attribute", "a term needs a key and a source", node.offset_debug(), "write key=\"...\" and source=\"...\"");
        if (!is_date(term.ended))
            return error("currency-date", "'" + term.ended + "' is no date", node.offset_debug(), "write ended=\"YYYY-MM-DD\", or less of it");
        if (!seen_.insert("key " + term.key).second)
            return error("currency-doubled", "the term '" + term.key + "' stands twice", node.offset_debug(), "give each key once");
        for (const pugi::xml_node child : node.children()) {
            const std::string value = child.text().get();
            if (std::strcmp(child.name(), "name") == 0) {
                if (term.title.empty()) term.title = value;
                term.names.push_back(fold(value));
                if (!seen_.insert("name " + term.names.back()).second)
                    return error("currency-doubled", "the name '" + value + "' stands twice", child.offset_debug(), "give each name once");
            } else if (std::strcmp(child.name(), "nation") == 0) {
                term.nations.push_back(value);
            } else if (std::strcmp(child.name(), "note") == 0) {
                term.note = value;
            } else {
                return error("currency-element", "unknown element <" + std::string(child.name()) + ">", child.offset_debug(), "known are name, nation, note");
            }
        }
        if (term.names.empty()) return error("currency-name", "the term '" + term.key + "' has no name", node.offset_debug(), "give it in <name>");
        currency_.terms.push_back(std::move(term));
        return std::nullopt;
    }

    std::string_view xml_, path_;
    Currency currency_;
    std::set<std::string> seen_;
};

}  // namespace

Result<Currency> read_currency(std::string_view xml, std::string_view path) { return Reader(xml, path).read(); }

}  // namespace clausebook
