#include "render/docx_template.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "render/ooxml_package.h"

namespace clausebook {
namespace {

constexpr std::size_t k_largest_part = 8U << 20;  // bytes; Word's own styles take some tens of kilobytes

struct Named {
    DocxStyle style;
    std::string_view name;  // ECMA-376, 17.7.4.9: the built-in names are English in every language's Word
};
constexpr Named k_names[] = {{DocxStyle::normal, "normal"},      {DocxStyle::title, "title"},        {DocxStyle::heading1, "heading 1"},
                             {DocxStyle::heading2, "heading 2"}, {DocxStyle::heading3, "heading 3"}, {DocxStyle::small, "small"}};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

}  // namespace

Result<DocxTemplate> read_docx_template(std::string_view bytes, const std::string& path) {
    const auto damaged = [&](const std::string& message) {
        return fail({"template-damaged", message, "name a Word document (.docx) whose styles are to be used", path, ""});
    };
    const Result<std::string> styles = read_package_part(bytes, "word/styles.xml", k_largest_part);
    if (!styles) return damaged(styles.error().message);
    pugi::xml_document parsed;
    if (!parsed.load_buffer(styles->data(), styles->size(), pugi::parse_full | pugi::parse_ws_pcdata) || !parsed.child("w:styles"))
        return damaged("its styles are no WordprocessingML");
    DocxTemplate out;
    for (pugi::xml_node style : parsed.child("w:styles").children("w:style")) {
        if (std::string_view(style.attribute("w:type").value()) != "paragraph") continue;
        const std::string name = lower(style.child("w:name").attribute("w:val").value());
        for (const Named& named : k_names) {
            if (name == named.name) out.ids.emplace(named.style, style.attribute("w:styleId").value());
        }
        // Numbers that the template's headings had come from a part of their own, which is not taken over.
        style.child("w:pPr").remove_child("w:numPr");
    }
    std::ostringstream written;
    parsed.save(written, "", pugi::format_raw);
    out.styles = written.str();
    out.theme = read_package_part(bytes, "word/theme/theme1.xml", k_largest_part).value_or("");
    // A theme may show pictures, which stand in parts of their own.
    if (out.theme.find("r:embed") != std::string::npos) out.theme.clear();
    return out;
}

}  // namespace clausebook
