#include "render/compare_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/names.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

Json quote_json(const Quote& quote) { return {{"document", quote.document}, {"unit", quote.unit}, {"citation", quote.citation}, {"text", quote.text}}; }

Json row_json(const ComparisonTable& table, const ComparisonRow& row) {
    Json cells = Json::array();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ComparisonCell& cell = row.cells[i];
        Json quotes = Json::array(), nearest = Json::array();
        for (const Quote& quote : cell.quotes) quotes.push_back(quote_json(quote));
        for (const Quote& quote : cell.nearest) nearest.push_back({{"document", quote.document}, {"unit", quote.unit}, {"citation", quote.citation}});
        cells.push_back({{"document", table.columns[i].name},
                         {"status", name_of(cell.status)},
                         {"units", cell.units},
                         {"value", cell.value.empty() ? Json(nullptr) : Json(cell.value)},
                         {"quotes", std::move(quotes)},
                         {"checked", cell.checked},
                         {"doubts", cell.doubts},
                         {"nearest", std::move(nearest)},
                         {"refers_to", cell.refers_to.empty() ? Json(nullptr) : Json(cell.refers_to)},
                         {"followed", cell.followed.empty() ? Json(nullptr) : Json(cell.followed)},
                         {"statutes", cell.statutes},
                         {"because", cell.because}});
        if (cell.review.state != CheckState::no) {
            const AnswerReview& review = cell.review;
            cells.back()["checked_by"] = review.by;
            cells.back()["checked_on"] = review.on;
            cells.back()["remark"] = review.remark.empty() ? Json(nullptr) : Json(review.remark);
            cells.back()["from_version"] = review.from_version > 0 ? Json(review.from_version) : Json(nullptr);
        }
        if (!cell.review.notes.empty()) cells.back()["notes"] = cell.review.notes;
    }
    return {{"provision", row.provision}, {"question", row.question}, {"group", row.group},
            {"summary", row.summary},     {"untested", row.untested}, {"cells", std::move(cells)}};
}

// Adds a value to an array that is written, as a dump of the whole would: the array stands `depth` deep. A string never holds a line's end.
void append_element(std::string& out, const Json& element, bool first, std::size_t depth) {
    const std::string margin(depth + 1, ' '), lines = element.dump(1, ' ', false, Json::error_handler_t::replace);
    out += (first ? "\n" : ",\n") + margin;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size() - 1) + 1;
        out.append(lines, at, end - at);
        if (end < lines.size()) out += margin;
        at = end;
    }
}

}  // namespace

// Row by row: the values of a whole table of many documents take much memory, and time with it.
std::string compare_json(const ComparisonTable& table, const TableOrigin& origin) {
    Json head = {{"format", "clausebook/1"}, {"documents", Json::array()}, {"rows", Json::array()}};
    for (const ComparisonColumn& column : table.columns) {
        for (const std::string& document : column.documents) head["documents"].push_back(document);
    }
    const Json tail = {{"made_by", origin.program}, {"library", origin.fingerprint}};
    std::string out = head.dump(1, ' ', false, Json::error_handler_t::replace);
    out.resize(out.rfind(']'));
    for (const ComparisonRow& row : table.rows) append_element(out, row_json(table, row), &row == &table.rows.front(), 1);
    out += table.rows.empty() ? "]," : "\n ],";
    return out + tail.dump(1, ' ', false, Json::error_handler_t::replace).substr(1) + "\n";
}

}  // namespace clausebook
