#include "render/check_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "render/docx_writer.h"
#include "render/escape_xml.h"
#include "render/table_html.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view k_scope = "Found by a program in this document and those named as peers; only these documents are known.";

Json quotes_json(const std::vector<Quote>& quotes) {
    Json out = Json::array();
    for (const Quote& quote : quotes) out.push_back({{"document", quote.document}, {"unit", quote.unit}, {"citation", quote.citation}, {"text", quote.text}});
    return out;
}

struct FindingKind {
    std::string_view code, words;
};
constexpr std::array<FindingKind, 15> k_kinds = {{
    {"review-overdue", "Its review is overdue"},
    {"provision-missing", "Questions that peers answer and nothing was found on here"},
    {"provision-elsewhere", "Questions on which it refers elsewhere"},
    {"limit-longer", "Longer time limits than its peers'"},
    {"limit-shorter", "Shorter time limits than its peers'"},
    {"limit-vague", "Time limits without a period"},
    {"limits-contradict", "Time limits that contradict each other"},
    {"no-dispute-route", "No route for disputes"},
    {"reference-dangling", "References to places that it does not have"},
    {"reference-doubtful", "References that may lead to the wrong place"},
    {"reference-repealed", "References to law that is no longer in force"},
    {"term-lapsed", "Bodies and terms that no longer exist"},
    {"term-undefined", "Abbreviations that it does not explain"},
    {"post-variants", "One post under several names"},
    {"numbering", "Doubts about its numbering"},
}};

// Of the document itself the citation is enough.
std::string quoted(const Quote& quote, const CheckReport& report) {
    return fmt::format("\u201c{}\u201d {}{}", quote.text, quote.document == report.document ? "" : quote.document + ", ", quote.citation);
}

struct Group {
    std::string_view kind;
    std::vector<const Finding*> findings;
};

// Runs of findings of one kind.
std::vector<Group> groups_of(const CheckReport& report) {
    std::vector<Group> groups;
    for (const Finding& finding : report.findings) {
        const std::string_view kind = finding_kind(finding.code);
        if (groups.empty() || groups.back().kind != kind) groups.push_back({kind, {}});
        groups.back().findings.push_back(&finding);
    }
    return groups;
}

std::string points(std::size_t count) { return fmt::format("{} {}", count, count == 1 ? "point" : "points"); }

std::string peers_of(const CheckReport& report) { return report.peers.empty() ? "no peers" : fmt::format("peers: {}", fmt::join(report.peers, ", ")); }

}  // namespace

std::string check_json(const CheckReport& report) {
    Json out = {{"format", "clausebook/1"}, {"document", report.document}, {"peers", report.peers}, {"findings", Json::array()}};
    for (const Finding& finding : report.findings) {
        out["findings"].push_back({{"code", finding.code},
                                   {"message", finding.message},
                                   {"share", finding.share},
                                   {"peers", finding.peers},
                                   {"ours", quotes_json(finding.ours)},
                                   {"theirs", quotes_json(finding.theirs)}});
    }
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string_view finding_kind(std::string_view code) {
    const auto known = std::find_if(k_kinds.begin(), k_kinds.end(), [&](const FindingKind& kind) { return kind.code == code; });
    return known == k_kinds.end() ? "Doubts about how it was read" : known->words;
}

std::string check_text(const CheckReport& report, const TextStyle& style) {
    constexpr int k_indent = 2, k_quote_indent = 4;
    std::string out = bold(printable(fmt::format("{}: {}; {}", report.document, points(report.findings.size()), peers_of(report))), style) + "\n";
    for (const Group& group : groups_of(report)) {
        out += "\n" + bold(std::string(group.kind), style) + "\n";
        for (const Finding* finding : group.findings) {
            out += paragraph(printable(finding->message), "", k_indent, style);
            for (const auto* side : {&finding->ours, &finding->theirs}) {
                for (const Quote& quote : *side) out += paragraph(printable(quoted(quote, report)), "", k_quote_indent, style);
            }
        }
    }
    return out;
}

std::string check_html(const CheckReport& report) {
    std::string out = page_head_html("Review of " + (report.title.empty() ? report.document : report.title)) +
                      fmt::format("<p>{} {}</p>\n", escape_xml(k_scope), escape_xml(peers_of(report)));
    for (const Group& group : groups_of(report)) {
        out += fmt::format("<section><h2>{}</h2>\n", escape_xml(group.kind));
        for (const Finding* finding : group.findings) {
            out += fmt::format("<p><strong>{}</strong></p>\n", escape_xml(finding->message));
            for (const auto* side : {&finding->ours, &finding->theirs}) {
                for (const Quote& quote : *side) {
                    out += fmt::format("<blockquote>\u201c{}\u201d <cite>{}{}</cite></blockquote>\n", escape_xml(quote.text),
                                       quote.document == report.document ? "" : escape_xml(quote.document) + ", ", escape_xml(quote.citation));
                }
            }
        }
        out += "</section>\n";
    }
    return out + "</main></body></html>\n";
}

Result<std::string> check_docx(const CheckReport& report, const std::string& date) {
    DocxOptions options;
    options.title = "Review of " + (report.title.empty() ? report.document : report.title);
    options.date = date;
    options.landscape = true;
    DocxWriter writer(options);
    writer.add(docx_paragraph(options.title, DocxStyle::title));
    writer.add(docx_paragraph(fmt::format("{} {}", k_scope, peers_of(report))));
    for (const Group& group : groups_of(report)) {
        writer.add(docx_paragraph(group.kind, DocxStyle::heading1));
        DocxTable table;
        table.widths = {4, 6, 6, 3, 3};
        table.rows.push_back(
            {docx_cell("Point", true), docx_cell("This document", true), docx_cell("Peers", true), docx_cell("Decision", true), docx_cell("Note", true)});
        for (const Finding* finding : group.findings) {
            std::vector<DocxCell> cells = {docx_cell(finding->message)};
            for (const auto* side : {&finding->ours, &finding->theirs}) {
                DocxCell cell;
                for (const Quote& quote : *side) cell.paragraphs.push_back(docx_paragraph(quoted(quote, report), DocxStyle::small));
                if (cell.paragraphs.empty()) cell = docx_cell("");
                cells.push_back(std::move(cell));
            }
            cells.push_back(docx_cell(""));
            cells.push_back(docx_cell(""));
            table.rows.push_back(std::move(cells));
        }
        writer.add(table);
    }
    return writer.finish();
}

}  // namespace clausebook
