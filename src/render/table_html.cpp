#include "render/table_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "render/compare_view.h"
#include "render/escape_xml.h"

namespace clausebook {
namespace {

constexpr std::string_view k_style = R"(body{font:1rem/1.5 Arial,sans-serif;margin:1.5rem;max-width:90rem;color:#0b0c0c;overflow-wrap:anywhere}
a{color:#1d70b8}h1{font-size:2rem}h2{font-size:1.25rem;margin-top:2.5rem}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #505a5f;padding:.5rem;text-align:left;vertical-align:top}
thead th{position:sticky;top:0;background:#f3f2f1}tbody th{width:12%}thead th:last-child{width:16%}.answer{width:22%;font-weight:bold}.note{color:#383f43;font-size:.9rem}
tr.differs .answer{border-left:.4rem solid #942514}tr.absent .answer{font-weight:normal;font-style:italic}blockquote{margin:0 0 .5rem}.questions{columns:2 24rem;column-gap:3rem}.questions h2{font-size:1rem;margin:1rem 0 .25rem;break-after:avoid}.questions ul{margin:0;padding-left:1.2rem}cite{font-style:normal;color:#383f43}
@media print{thead{display:table-header-group}thead th{position:static}tr{break-inside:avoid}h2{break-after:avoid}})";

bool differs(Relation relation) {
    return relation == Relation::shorter || relation == Relation::longer || relation == Relation::different || relation == Relation::no_figure;
}

std::string row_html(const std::string& name, const ComparisonCell& cell, const QuoteAddress& address) {
    const ShownCell shown = shown_cell(cell);
    const std::string_view relation = relation_word(cell.relation);
    std::string out = fmt::format("<tr class=\"{}\"><th scope=\"row\">{}</th><td class=\"answer\">{}",
                                  cell.status != AnswerStatus::found ? "absent"
                                  : differs(cell.relation)           ? "differs"
                                                                     : "same",
                                  escape_xml(name), escape_xml(answer_beside_quotes(shown)));
    if (!relation.empty()) out += fmt::format(" <span class=\"note\">({})</span>", relation);
    out += "</td><td>";
    for (std::size_t q = 0; q < shown.quotes.size(); ++q) {
        std::string citation = escape_xml(shown.citations[q]);
        if (const std::string to = address(cell.quotes[q]); !to.empty()) citation = fmt::format("<a href=\"{}\">{}</a>", escape_xml(to), citation);
        out += fmt::format("<blockquote>{} <cite>{}</cite></blockquote>", escape_xml(shown.quotes[q]), citation);
    }
    return out + fmt::format("</td><td class=\"note\">{}</td></tr>\n", escape_xml(shown.note));
}

// "political-groups" as a heading.
std::string topic_words(std::string words) {
    if (words.empty()) return "Your own questions";
    std::replace(words.begin(), words.end(), '-', ' ');
    if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

}  // namespace

std::string page_head_html(std::string_view title) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<title>{0}</title><style>{1}</style></head><body><main>\n<h1>{0}</h1>\n",
        escape_xml(title), k_style);
}

std::string questions_html(const ComparisonTable& table) {
    // Topics in the order in which the questions come to them.
    std::vector<std::pair<std::string, std::string>> topics;
    for (const ComparisonRow& row : table.rows) {
        auto topic = std::find_if(topics.begin(), topics.end(), [&](const auto& one) { return one.first == row.group; });
        if (topic == topics.end()) topic = topics.insert(topic, {row.group, ""});
        topic->second += fmt::format("<li><a href=\"#{0}\">{1}</a></li>\n", escape_xml(row.provision), escape_xml(row.question));
    }
    std::string out = "<nav class=\"questions\" aria-label=\"Questions\">\n";
    for (const auto& [group, questions] : topics) out += fmt::format("<h2>{}</h2><ul>\n{}</ul>\n", escape_xml(topic_words(group)), questions);
    return out + "</nav>\n";
}

std::string answers_html(const ComparisonTable& table, const QuoteAddress& address) {
    std::string out;
    for (const ComparisonRow& row : table.rows) {
        out += fmt::format(
            "<section aria-labelledby=\"{0}\"><h2 id=\"{0}\">{1}</h2>\n<p>{2}</p>\n<table><caption class=\"note\">{3}</caption><thead><tr><th "
            "scope=\"col\">Council</th>"
            "<th scope=\"col\">Answer</th><th scope=\"col\">Exact words</th><th scope=\"col\">Note</th></tr></thead><tbody>\n",
            escape_xml(row.provision), escape_xml(row.question), escape_xml(row.summary),
            row.untested ? "A question of your own, untested" : "Answers, exact words and citations");
        for (std::size_t i = 0; i < row.cells.size(); ++i) out += row_html(column_title(table, i), row.cells[i], address);
        out += "</tbody></table></section>\n";
    }
    return out;
}

std::string sources_html(const ComparisonTable& table, const TableOrigin& origin) {
    std::string out;
    const std::vector<std::string> checks = shown_checks(table);
    if (!checks.empty()) out += "<section><h2>Checks</h2><ul>\n";
    for (const std::string& line : checks) out += fmt::format("<li>{}</li>\n", escape_xml(line));
    if (!checks.empty()) out += "</ul></section>\n";
    out += fmt::format("<section><h2>Method and sources</h2><p>{}</p><ul>\n", escape_xml(k_comparison_method));
    for (const std::string& source : shown_sources(table)) out += fmt::format("<li>{}</li>\n", escape_xml(source));
    return out + fmt::format("</ul><p class=\"note\">Made by {}, library {}.</p></section>\n", escape_xml(origin.program), escape_xml(origin.fingerprint));
}

}  // namespace clausebook
