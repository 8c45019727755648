#include <pugixml.hpp>
#include <sstream>

#include "catalogue/provisions.h"
#include "model/names.h"

namespace clausebook {
namespace {

std::string without_control_characters(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = ' ';
    }
    return text;
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
    return out;
}

void add_text(pugi::xml_node node, const std::string& text) { node.text().set(without_control_characters(text).c_str()); }

void add_attribute(pugi::xml_node node, const char* name, const std::string& value) {
    if (!value.empty()) node.append_attribute(name).set_value(without_control_characters(value).c_str());
}

std::string_view answer_name(AnswerType answer) {
    switch (answer) {
        case AnswerType::duration:
            return "duration";
        case AnswerType::role:
            return "role";
        case AnswerType::yes_no:
            return "yes-no";
        case AnswerType::text:
            return "text";
    }
    return "";
}

}  // namespace

std::string write_provisions(const Provisions& provisions) {
    pugi::xml_document file;
    pugi::xml_node declaration = file.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    pugi::xml_node root = file.append_child("provisions");
    for (const Provision& provision : provisions.list) {
        pugi::xml_node node = root.append_child("provision");
        add_attribute(node, "key", provision.key);
        add_attribute(node, "answer", std::string(answer_name(provision.answer)));
        add_attribute(node, "group", provision.group);
        std::vector<std::string> stages;
        for (const Stage stage : provision.stages) stages.emplace_back(name_of(stage));
        add_attribute(node, "stages", joined(stages));
        add_attribute(node, "routes", joined(provision.routes));
        add_text(node.append_child("question"), provision.question);
        for (const Statute& statute : provision.statutes) {
            pugi::xml_node child = node.append_child("statute");
            add_attribute(child, "provision", statute.provision);
            add_attribute(child, "nations", joined(statute.nations));
            add_attribute(child, "types", joined(statute.authority_types));
            add_text(child, statute.name);
        }
        for (const ProvisionExample& example : provision.examples) {
            pugi::xml_node child = node.append_child("example");
            add_attribute(child, "heading", example.heading);
            add_text(child, example.text);
        }
    }
    std::ostringstream out;
    file.save(out, "  ");
    return out.str();
}

}  // namespace clausebook
