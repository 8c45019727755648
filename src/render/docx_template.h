#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clausebook {

enum class DocxStyle { normal, title, heading1, heading2, heading3, small };

// What a Word document is styled by, taken out of another one.
struct DocxTemplate {
    std::string styles;                    // word/styles.xml; empty: there is no template
    std::string theme;                     // word/theme/theme1.xml, which the styles' fonts and colours may name; may be empty
    std::map<DocxStyle, std::string> ids;  // the names by which the styles are told; a style that is not there has none
};

// Reads the styles of a Word file, whatever language it was made in: styles are known by their built-in names. Errors "template-damaged" where the file is no
// Word document or too large.
Result<DocxTemplate> read_docx_template(std::string_view bytes, const std::string& path);

}  // namespace clausebook
