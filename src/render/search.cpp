#include "render/search.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

// Stand for the begin and end of a mark until lines are cut; printable() lets none through from a document.
constexpr char k_mark_begin = '\x01', k_mark_end = '\x02';

// Words that fit, those that follow one another marked as one.
std::string marked_snippet(const SearchHit& hit) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t i = 0; i < hit.marked.size(); ++i) {
        Span mark = hit.marked[i];
        while (i + 1 < hit.marked.size() && hit.snippet.substr(mark.end, hit.marked[i + 1].begin - mark.end) == " ") mark.end = hit.marked[++i].end;
        out += printable(hit.snippet.substr(at, mark.begin - at)) + k_mark_begin + printable(hit.snippet.substr(mark.begin, mark.size())) + k_mark_end;
        at = mark.end;
    }
    return out + printable(hit.snippet.substr(at));
}

// Bold on a terminal, else between asterisks.
std::string with_marks(const std::string& text, const TextStyle& style) {
    std::string out;
    for (const char c : text) {
        if (c == k_mark_begin) {
            out += style.colour ? "\x1b[1m" : "*";
        } else if (c == k_mark_end) {
            out += style.colour ? "\x1b[0m" : "*";
        } else {
            out += c;
        }
    }
    return out;
}

void put_hit(std::string& out, std::size_t number, const SearchHit& hit, const TextStyle& style) {
    std::string where = hit.citation;
    if (!hit.pages.empty()) where += fmt::format(", page {}", hit.pages.front());
    out += fmt::format("{:>2}. {}\n", number, bold(printable(fmt::format("{}: {}", hit.document, where)), style));
    std::string above = hit.remote.empty() ? hit.authority : hit.authority + (hit.authority.empty() ? "remote" : " (remote)");
    if (!hit.heading_path.empty()) above += (above.empty() ? "" : " · ") + hit.heading_path;
    if (!above.empty()) out += paragraph(printable(above), "", 4, style);
    if (hit.same_as < 0) out += with_marks(paragraph(marked_snippet(hit), "", 4, style), style);
    if (!hit.because.empty()) out += paragraph(fmt::format("score {:.2f}: {}", hit.score, fmt::join(hit.because, ", ")), "", 4, style);
}

// The hits; those of the same words stand together under the first of them.
void put_hits(std::string& out, const std::vector<SearchHit>& hits, std::size_t first, const TextStyle& style) {
    for (std::size_t i = 0; i < hits.size(); ++i) {
        if (hits[i].same_as >= 0) continue;
        put_hit(out, first + i, hits[i], style);
        bool said = false;
        for (std::size_t k = i + 1; k < hits.size(); ++k) {
            if (hits[k].same_as != static_cast<int>(i)) continue;
            if (!said) out += "    The same words:\n";
            said = true;
            put_hit(out, first + k, hits[k], style);
        }
        out += "\n";
    }
}

Json hits_json(const std::vector<SearchHit>& hits) {
    Json out = Json::array();
    for (const SearchHit& hit : hits) {
        Json marks = Json::array();
        for (const Span mark : hit.marked) marks.push_back({mark.begin, mark.end});
        Json row = {{"document", hit.document},
                    {"unit", hit.unit},
                    {"citation", hit.citation},
                    {"snippet", hit.snippet},
                    {"score", std::round(hit.score * 1e6) / 1e6},
                    {"version", hit.version},
                    {"marks", marks},
                    {"authority", hit.authority},
                    {"title", hit.title},
                    {"headings", hit.heading_path},
                    {"pages", hit.pages}};
        if (hit.same_as >= 0) {
            const SearchHit& same = hits[static_cast<std::size_t>(hit.same_as)];
            row["same_as"] = {{"document", same.document}, {"unit", same.unit}};
        }
        if (!hit.because.empty()) row["because"] = hit.because;
        if (!hit.remote.empty()) row["remote"] = hit.remote;
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace

std::string search_text(const SearchAnswer& answer, std::size_t first, const TextStyle& style) {
    std::string out;
    if (!answer.corrected.empty()) out += printable("No clause has these words as written; showing: " + answer.corrected) + "\n\n";
    put_hits(out, answer.hits, first, style);
    if (!answer.hits.empty()) {
        out += fmt::format("{} of {} {}.\n", answer.hits.size(), answer.total, answer.total == 1 ? "clause" : "clauses");
    } else if (answer.nearest.empty()) {
        out += "Nothing found.\n";
    } else {
        out += "Nothing fits as it was written. The nearest by words alone:\n\n";
        put_hits(out, answer.nearest, 1, style);
    }
    for (const SearchFacet& facet : answer.facets) {
        std::string line;
        for (const auto& [value, count] : facet.values) line += (line.empty() ? "" : ", ") + printable(value) + " " + std::to_string(count);
        out += paragraph(line, facet.field + ":", static_cast<int>(facet.field.size()) + 2, style);
    }
    if (!answer.parsed.empty()) out += printable("Understood as: " + answer.parsed) + "\n";
    return out;
}

std::string search_json(const SearchAnswer& answer) {
    Json out = {{"format", "clausebook/1"},
                {"query", answer.query},
                {"corrected", answer.corrected.empty() ? Json(nullptr) : Json(answer.corrected)},
                {"total", answer.total},
                {"hits", hits_json(answer.hits)}};
    if (answer.hits.empty()) out["nearest"] = hits_json(answer.nearest);
    for (const SearchFacet& facet : answer.facets) {
        Json values = Json::array();
        for (const auto& [value, count] : facet.values) values.push_back({{"value", value}, {"count", count}});
        out["facets"][facet.field] = std::move(values);
    }
    if (!answer.parsed.empty()) out["parsed"] = answer.parsed;
    if (!answer.unreached.empty()) out["unreached"] = answer.unreached;
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clausebook
