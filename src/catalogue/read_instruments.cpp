#include <array>
#include <cstring>
#include <optional>
#include <pugixml.hpp>
#include <set>

#include "catalogue/dates.h"
#include "catalogue/instruments.h"
#include "catalogue/xml_place.h"
#include "text/fold.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 4> k_standings = {"in-force", "repealed", "revoked", "superseded"};
constexpr std::array<std::string_view, 4> k_nations = {"england", "wales", "scotland", "northern-ireland"};

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const std::size_t blank = list.find(' ');
        if (blank != 0) out.emplace_back(list.substr(0, blank));
        list = blank == std::string_view::npos ? std::string_view() : list.substr(blank + 1);
    }
    return out;
}

class Reader {
 public:
    Reader(std::string_view xml, std::string_view path) : xml_(xml), path_(path) {}

    Result<Instruments> read() {
        pugi::xml_document file;
        const pugi::xml_parse_result parsed = file.load_buffer(xml_.data(), xml_.size());
        if (!parsed) return fail(error("instruments-no-xml", parsed.description(), parsed.offset, "mend the file"));
        const pugi::xml_node root = file.document_element();
        if (std::strcmp(root.name(), "instruments") != 0)
            return fail(error("instruments-element", "the file is no list of instruments", root, "begin it with <instruments>"));
        checked_ = root.attribute("checked").value();
        if (!is_date(checked_)) return fail(error("instruments-date", "the list does not say when it was checked", root, "write checked=\"YYYY-MM-DD\""));
        for (const pugi::xml_node node : root.children()) {
            if (std::strcmp(node.name(), "instrument") != 0)
                return fail(error("instruments-element", "unknown element <" + std::string(node.name()) + ">", node, "known is instrument"));
            if (auto failed = read_instrument(node)) return fail(*failed);
        }
        for (const auto& [key, node] : replacements_) {
            if (keys_.count(key) == 0)
                return fail(error("instruments-replacement", "'" + key + "' is not in the list", node, "add it, or take the attribute out"));
        }
        return std::move(instruments_);
    }

 private:
    Error error(std::string code, std::string message, std::ptrdiff_t offset, std::string hint) const {
        return {std::move(code), std::move(message), std::move(hint), std::string(path_), line_place(xml_, static_cast<std::size_t>(offset))};
    }
    Error error(std::string code, std::string message, pugi::xml_node node, std::string hint) const {
        return error(std::move(code), std::move(message), node.offset_debug(), std::move(hint));
    }

    std::optional<Error> read_instrument(pugi::xml_node node) {
        Instrument instrument;
        instrument.key = node.attribute("key").value();
        instrument.kind = node.attribute("kind").value();
        instrument.identifier = node.attribute("id").value();
        instrument.source = node.attribute("source").value();
        instrument.checked = node.attribute("checked").empty() ? checked_ : node.attribute("checked").value();
        if (instrument.checked == "no")
            instrument.checked.clear();
        else if (!is_date(instrument.checked))
            return error("instruments-date", "'" + instrument.checked + "' is no date", node, "write checked=\"YYYY-MM-DD\", or \"no\"");
        if (instrument.source.empty() && !instrument.identifier.empty()) instrument.source = "https://www.legislation.gov.uk/" + instrument.identifier;
        if (instrument.key.empty() || instrument.kind.empty() || instrument.source.empty())
            return error("instruments-attribute", "an instrument needs a key, a kind, and an id or a source", node, "write key, kind, and id or source");
        if (!keys_.insert(instrument.key).second)
            return error("instruments-doubled", "the instrument '" + instrument.key + "' stands twice", node, "give each key once");
        std::vector<std::string> names;
        for (const pugi::xml_node child : node.children()) {
            if (std::strcmp(child.name(), "name") == 0) {
                names.emplace_back(child.text().get());
                if (!names_.insert(fold(names.back())).second)
                    return error("instruments-doubled", "the name '" + names.back() + "' stands twice", child, "give each name once");
            } else if (std::strcmp(child.name(), "status") == 0) {
                InstrumentStatus status;
                if (auto failed = read_status(child, status)) return failed;
                instrument.statuses.push_back(std::move(status));
            } else {
                return error("instruments-element", "unknown element <" + std::string(child.name()) + ">", child, "known are name, status");
            }
        }
        if (names.empty()) return error("instruments-name", "the instrument '" + instrument.key + "' has no name", node, "give its title in <name>");
        instrument.title = names.front();
        instruments_.add(std::move(instrument), names);
        return std::nullopt;
    }

    std::optional<Error> read_status(pugi::xml_node node, InstrumentStatus& status) {
        const std::string_view standing = node.attribute("is").value();
        const auto found = std::find(k_standings.begin(), k_standings.end(), standing);
        if (found == k_standings.end())
            return error("instruments-standing", "unknown standing '" + std::string(standing) + "'", node, "known are in-force, repealed, revoked, superseded");
        status.standing = static_cast<InstrumentStanding>(found - k_standings.begin());
        status.part = node.attribute("part").value();
        status.nations = split(node.attribute("nation").value());
        for (const std::string& nation : status.nations) {
            if (std::find(k_nations.begin(), k_nations.end(), nation) == k_nations.end())
                return error("instruments-nation", "unknown nation '" + nation + "'", node, "known are england, wales, scotland, northern-ireland");
        }
        status.authorities = split(node.attribute("authority").value());
        status.since = node.attribute("since").value();
        if (!status.since.empty() && !is_date(status.since))
            return error("instruments-date", "'" + status.since + "' is no date", node, "write YYYY, YYYY-MM or YYYY-MM-DD");
        status.replaced_by = node.attribute("replaced-by").value();
        if (!status.replaced_by.empty()) replacements_.emplace_back(status.replaced_by, node);
        status.note = node.text().get();
        return std::nullopt;
    }

    std::string_view xml_, path_;
    std::string checked_;
    Instruments instruments_;
    std::set<std::string> keys_, names_;
    std::vector<std::pair<std::string, pugi::xml_node>> replacements_;
};

}  // namespace

Result<Instruments> read_instruments(std::string_view xml, std::string_view path) { return Reader(xml, path).read(); }

}  // namespace clausebook
