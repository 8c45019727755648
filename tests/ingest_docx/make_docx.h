#pragma once
#include <map>
#include <string>

// Writes Word files for the tests: only what an example says differs from an empty document.
namespace make_docx {

// A ZIP archive of the given parts, as bytes.
std::string zipped(const std::map<std::string, std::string>& parts);

struct File {
    std::string body;                         // the children of w:body
    std::string styles;                       // of w:styles
    std::string numbering;                    // of w:numbering
    std::map<std::string, std::string> more;  // whole parts by relation type: "footnotes", "comments", "header", "settings"

    std::string bytes() const;
};

// A root element with the namespaces that the parts use.
std::string part(const std::string& name, const std::string& content);

// A paragraph of one run.
std::string p(const std::string& text, const std::string& properties = "", const std::string& letters = "");
// Its properties: in list `id` at `level`.
std::string in_list(int id, int level);
std::string style(const std::string& id);

// A level of a list.
std::string level(int number, const std::string& format, const std::string& text, const std::string& more = "", int start = 1);
std::string definition(int id, const std::string& levels);
std::string list(int id, int definition, const std::string& overrides = "");

std::string cell(const std::string& paragraphs, const std::string& properties = "");
std::string row(const std::string& cells, const std::string& properties = "");
std::string table(const std::string& rows);

}  // namespace make_docx
