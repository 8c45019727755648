#include "render/check_view.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "render/docx_writer.h"
#include "render/escape_xml.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view k_scope = "Found by a program in this document and those named as peers; only these documents are known.";

Json quotes_json(const std::vector<Quote>& quotes) {
    Json out = Json::array();
    for (const Quote& quote : quotes) out.push_back({{"document", quote.document}, {"unit", quote.unit}, {"citation", quote.citation}, {"text", quote.text}});
    return out;
}

std::string quoted(const Quote& quote) { return fmt::format("\u201c{}\u201d {}, {}", quote.text, quote.document, quote.citation); }

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

std::string check_text(const CheckReport& report, const TextStyle& style) {
    constexpr int k_indent = 4;
    std::string out = bold(printable(fmt::format("{}: {} points; {}", report.document, report.findings.size(), peers_of(report))), style) + "\n";
    for (const Finding& finding : report.findings) {
        out += "\n";
        for (const std::string& line : wrapped_lines(printable(finding.code + ": " + finding.message), style.width)) out += line + "\n";
        for (const auto* side : {&finding.ours, &finding.theirs}) {
            for (const Quote& quote : *side) out += paragraph(printable(quoted(quote)), "", k_indent, style);
        }
    }
    return out;
}

std::string check_html(const CheckReport& report) {
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\"><title>Review of {0}</title>"
        "<style>body{{font:1rem/1.5 "
        "Arial,sans-serif;margin:1.5rem;max-width:60rem}}cite{{font-style:normal;color:#383f43}}</style></head><body><main>\n<h1>Review of {0}</h1>\n<p>{1} "
        "{2}</p>\n",
        escape_xml(report.document), escape_xml(k_scope), escape_xml(peers_of(report)));
    for (const Finding& finding : report.findings) {
        out += fmt::format("<section><h2>{}</h2><p>{}</p>\n", escape_xml(finding.code), escape_xml(finding.message));
        for (const auto* side : {&finding.ours, &finding.theirs}) {
            for (const Quote& quote : *side) {
                out += fmt::format("<blockquote>\u201c{}\u201d <cite>{}, {}</cite></blockquote>\n", escape_xml(quote.text), escape_xml(quote.document),
                                   escape_xml(quote.citation));
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
    DocxTable table;
    table.widths = {4, 6, 6, 3, 3};
    table.rows.push_back(
        {docx_cell("Point", true), docx_cell("This document", true), docx_cell("Peers", true), docx_cell("Decision", true), docx_cell("Note", true)});
    for (const Finding& finding : report.findings) {
        std::vector<DocxCell> cells = {docx_cell(finding.message)};
        for (const auto* side : {&finding.ours, &finding.theirs}) {
            DocxCell cell;
            for (const Quote& quote : *side) cell.paragraphs.push_back(docx_paragraph(quoted(quote), DocxStyle::small));
            if (cell.paragraphs.empty()) cell = docx_cell("");
            cells.push_back(std::move(cell));
        }
        cells.push_back(docx_cell(""));
        cells.push_back(docx_cell(""));
        table.rows.push_back(std::move(cells));
    }
    writer.add(table);
    return writer.finish();
}

}  // namespace clausebook
