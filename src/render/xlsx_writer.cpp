#include "render/xlsx_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/escape_xml.h"
#include "render/ooxml_package.h"

namespace clausebook {

namespace {

// Limits of the format as Excel states them ("Excel specifications and limits").
constexpr std::size_t k_max_cell_characters = 32767;
constexpr std::size_t k_max_rows = 1048576;
constexpr std::size_t k_max_sheet_name = 31;

constexpr std::string_view k_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view k_sheet_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view k_relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view k_cut_mark = " [cut: longer than a cell can hold]";

// Indices into the cellXfs of styles(): the styles of XlsxStyle, the same as quoted text, then the header's.
constexpr std::size_t k_quoted_offset = 3;
constexpr std::size_t k_header_style = 6;

std::string styles() {
    std::string out(k_declaration);
    out += fmt::format(R"(<styleSheet xmlns="{}">)", k_sheet_namespace);
    out +=
        R"(<fonts count="3"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font><font><sz val="11"/><color rgb="FF595959"/><name val="Arial"/></font></fonts>)"
        R"(<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>)"
        R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
        R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">)";
    constexpr std::string_view wrap = R"(<alignment vertical="top" wrapText="1"/></xf>)";
    for (const std::string_view quote : {"", R"( quotePrefix="1")"})
        for (int font = 0; font < 3; ++font)
            out += fmt::format(R"(<xf numFmtId="0" fontId="{}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"{}>{})", font, quote, wrap);
    out += fmt::format(R"(<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">{})", wrap);
    return out + R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";
}

// 0 -> "A", 26 -> "AA".
std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

// Characters as Excel counts them: units of UTF-16.
std::string fitted(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80) continue;
        units += byte >= 0xF0 ? 2 : 1;
        if (units > k_max_cell_characters) {
            std::size_t end = i;
            for (std::size_t dropped = 0; end > 0 && dropped < k_cut_mark.size() + 2; --end)
                dropped += (static_cast<unsigned char>(text[end - 1]) & 0xC0) != 0x80;
            return std::string(text.substr(0, end)) + std::string(k_cut_mark);
        }
    }
    return std::string(text);
}

// Excel fits rows to wrapped texts as it opens them; LibreOffice gives each one line unless the file says more.
double row_height(const std::vector<XlsxCell>& cells, const std::vector<XlsxColumn>& columns) {
    constexpr double k_line = 14.25, k_tallest = 409;  // points; Excel's limit
    int lines = 1;
    for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) lines = std::max(lines, xlsx_lines(cells[i].text, columns[i].width));
    return std::min(k_line * lines + 1, k_tallest);
}

bool reads_as_formula(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && std::string_view("=+-@").find(text[first]) != std::string_view::npos;
}

std::string cell_xml(const std::string& place, const XlsxCell& cell, std::size_t style) {
    if (cell.number) return fmt::format(R"(<c r="{}" s="{}"><v>{}</v></c>)", place, style, *cell.number);
    if (cell.text.empty()) return fmt::format(R"(<c r="{}" s="{}"/>)", place, style);
    return fmt::format(R"(<c r="{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", place, style, escape_xml(fitted(cell.text)));
}

std::string sheet_xml(const XlsxSheet& sheet, bool first) {
    std::string out(k_declaration);
    out += fmt::format(
        R"(<worksheet xmlns="{}"><sheetViews><sheetView{} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)",
        k_sheet_namespace, first ? R"( tabSelected="1")" : "");
    if (!sheet.columns.empty()) {
        out += "<cols>";
        for (std::size_t i = 0; i < sheet.columns.size(); ++i)
            out += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", i + 1, sheet.columns[i].width);
        out += "</cols>";
    }
    out += R"(<sheetData><row r="1">)";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) out += cell_xml(column_name(i) + "1", {.text = sheet.columns[i].title}, k_header_style);
    out += "</row>";
    std::string links;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        out += fmt::format(R"(<row r="{}" ht="{}">)", row + 2, row_height(sheet.rows[row], sheet.columns));
        for (std::size_t i = 0; i < sheet.rows[row].size(); ++i) {
            const XlsxCell& cell = sheet.rows[row][i];
            const std::size_t style = static_cast<std::size_t>(cell.style) + (!cell.number && reads_as_formula(cell.text) ? k_quoted_offset : 0);
            const std::string place = column_name(i) + std::to_string(row + 2);
            out += cell_xml(place, cell, style);
            if (!cell.link.empty())
                links += fmt::format(R"(<hyperlink ref="{}" location="{}" tooltip="{}"/>)", place, escape_xml(cell.link), escape_xml(cell.link));
        }
        out += "</row>";
    }
    out += "</sheetData>";
    if (!sheet.columns.empty()) out += fmt::format(R"(<autoFilter ref="A1:{}{}"/>)", column_name(sheet.columns.size() - 1), sheet.rows.size() + 1);
    if (!links.empty()) out += "<hyperlinks>" + links + "</hyperlinks>";
    return out +
           R"(<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>)";
}

