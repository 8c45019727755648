#include "render/docx_writer.h"

#include <fmt/format.h>

#include <numeric>

#include "render/escape_xml.h"
#include "render/ooxml_package.h"

namespace clausebook {

namespace {

// A4 with margins of 2 cm, in twentieths of a point.
constexpr int k_page_short = 11906;
constexpr int k_page_long = 16838;
constexpr int k_margin = 1134;
constexpr int k_indent_step = 425;

constexpr std::string_view k_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view k_word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

std::string_view own_style_id(DocxStyle style) {
    switch (style) {
        case DocxStyle::normal:
            return "Normal";
        case DocxStyle::title:
            return "Title";
        case DocxStyle::heading1:
            return "Heading1";
        case DocxStyle::heading2:
            return "Heading2";
        case DocxStyle::heading3:
            return "Heading3";
        case DocxStyle::small:
            return "Small";
    }
    return {};
}

std::string_view revision_element(Revision revision) {
    switch (revision) {
        case Revision::none:
            return {};
        case Revision::inserted:
            return "w:ins";
        case Revision::deleted:
            return "w:del";
        case Revision::moved_from:
            return "w:moveFrom";
        case Revision::moved_to:
            return "w:moveTo";
    }
    return {};
}

std::string run_properties(const DocxRun& run) {
    std::string out;
    if (run.bold) out += "<w:b/>";
    if (run.italic) out += "<w:i/>";
    if (run.strike) out += "<w:strike/>";
    if (run.muted) out += R"(<w:color w:val="595959"/>)";
    if (run.underline) out += R"(<w:u w:val="single"/>)";
    return out.empty() ? out : "<w:rPr>" + out + "</w:rPr>";
}

// The text of a run with its tabs and line breaks as elements.
std::string run_text(std::string_view text, bool deleted) {
    const std::string_view element = deleted ? "w:delText" : "w:t";
    std::string out;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of("\t\n", begin), text.size());
        if (end > begin) out += fmt::format(R"(<{0} xml:space="preserve">{1}</{0}>)", element, escape_xml(text.substr(begin, end - begin)));
        if (end < text.size()) out += text[end] == '\t' ? "<w:tab/>" : "<w:br/>";
        begin = end + 1;
    }
    return out;
}

std::string style_xml(std::string_view id, std::string_view name, std::string_view paragraph, std::string_view run) {
    return fmt::format(R"(<w:style w:type="paragraph" w:styleId="{0}"{4}><w:name w:val="{1}"/>{5}<w:qFormat/><w:pPr>{2}</w:pPr><w:rPr>{3}</w:rPr></w:style>)",
                       id, name, paragraph, run, id == "Normal" ? R"( w:default="1")" : "", id == "Normal" ? "" : R"(<w:basedOn w:val="Normal"/>)");
}

std::string styles() {
    std::string out(k_declaration);
    out += fmt::format(R"(<w:styles xmlns:w="{}">)", k_word_namespace);
    out +=
        R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>)";
    out += style_xml("Normal", "Normal", "", "");
    out += style_xml("Title", "Title", R"(<w:keepNext/><w:spacing w:after="240"/>)", R"(<w:b/><w:sz w:val="36"/>)");
    out +=
        style_xml("Heading1", "heading 1", R"(<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>)", R"(<w:b/><w:sz w:val="28"/>)");
    out +=
        style_xml("Heading2", "heading 2", R"(<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="1"/>)", R"(<w:b/><w:sz w:val="24"/>)");
    out += style_xml("Heading3", "heading 3", R"(<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:outlineLvl w:val="2"/>)", R"(<w:b/>)");
    out += style_xml("Small", "Small", R"(<w:spacing w:after="60"/>)", R"(<w:sz w:val="18"/>)");
    return out + "</w:styles>";
}

std::string content_types(bool theme) {
    std::string out(k_declaration);
    out +=
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)";
    if (theme) out += R"(<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>)";
    return out + "</Types>";
}

const std::string k_package_relations =
    std::string(k_declaration) +
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";

std::string document_relations(bool theme) {
    std::string out(k_declaration);
    out +=
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)";
    if (theme) out += R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/>)";
    return out + "</Relationships>";
}

}  // namespace

DocxParagraph docx_paragraph(std::string_view text, DocxStyle style) {
    DocxParagraph paragraph;
    paragraph.style = style;
    paragraph.runs.push_back({.text = std::string(text)});
    return paragraph;
}

DocxCell docx_cell(std::string_view text, bool bold) {
    DocxCell cell;
    cell.paragraphs.push_back(docx_paragraph(text));
    cell.paragraphs.back().runs.back().bold = bold;
    return cell;
}

DocxWriter::DocxWriter(DocxOptions options) : options_(std::move(options)) {}

std::string DocxWriter::style_id(DocxStyle style) const {
    if (options_.styles.styles.empty()) return std::string(own_style_id(style));
    const auto known = options_.styles.ids.find(style);
    if (known != options_.styles.ids.end()) return known->second;
    const auto normal = options_.styles.ids.find(DocxStyle::normal);
    return normal == options_.styles.ids.end() ? std::string(own_style_id(DocxStyle::normal)) : normal->second;
}

