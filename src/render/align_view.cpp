#include "render/align_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/names.h"
#include "render/escape_xml.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

std::string marked(const AlignedClause& match) {
    std::string out;
    for (const AlignedClause::Piece& piece : match.words) {
        switch (piece.kind) {
            case WordsKind::same:
                out += piece.text;
                break;
            case WordsKind::removed:
                out += "[-" + piece.text + "-]";
                break;
            case WordsKind::inserted:
                out += "{+" + piece.text + "+}";
                break;
        }
    }
    return out;
}

// "the same draft as hollinbeck, section 10, but for the words marked; ": of near-verbatim clauses.
std::string draft_words(const AlignedClause& match) {
    if (match.draft_of.empty()) return "";
    const bool same = std::all_of(match.words.begin(), match.words.end(), [](const AlignedClause::Piece& piece) { return piece.kind == WordsKind::same; });
    return fmt::format("the same draft as {}{}; ", match.draft_of, same ? ", word for word" : ", but for the words marked");
}

}  // namespace

std::string align_json(const Alignment& alignment) {
    Json out = {{"format", "clausebook/1"},
                {"document", alignment.document},
                {"unit", alignment.unit_id},
                {"citation", alignment.citation},
                {"matches", Json::array()}};
    for (const AlignedClause& match : alignment.matches) {
        Json row = {{"document", match.document}, {"unit", match.unit_id},    {"citation", match.citation},
                    {"score", match.score},       {"because", match.because}, {"text", match.text}};
        if (match.family >= 0) row["family"] = match.family;
        if (!match.draft_of.empty()) row["draft_of"] = match.draft_of;
        for (const AlignedClause::Piece& piece : match.words) row["words"].push_back({{"kind", name_of(piece.kind)}, {"text", piece.text}});
        out["matches"].push_back(row);
    }
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string align_text(const Alignment& alignment, const TextStyle& style) {
    constexpr int k_indent = 4;
    std::string out = bold(printable(fmt::format("{}, {}", alignment.document, alignment.citation)), style) + '\n';
    out += paragraph(printable(alignment.text), "", k_indent, style);
    for (const AlignedClause& match : alignment.matches) {
        out += '\n' + bold(printable(fmt::format("{}, {}", match.document, match.citation)), style) + fmt::format(" ({:.2f})\n", match.score);
        out += paragraph(printable(match.words.empty() ? "\u201c" + match.text + "\u201d" : marked(match)), "", k_indent, style);
        out += paragraph(printable(fmt::format("({}{})", draft_words(match), fmt::join(match.because, "; "))), "", k_indent, style);
    }
    return out;
}

std::string align_html(const Alignment& alignment) {
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\"><title>Equivalents of {0}, {1}</title>"
        "<style>body{{font:1rem/1.5 "
        "Arial,sans-serif;margin:1.5rem;max-width:50rem}}ins{{background:#cce2d8}}del{{background:#f4cdc6}}.why{{color:#383f43}}</style></head><body><main>\n"
        "<h1>Equivalents of {0}, {1}</h1><blockquote>{2}</blockquote>\n",
        escape_xml(alignment.document), escape_xml(alignment.citation), escape_xml(alignment.text));
    for (const AlignedClause& match : alignment.matches) {
        out += fmt::format("<section><h2>{}, {}</h2><blockquote>", escape_xml(match.document), escape_xml(match.citation));
        if (match.words.empty()) out += escape_xml(match.text);
        for (const AlignedClause::Piece& piece : match.words) {
            switch (piece.kind) {
                case WordsKind::same:
                    out += escape_xml(piece.text);
                    break;
                case WordsKind::removed:
                    out += "<del>" + escape_xml(piece.text) + "</del>";
                    break;
                case WordsKind::inserted:
                    out += "<ins>" + escape_xml(piece.text) + "</ins>";
                    break;
            }
        }
        out +=
            fmt::format("</blockquote><p class=\"why\">{}</p></section>\n", escape_xml(draft_words(match) + fmt::format("{}", fmt::join(match.because, "; "))));
    }
    return out + "</main></body></html>\n";
}

}  // namespace clausebook
