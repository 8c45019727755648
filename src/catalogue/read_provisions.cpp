#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <pugixml.hpp>
#include <sstream>

#include "catalogue/provisions.h"
#include "catalogue/xml_place.h"
#include "model/names.h"

namespace clausebook {
namespace {

constexpr std::array<std::string_view, 4> k_answers = {"duration", "role", "yes-no", "text"};
constexpr std::array k_stages = {Stage::initial, Stage::advice, Stage::dispute, Stage::review, Stage::approval, Stage::report_to, Stage::investigate};
constexpr std::size_t k_fewest_examples = 3;

std::vector<std::string> names_of(const char* list) {
    std::istringstream in(list);
    std::vector<std::string> names;
    for (std::string name; in >> name;) names.push_back(name);
    return names;
}

bool well_formed(std::string_view key) {
    return !key.empty() && key.size() <= 60 && key.front() != '-' && key.back() != '-' && key != "none" &&
           std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

class Reader {
 public:
    Reader(std::string_view xml, std::string_view path) : xml_(xml), path_(path) {}

    Result<Provisions> read() {
        pugi::xml_document file;
        const pugi::xml_parse_result parsed = file.load_buffer(xml_.data(), xml_.size());
        if (!parsed) return tl::unexpected<Error>(error("provisions-no-xml", parsed.description(), parsed.offset, "mend the file"));
        const pugi::xml_node root = file.document_element();
        if (std::strcmp(root.name(), "provisions") != 0) {
            return tl::unexpected<Error>(error("provisions-element", "the file is no list of provisions", root.offset_debug(), "begin it with <provisions>"));
        }
        Provisions provisions;
        for (const pugi::xml_node node : root.children()) {
            auto provision = read_provision(node);
            if (!provision) return tl::unexpected<Error>(provision.error());
            if (provisions.find(provision->key) >= 0) {
                return tl::unexpected<Error>(
                    error("provisions-doubled", "the provision '" + provision->key + "' stands twice", node.offset_debug(), "give each key once"));
            }
            provisions.list.push_back(std::move(*provision));
        }
        return provisions;
    }

 private:
    Error error(std::string code, std::string message, std::ptrdiff_t offset, std::string hint) const {
        return {std::move(code), std::move(message), std::move(hint), std::string(path_), line_place(xml_, static_cast<std::size_t>(offset))};
    }

    Result<Provision> read_provision(pugi::xml_node node) const {
        const auto wrong = [&](pugi::xml_node where, std::string code, std::string message, std::string hint) {
            return tl::unexpected<Error>(error(std::move(code), std::move(message), where.offset_debug(), std::move(hint)));
        };
        if (std::strcmp(node.name(), "provision") != 0) {
            return wrong(node, "provisions-element", "unknown element <" + std::string(node.name()) + ">", "a list of provisions holds <provision>");
        }
        Provision provision;
        provision.key = node.attribute("key").value();
        provision.group = node.attribute("group").value();
        if (!well_formed(provision.key))
            return wrong(node, "provisions-key", "the key '" + provision.key + "' is no key", "use small letters, digits and hyphens");
        const auto answer = std::find(k_answers.begin(), k_answers.end(), std::string_view(node.attribute("answer").value()));
        if (answer == k_answers.end())
            return wrong(node, "provisions-answer", "the answer type of '" + provision.key + "' is unknown", "known are duration, role, yes-no, text");
        provision.answer = static_cast<AnswerType>(answer - k_answers.begin());
        provision.routes = names_of(node.attribute("routes").value());
        for (const std::string& stage : names_of(node.attribute("stages").value())) {
            const auto known = std::find_if(k_stages.begin(), k_stages.end(), [&](Stage each) { return name_of(each) == stage; });
            if (known == k_stages.end())
                return wrong(node, "provisions-stage", "the stage '" + stage + "' is unknown",
                             "known are initial, advice, dispute, review, approval, report-to, investigate");
            provision.stages.push_back(*known);
        }
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = child.name();
            const std::string text = child.text().get();
            if (text.empty()) return wrong(child, "provisions-empty", "<" + std::string(name) + "> is empty", "write its text or drop it");
            if (name == "question") {
                provision.question = text;
            } else if (name == "statute") {
                provision.statutes.push_back(
                    {text, child.attribute("provision").value(), names_of(child.attribute("nations").value()), names_of(child.attribute("types").value())});
            } else if (name == "example") {
                provision.examples.push_back({child.attribute("heading").value(), text});
            } else {
                return wrong(child, "provisions-element", "unknown element <" + std::string(name) + ">", "known are question, statute, example");
            }
        }
        if (provision.question.empty()) return wrong(node, "provisions-question", "'" + provision.key + "' asks no question", "add <question>");
        return provision;
    }

    std::string_view xml_, path_;
};

bool holds(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

}  // namespace

bool Statute::applies(std::string_view nation, std::string_view authority_type) const {
    return holds(nations, nation) && (authority_types.empty() || holds(authority_types, authority_type));
}

int Provisions::find(std::string_view key) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Provision& provision) { return provision.key == key; });
    return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

Result<Provisions> read_provisions(std::string_view xml, std::string_view path) { return Reader(xml, path).read(); }

Result<Provisions> with_own_provisions(const Provisions& catalogue, std::string_view xml, std::string_view path) {
    auto own = read_provisions(xml, path);
    if (!own) return own;
    Provisions all = catalogue;
    for (Provision& provision : own->list) {
        const auto wrong = [&](std::string message, std::string hint) {
            return fail({"provisions-own", std::move(message), std::move(hint), std::string(path), ""});
        };
        if (catalogue.find(provision.key) >= 0) return wrong("the catalogue has a provision '" + provision.key + "' already", "choose another key");
        if (provision.examples.size() < k_fewest_examples)
            return wrong("'" + provision.key + "' has fewer than three examples", "add clauses that answer its question");
        provision.untested = true;
        all.list.push_back(std::move(provision));
    }
    return all;
}

}  // namespace clausebook