std::string DocxWriter::revision_attributes() {
    std::string out = fmt::format(R"( w:id="{}" w:author="{}")", next_id_++, escape_xml(options_.author));
    if (!options_.date.empty()) out += fmt::format(R"( w:date="{}")", escape_xml(time_stamp(options_.date)));
    return out;
}

void DocxWriter::write_runs(const DocxParagraph& paragraph) {
    for (const DocxRun& run : paragraph.runs) {
        if (run.text.empty()) continue;
        const std::string xml = "<w:r>" + run_properties(run) + run_text(run.text, run.revision == Revision::deleted) + "</w:r>";
        const std::string_view element = revision_element(run.revision);
        body_ += element.empty() ? xml : fmt::format("<{0}{1}>{2}</{0}>", element, revision_attributes(), xml);
    }
}

void DocxWriter::write_paragraph(const DocxParagraph& paragraph) {
    body_ += "<w:p><w:pPr>";
    body_ += fmt::format(R"(<w:pStyle w:val="{}"/>)", style_id(paragraph.style));
    if (paragraph.level > 0) body_ += fmt::format(R"(<w:ind w:left="{}"/>)", paragraph.level * k_indent_step);
    const std::string_view mark = revision_element(paragraph.revision);
    if (!mark.empty()) body_ += fmt::format("<w:rPr><{}{}/></w:rPr>", mark, revision_attributes());
    body_ += "</w:pPr>";
    const bool moved = paragraph.revision == Revision::moved_from || paragraph.revision == Revision::moved_to;
    if (!moved) {
        write_runs(paragraph);
        body_ += "</w:p>";
        return;
    }
    // The range's end stands after the paragraph, so that the paragraph's own end belongs to the move.
    const int range_id = next_id_;
    body_ += fmt::format(R"(<{}RangeStart{} w:name="{}"/>)", mark, revision_attributes(), escape_xml(paragraph.move_name));
    write_runs(paragraph);
    body_ += fmt::format(R"(</w:p><{}RangeEnd w:id="{}"/>)", mark, range_id);
}

void DocxWriter::add(const DocxParagraph& paragraph) { write_paragraph(paragraph); }

void DocxWriter::add(const DocxTable& table) {
    const int shares = std::max(1, std::accumulate(table.widths.begin(), table.widths.end(), 0));
    const int width = (options_.landscape ? k_page_long : k_page_short) - 2 * k_margin;
    const auto column_width = [&](std::size_t first, int columns) {
        int sum = 0;
        for (std::size_t i = first; i < table.widths.size() && i < first + static_cast<std::size_t>(columns); ++i) sum += table.widths[i];
        return width * sum / shares;
    };
    body_ += fmt::format(R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>)", width);
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        body_ += fmt::format(R"(<w:{} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>)", side);
    body_ +=
        R"(</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>)";
    for (std::size_t i = 0; i < table.widths.size(); ++i) body_ += fmt::format(R"(<w:gridCol w:w="{}"/>)", column_width(i, 1));
    body_ += "</w:tblGrid>";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const bool header = static_cast<int>(row) < table.header_rows;
        body_ += header ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : table.unsplit_rows ? "<w:tr><w:trPr><w:cantSplit/></w:trPr>" : "<w:tr>";
        std::size_t column = 0;
        for (const DocxCell& cell : table.rows[row]) {
            body_ += fmt::format(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>)", column_width(column, cell.columns));
            if (cell.columns > 1) body_ += fmt::format(R"(<w:gridSpan w:val="{}"/>)", cell.columns);
            if (header) body_ += R"(<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>)";
            body_ += "</w:tcPr>";
            for (const DocxParagraph& paragraph : cell.paragraphs) write_paragraph(paragraph);
            if (cell.paragraphs.empty()) body_ += "<w:p/>";  // a cell holds at least one paragraph
            body_ += "</w:tc>";
            column += static_cast<std::size_t>(cell.columns);
        }
        body_ += "</w:tr>";
    }
    body_ += "</w:tbl><w:p/>";  // two tables that touch would be read as one
}

Result<std::string> DocxWriter::finish() {
    std::string document(k_declaration);
    document += fmt::format(R"(<w:document xmlns:w="{}"><w:body>)", k_word_namespace);
    document += body_;
    document += fmt::format(
        R"(<w:sectPr><w:pgSz w:w="{0}" w:h="{1}"{2}/><w:pgMar w:top="{3}" w:right="{3}" w:bottom="{3}" w:left="{3}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>)",
        options_.landscape ? k_page_long : k_page_short, options_.landscape ? k_page_short : k_page_long, options_.landscape ? R"( w:orient="landscape")" : "",
        k_margin);
    const DocxTemplate& given = options_.styles;
    const bool theme = !given.theme.empty();
    std::vector<PackagePart> parts = {{"[Content_Types].xml", content_types(theme)},
                                      {"_rels/.rels", k_package_relations},
                                      core_properties(options_.title, options_.author, options_.date),
                                      {"word/_rels/document.xml.rels", document_relations(theme)},
                                      {"word/styles.xml", given.styles.empty() ? styles() : given.styles},
                                      {"word/document.xml", document}};
    if (theme) parts.push_back({"word/theme/theme1.xml", given.theme});
    return write_package(parts);
}

}  // namespace clausebook