// Names as Excel wants them: short, without its own signs, each once.
std::vector<std::string> sheet_names(const std::vector<XlsxSheet>& sheets) {
    std::vector<std::string> names;
    for (const XlsxSheet& sheet : sheets) {
        std::string base;
        std::size_t characters = 0;
        for (const char c : sheet.name) {
            characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            if (characters > k_max_sheet_name - 4) break;
            base += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos && static_cast<unsigned char>(c) >= 0x20 ? c : ' ';
        }
        if (base.empty()) base = "Sheet";
        std::string name = base;
        for (int i = 2; std::find(names.begin(), names.end(), name) != names.end(); ++i) name = fmt::format("{} {}", base, i);
        names.push_back(name);
    }
    return names;
}

}  // namespace

int xlsx_lines(std::string_view text, double width) {
    // Bold letters are wider than the digits that a column's width counts; most others are narrower.
    const double room = std::max(width - 1, 1.0);
    int lines = 1;
    double used = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        double word = 0;
        for (const char c : text.substr(begin, end - begin)) word += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (used > 0 && used + word > room) {
            ++lines;
            used = 0;
        }
        for (; word > room; word -= room) ++lines;
        used += word + 1;
        if (end < text.size() && text[end] == '\n') {
            ++lines;
            used = 0;
        }
        begin = end + 1;
    }
    return lines;
}

Result<std::string> write_xlsx(const std::vector<XlsxSheet>& sheets, const XlsxOptions& options) {
    std::string types(k_declaration), relations(k_declaration), workbook(k_declaration);
    types +=
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)";
    relations += fmt::format(
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId0" Type="{}/styles" Target="styles.xml"/>)",
        k_relation);
    workbook += fmt::format(R"(<workbook xmlns="{}" xmlns:r="{}"><sheets>)", k_sheet_namespace, k_relation);
    std::vector<PackagePart> parts(4);
    const std::vector<std::string> names = sheet_names(sheets);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (sheets[i].rows.size() + 1 > k_max_rows)
            return fail({"xlsx-rows", fmt::format("the sheet \"{}\" has more rows than a workbook holds", names[i]), "choose fewer documents", "", ""});
        const std::size_t n = i + 1;
        types += fmt::format(
            R"(<Override PartName="/xl/worksheets/sheet{}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)", n);
        relations += fmt::format(R"(<Relationship Id="rId{0}" Type="{1}/worksheet" Target="worksheets/sheet{0}.xml"/>)", n, k_relation);
        workbook += fmt::format(R"(<sheet name="{0}" sheetId="{1}" r:id="rId{1}"/>)", escape_xml(names[i]), n);
        parts.push_back({fmt::format("xl/worksheets/sheet{}.xml", n), sheet_xml(sheets[i], i == 0)});
    }
    parts[0] = {"[Content_Types].xml", types + "</Types>"};
    parts[1] = {
        "_rels/.rels",
        std::string(k_declaration) +
            fmt::format(
                R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)",
                k_relation)};
    parts[2] = {"xl/_rels/workbook.xml.rels", relations + "</Relationships>"};
    parts[3] = {"xl/workbook.xml", workbook + "</sheets></workbook>"};
    parts.push_back({"xl/styles.xml", styles()});
    parts.push_back(core_properties(options.title, options.author, options.date));
    return write_package(parts);
}

}  // namespace clausebook
