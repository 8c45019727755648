#include "ooxml/sheets.h"

#include <algorithm>
#include <charconv>

#include "ooxml/package.h"

namespace clausebook {
namespace {

constexpr std::size_t k_most_columns = 64;
constexpr int k_deepest = 100;  // elements within elements that are looked into

// The words below an element: what phonetic readings, fields' codes and deletions say is none of them.
void collect(Element element, std::string& out, int depth) {
    for (const Element child : element) {
        const std::string_view name = child.name();
        if (name == "t") {
            out += child.text();
        } else if (name == "br" || name == "cr" || name == "tab") {
            out += ' ';
        } else if (name != "rPh" && name != "del" && name != "moveFrom" && name != "instrText" && name != "delText" && name != "pPr" && name != "tbl" &&
                   depth < k_deepest) {
            collect(child, out, depth + 1);
        }
    }
}

std::string words_of(Element element) {
    std::string out;
    collect(element, out, 0);
    return out;
}

// "AB12" is column 27, from 0; -1 where it names none.
int column_of(std::string_view reference) {
    int column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + (c - 'A' + 1);
        if (column > 100'000) return -1;
    }
    return column - 1;
}

std::string cell_text(Element cell, const std::vector<std::string>& shared) {
    const std::string_view type = cell.attribute("t");
    if (type == "inlineStr") return words_of(cell.child("is"));
    const std::string value = cell.child("v").text();
    if (type != "s") return value;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
    return error == std::errc() && end == value.data() + value.size() && index < shared.size() ? shared[index] : "";
}

Sheet sheet_of(std::string name, Element root, const std::vector<std::string>& shared) {
    Sheet sheet{std::move(name), {}};
    int number = 0;
    for (const Element row : root.child("sheetData")) {
        if (row.name() != "row") continue;
        number = row.number("r", number + 1);
        SheetRow out{number, {}};
        std::size_t next = 0;
        for (const Element cell : row) {
            if (cell.name() != "c") continue;
            const int named = column_of(cell.attribute("r"));
            const std::size_t column = named >= 0 ? static_cast<std::size_t>(named) : next;
            if (column >= k_most_columns) continue;
            if (out.cells.size() <= column) out.cells.resize(column + 1);
            out.cells[column] = cell_text(cell, shared);
            next = column + 1;
        }
        sheet.rows.push_back(std::move(out));
    }
    return sheet;
}

}  // namespace

Result<std::vector<Sheet>> read_sheets(std::string_view bytes) {
    auto package = OoxmlPackage::open(bytes, k_workbook);
    if (!package) return fail(package.error());
    const auto top = package->relations("");
    if (!top) return fail(top.error());
    std::string book_name = "xl/workbook.xml";
    for (const auto& [id, relation] : *top) {
        if (relation.type == "officeDocument") book_name = relation.target;
    }
    const auto book = package->part(book_name);
    if (!book) return fail(book.error());
    if (book->root().name() != "workbook") return fail({"xlsx-damaged", "this is no workbook", "save it as .xlsx", "", ""});
    const auto relations = package->relations(book_name);
    if (!relations) return fail(relations.error());
    std::vector<std::string> shared;
    for (const auto& [id, relation] : *relations) {
        if (relation.type != "sharedStrings") continue;
        const auto strings = package->part(relation.target);
        if (!strings) return fail(strings.error());
        for (const Element item : strings->root()) {
            if (item.name() == "si") shared.push_back(words_of(item));
        }
    }
    std::vector<Sheet> sheets;
    for (const Element entry : book->root().child("sheets")) {
        const auto relation = relations->find(std::string(entry.attribute("id")));
        if (entry.name() != "sheet" || relation == relations->end()) continue;
        const auto part = package->part(relation->second.target);
        if (!part) return fail(part.error());
        sheets.push_back(sheet_of(std::string(entry.attribute("name")), part->root(), shared));
    }
    return sheets;
}

Result<DocxText> read_docx_tables(std::string_view bytes) {
    auto package = OoxmlPackage::open(bytes);
    if (!package) return fail(package.error());
    const auto part = package->part("word/document.xml");
    if (!part) return fail(part.error());
    const Element body = part->root().child("body");
    if (!body) return fail({"docx-damaged", "this is no Word document", "save it as .docx", "", ""});
    DocxText text;
    for (const Element block : body) {
        if (block.name() == "p") text.paragraphs.push_back(words_of(block));
        if (block.name() != "tbl") continue;
        DocxTableText table;
        for (const Element row : block) {
            if (row.name() != "tr") continue;
            table.emplace_back();
            for (const Element cell : row) {
                if (cell.name() != "tc") continue;
                table.back().emplace_back();
                for (const Element paragraph : cell) {
                    if (paragraph.name() == "p") table.back().back().paragraphs.push_back(words_of(paragraph));
                }
            }
        }
        text.tables.push_back(std::move(table));
    }
    return text;
}

}  // namespace clausebook
