#include <fmt/format.h>

#include "render/compare_table_files.h"
#include "render/compare_view.h"
#include "render/escape_xml.h"

namespace clausebook {
namespace {

constexpr std::string_view k_style = R"(body{font:1rem/1.5 Arial,sans-serif;margin:1.5rem;max-width:90rem;color:#0b0c0c}
a{color:#1d70b8}h1{font-size:2rem}h2{font-size:1.25rem;margin-top:2.5rem}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #505a5f;padding:.5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{position:sticky;top:0;background:#f3f2f1}tbody th{width:12%}.answer{width:22%;font-weight:bold}.note{color:#383f43;font-size:.9rem}
tr.differs .answer{border-left:.4rem solid #942514}tr.absent .answer{font-weight:normal;font-style:italic}blockquote{margin:0 0 .5rem}cite{font-style:normal;color:#383f43}
@media print{thead{display:table-header-group}thead th{position:static}tr{break-inside:avoid}h2{break-after:avoid}})";

bool differs(Relation relation) {
    return relation == Relation::shorter || relation == Relation::longer || relation == Relation::different || relation == Relation::no_figure;
}

void write_row(std::string& out, const std::string& name, const ComparisonCell& cell) {
    const ShownCell shown = shown_cell(cell);
    const std::string_view relation = relation_word(cell.relation);
    out += fmt::format("<tr class=\"{}\"><th scope=\"row\">{}</th><td class=\"answer\">{}",
                       cell.status != AnswerStatus::found ? "absent"
                       : differs(cell.relation)           ? "differs"
                                                          : "same",
                       escape_xml(name), escape_xml(shown.answer));
    if (!relation.empty()) out += fmt::format(" <span class=\"note\">({})</span>", relation);
    out += "</td><td>";
    for (std::size_t q = 0; q < shown.quotes.size(); ++q) {
        out += fmt::format("<blockquote>{} <cite>{}</cite></blockquote>", escape_xml(shown.quotes[q]), escape_xml(shown.citations[q]));
    }
    out += fmt::format("</td><td class=\"note\">{}</td></tr>\n", escape_xml(shown.note));
}

}  // namespace

std::string compare_html(const ComparisonTable& table, const TableOrigin& origin) {
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<title>What the protocols say</title><style>{}</style></head><body><main>\n<h1>What the protocols say</h1>\n<nav aria-label=\"Questions\"><ol>\n",
        k_style);
    for (const ComparisonRow& row : table.rows) out += fmt::format("<li><a href=\"#{0}\">{1}</a></li>\n", escape_xml(row.provision), escape_xml(row.question));
    out += "</ol></nav>\n";
    for (const ComparisonRow& row : table.rows) {
        out += fmt::format(
            "<section aria-labelledby=\"{0}\"><h2 id=\"{0}\">{1}</h2>\n<p>{2}</p>\n<table><caption class=\"note\">{3}</caption><thead><tr><th "
            "scope=\"col\">Council</th>"
            "<th scope=\"col\">Answer</th><th scope=\"col\">Exact words</th><th scope=\"col\">Note</th></tr></thead><tbody>\n",
            escape_xml(row.provision), escape_xml(row.question), escape_xml(row.summary),
            row.untested ? "A question of your own, untested" : "Answers, exact words and citations");
        for (std::size_t i = 0; i < row.cells.size(); ++i) write_row(out, table.columns[i].name, row.cells[i]);
        out += "</tbody></table></section>\n";
    }
    const std::vector<std::string> checks = shown_checks(table);
    if (!checks.empty()) out += "<section><h2>Checks</h2><ul>\n";
    for (const std::string& line : checks) out += fmt::format("<li>{}</li>\n", escape_xml(line));
    if (!checks.empty()) out += "</ul></section>\n";
    out += fmt::format("<section><h2>Method and sources</h2><p>{}</p><ul>\n", escape_xml(k_comparison_method));
    for (const std::string& source : shown_sources(table)) out += fmt::format("<li>{}</li>\n", escape_xml(source));
    out += fmt::format("</ul><p class=\"note\">Made by {}, library {}.</p></section></main></body></html>\n", escape_xml(origin.program),
                       escape_xml(origin.fingerprint));
    return out;
}

}  // namespace clausebook
