#include "dump.h"

#include <fmt/format.h>

#include <array>

namespace clausebook {

namespace {

constexpr std::array k_roles = {"body", "title", "heading", "item", "row", "note"};
constexpr std::array k_starts = {"", "new", "goes-on"};
constexpr std::array k_furniture = {"header", "footer", "page-number", "contents", "watermark", "chrome", "comment"};
constexpr std::array k_severities = {"note", "warning", "error"};

}  // namespace

std::string dump_of(const SourceText& text) {
    std::string out = fmt::format("format {}\n", text.format);
    for (const Page& page : text.pages) {
        out += fmt::format("page {} \"{}\" {:.0f}x{:.0f}{}\n", page.number, page.label, page.width, page.height, page.machine_read ? " machine-read" : "");
    }
    const Details& d = text.details;
    out += fmt::format("details title=\"{}\" version=\"{}\" adopted=\"{}\" review=\"{}\" effective=\"{}\" status=\"{}\"\n", d.title, d.version, d.adopted,
                       d.review, d.effective, d.status);
    for (const Diagnostic& found : text.diagnostics) {
        out += fmt::format("{} {}: {} (page {})\n", k_severities[static_cast<std::size_t>(found.severity)], found.code, found.message, found.page_number);
    }
    std::size_t piece = 0;
    for (std::size_t i = 0; i <= text.lines.size(); ++i) {
        for (; piece < text.furniture.size() && text.furniture[piece].before_line <= i; ++piece) {
            const Furniture& f = text.furniture[piece];
            out += fmt::format("p{} [{}] {}\n", f.page_number, k_furniture[static_cast<std::size_t>(f.kind)], f.text);
        }
        if (i == text.lines.size()) break;
        const Line& line = text.lines[i];
        out += fmt::format("p{} x{:.0f} y{:.0f} {:.1f}{}{} {}{} in{:.0f}/{:.0f} gap{:.2f} room{:.1f} {}{}{}{}| {}\n", line.page_number, line.box.left,
                           line.box.top, line.font_size, line.bold ? "b" : "", line.italic ? "i" : "", k_roles[static_cast<std::size_t>(line.role)],
                           line.heading_level ? std::to_string(line.heading_level) : "", line.indent, line.text_indent, line.gap_before, line.spare,
                           k_starts[static_cast<std::size_t>(line.start)], line.whole_paragraph ? " whole" : "", line.bullet ? " bullet" : "",
                           line.label ? " <" + *line.label + ">" : "", line.text);
    }
    return out;
}

}  // namespace clausebook
