#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clausebook {

// An element of an XML part. Names and attributes are local: without the namespace's prefix, which writers choose as they like.
// A view: it lives as long as the XmlPart that it came from. An absent element is false, has no children and no attributes.
class Element {
 public:
    Element() = default;
    explicit Element(const void* node) : node_(const_cast<void*>(node)) {}

    explicit operator bool() const { return node_ != nullptr; }
    std::string_view name() const;
    // Empty where it is not there.
    std::string_view attribute(std::string_view name) const;
    // An attribute's number; `missing` where it is not there or no number.
    int number(std::string_view name, int missing) const;
    // The characters that stand directly in it.
    std::string text() const;

    // The first child element of that name.
    Element child(std::string_view name) const;
    Element first_child() const;
    Element next_sibling() const;
    bool operator==(const Element&) const = default;

    struct Iterator;
    Iterator begin() const;
    Iterator end() const;

 private:
    void* node_ = nullptr;
};

struct Element::Iterator {
    Element at;
    Element operator*() const { return at; }
    Iterator& operator++() {
        at = at.next_sibling();
        return *this;
    }
    bool operator!=(const Iterator& other) const { return !(at == other.at); }
};
inline Element::Iterator Element::begin() const { return {first_child()}; }
inline Element::Iterator Element::end() const { return {}; }

// A parsed XML part; owns what its elements look into.
class XmlPart {
 public:
    XmlPart();
    XmlPart(XmlPart&&) noexcept;
    XmlPart& operator=(XmlPart&&) noexcept;
    ~XmlPart();

    Element root() const;  // absent where the package has no such part

 private:
    friend class OoxmlPackage;
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

// What a package is called in errors: the beginning of their codes ("docx-damaged"), and its name for people.
struct PackageKind {
    std::string_view code = "docx";
    std::string_view name = "Word file";
    std::string_view program = "a word processor";
};
inline constexpr PackageKind k_workbook = {"xlsx", "workbook", "a spreadsheet program"};

// The ZIP container of a Word file or workbook (ISO/IEC 29500-2): its parts and how they refer to each other. What is inflated is counted over all
// parts; more than `k_max_inflated_bytes` is an error. A part with a document type declaration, and so with entities of its own, is refused.
class OoxmlPackage {
 public:
    static constexpr std::size_t k_max_inflated_bytes = 100'000'000;

    // `bytes` must outlive the package. Errors, of this and of reading parts: "-damaged", "-encrypted", "-too-large", "-entities".
    static Result<OoxmlPackage> open(std::string_view bytes, PackageKind kind = {});
    OoxmlPackage(OoxmlPackage&&) noexcept;
    OoxmlPackage& operator=(OoxmlPackage&&) noexcept;
    ~OoxmlPackage();

    // The part of that name, empty where there is none.
    Result<XmlPart> part(const std::string& name);
    // What the part called `name` refers to (inside the package): id -> {last word of the type, name of the part}.
    struct Relation {
        std::string type;    // "styles", "header"
        std::string target;  // "word/styles.xml"
    };
    Result<std::map<std::string, Relation>> relations(const std::string& name);

 private:
    struct Archive;
    explicit OoxmlPackage(std::unique_ptr<Archive> archive);
    Error error(std::string_view code, const std::string& what, const std::string& hint, const std::string& place) const;
    Error damaged(const std::string& what, const std::string& place) const;
    Result<std::string> inflate(const std::string& name, bool& found);
    std::unique_ptr<Archive> archive_;
};

}  // namespace clausebook
