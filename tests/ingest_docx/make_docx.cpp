#include "make_docx.h"

#include <zip.h>

#include <stdexcept>
#include <vector>

namespace make_docx {

namespace {

const std::string k_relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

}  // namespace

std::string zipped(const std::map<std::string, std::string>& parts) {
    zip_error_t error;
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive) throw std::runtime_error("cannot make an archive");
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("cannot write an archive");
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(target);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::string part(const std::string& name, const std::string& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + name + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" +
           k_relations.substr(0, k_relations.size() - 1) +
           "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
           "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\">" +
           content + "</w:" + name + ">";
}

std::string File::bytes() const {
    std::map<std::string, std::string> parts;
    parts["_rels/.rels"] = "<Relationships><Relationship Id=\"r1\" Type=\"" + k_relations + "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    parts["word/document.xml"] = part("document", "<w:body>" + body + "</w:body>");
    std::string relations = "<Relationships>";
    int count = 0;
    const auto add = [&](const std::string& type, const std::string& content) {
        const std::string name = type + std::to_string(++count) + ".xml";
        parts["word/" + name] = content;
        relations += "<Relationship Id=\"rId" + std::to_string(count) + "\" Type=\"" + k_relations + type + "\" Target=\"" + name + "\"/>";
    };
    if (!styles.empty()) add("styles", part("styles", styles));
    if (!numbering.empty()) add("numbering", part("numbering", numbering));
    for (const auto& [type, content] : more) {
        if (type.find('/') == std::string::npos)
            add(type, content);
        else
            parts[type] = content;
    }
    parts["word/_rels/document.xml.rels"] = relations + "</Relationships>";
    return zipped(parts);
}

std::string p(const std::string& text, const std::string& properties, const std::string& letters) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:rPr>" + letters + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

std::string in_list(int id, int level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(id) + "\"/></w:numPr>";
}

std::string style(const std::string& id) { return "<w:pStyle w:val=\"" + id + "\"/>"; }

std::string level(int number, const std::string& format, const std::string& text, const std::string& more, int start) {
    return "<w:lvl w:ilvl=\"" + std::to_string(number) + "\"><w:start w:val=\"" + std::to_string(start) + "\"/><w:numFmt w:val=\"" + format + "\"/>" + more +
           "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

std::string definition(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}

std::string list(int id, int definition, const std::string& overrides) {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(definition) + "\"/>" + overrides + "</w:num>";
}

std::string cell(const std::string& paragraphs, const std::string& properties) { return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraphs + "</w:tc>"; }
std::string row(const std::string& cells, const std::string& properties) { return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>"; }
std::string table(const std::string& rows) { return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>"; }

}  // namespace make_docx
