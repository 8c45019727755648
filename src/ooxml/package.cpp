#include "ooxml/package.h"

#include <zip.h>

#include <charconv>
#include <pugixml.hpp>
#include <vector>

namespace clausebook {

namespace {

pugi::xml_node node_of(void* node) { return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node)); }

std::string_view local(const char* qualified) {
    const std::string_view name(qualified);
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Element first_element(pugi::xml_node node) {
    while (node && node.type() != pugi::node_element) node = node.next_sibling();
    return Element(node.internal_object());
}

// "../customXml/item1.xml" seen from the folder "word/" is "customXml/item1.xml".
std::string resolve(std::string folder, std::string_view target) {
    if (!target.empty() && target.front() == '/') return std::string(target.substr(1));
    while (target.substr(0, 3) == "../") {
        target.remove_prefix(3);
        if (!folder.empty()) folder.pop_back();
        folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
    }
    return folder + std::string(target);
}

}  // namespace

std::string_view Element::name() const { return local(node_of(node_).name()); }

std::string_view Element::attribute(std::string_view name) const {
    for (const pugi::xml_attribute attribute : node_of(node_).attributes())
        if (local(attribute.name()) == name) return attribute.value();
    return {};
}

int Element::number(std::string_view name, int missing) const {
    std::string_view value = attribute(name);
    // A measure may come with a fraction ("720.0"); its whole part is meant.
    value = value.substr(0, value.find('.'));
    if (!value.empty() && value.front() == '+') value.remove_prefix(1);
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc() && end == value.data() + value.size() && !value.empty() ? number : missing;
}

std::string Element::text() const {
    std::string text;
    for (const pugi::xml_node child : node_of(node_).children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    return text;
}

Element Element::first_child() const { return first_element(node_of(node_).first_child()); }
Element Element::next_sibling() const { return first_element(node_of(node_).next_sibling()); }

Element Element::child(std::string_view name) const {
    for (const Element element : *this)
        if (element.name() == name) return element;
    return {};
}

struct XmlPart::Tree {
    pugi::xml_document document;
};

XmlPart::XmlPart() = default;
XmlPart::XmlPart(XmlPart&&) noexcept = default;
XmlPart& XmlPart::operator=(XmlPart&&) noexcept = default;
XmlPart::~XmlPart() = default;

Element XmlPart::root() const { return tree_ ? Element(tree_->document.document_element().internal_object()) : Element(); }

struct OoxmlPackage::Archive {
    PackageKind kind;
    zip_t* zip = nullptr;
    std::size_t inflated = 0;
    ~Archive() {
        if (zip) zip_discard(zip);
    }
};

OoxmlPackage::OoxmlPackage(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
OoxmlPackage::OoxmlPackage(OoxmlPackage&&) noexcept = default;
OoxmlPackage& OoxmlPackage::operator=(OoxmlPackage&&) noexcept = default;
OoxmlPackage::~OoxmlPackage() = default;

Error OoxmlPackage::error(std::string_view code, const std::string& what, const std::string& hint, const std::string& place) const {
    return {std::string(archive_->kind.code) + "-" + std::string(code), what, hint, "", place};
}

Error OoxmlPackage::damaged(const std::string& what, const std::string& place) const {
    return error("damaged", what, "open it in " + std::string(archive_->kind.program) + " and save it again as ." + std::string(archive_->kind.code), place);
}

Result<OoxmlPackage> OoxmlPackage::open(std::string_view bytes, PackageKind kind) {
    zip_error_t error;
    zip_error_init(&error);
    auto archive = std::make_unique<Archive>();
    archive->kind = kind;
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source) {
        archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (!archive->zip) zip_source_free(source);
    }
    zip_error_fini(&error);
    OoxmlPackage package(std::move(archive));
    if (!package.archive_->zip) return fail(package.damaged("the " + std::string(kind.name) + "'s container is damaged or cut short", ""));
    return package;
}

Result<std::string> OoxmlPackage::inflate(const std::string& name, bool& found) {
    const zip_int64_t index = zip_name_locate(archive_->zip, name.c_str(), ZIP_FL_NOCASE);
    found = index >= 0;
    std::string content;
    if (!found) return content;
    const std::string it(archive_->kind.name);
    zip_file_t* file = zip_fopen_index(archive_->zip, static_cast<zip_uint64_t>(index), 0);
    if (!file) {
        const int code = zip_error_code_zip(zip_get_error(archive_->zip));
        if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD)
            return fail(error("encrypted", "the " + it + " is protected by a password", "save it without one", name));
        return fail(damaged("a part of the " + it + " cannot be unpacked", name));
    }
    std::vector<char> buffer(1 << 16);
    zip_int64_t got = 0;
    while ((got = zip_fread(file, buffer.data(), buffer.size())) > 0) {
        archive_->inflated += static_cast<std::size_t>(got);
        if (archive_->inflated > k_max_inflated_bytes) {
            zip_fclose(file);
            return fail(error("too-large", "the " + it + " unpacks to more than " + std::to_string(k_max_inflated_bytes / 1'000'000) + " MB",
                              "no protocol is that long: the file is refused", name));
        }
        content.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const int closed = zip_fclose(file);
    if (got < 0 || closed != 0) {
        return fail(damaged("a part of the " + it + " is damaged", name));
    }
    return content;
}

Result<XmlPart> OoxmlPackage::part(const std::string& name) {
    bool found = false;
    auto content = inflate(name, found);
    if (!content) return fail(content.error());
    XmlPart part;
    if (!found) return part;
    part.tree_ = std::make_unique<XmlPart::Tree>();
    const auto parsed = part.tree_->document.load_buffer(content->data(), content->size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype);
    for (const pugi::xml_node node : part.tree_->document.children()) {
        if (node.type() == pugi::node_doctype)
            return fail(
                error("entities",
                      "the " + std::string(archive_->kind.name) + " declares entities of its own, which " + std::string(archive_->kind.program) + " never does",
                      "the file is refused", name));
    }
    if (!parsed) {
        return fail(damaged("a part of the " + std::string(archive_->kind.name) + " is no well-formed XML", name + ", byte " + std::to_string(parsed.offset)));
    }
    return part;
}

Result<std::map<std::string, OoxmlPackage::Relation>> OoxmlPackage::relations(const std::string& name) {
    const std::size_t slash = name.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : name.substr(0, slash + 1);
    const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
    const auto part = this->part(folder + "_rels/" + file + ".rels");
    if (!part) return fail(part.error());
    std::map<std::string, Relation> relations;
    for (const Element relation : part->root()) {
        if (relation.attribute("TargetMode") == "External") continue;
        const std::string_view type = relation.attribute("Type");
        relations[std::string(relation.attribute("Id"))] = {std::string(type.substr(type.rfind('/') + 1)), resolve(folder, relation.attribute("Target"))};
    }
    return relations;
}

}  // namespace clausebook
