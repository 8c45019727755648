#include "render/compare_json.h"

#include <nlohmann/json.hpp>

#include "model/names.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

Json quote_json(const Quote& quote) { return {{"document", quote.document}, {"unit", quote.unit}, {"citation", quote.citation}, {"text", quote.text}}; }

}  // namespace

std::string compare_json(const ComparisonTable& table, const TableOrigin& origin) {
    Json out = {{"format", "clausebook/1"}, {"documents", Json::array()}, {"rows", Json::array()}};
    for (const ComparisonColumn& column : table.columns) {
        for (const std::string& document : column.documents) out["documents"].push_back(document);
    }
    for (const ComparisonRow& row : table.rows) {
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
                             {"quotes", quotes},
                             {"checked", cell.checked},
                             {"doubts", cell.doubts},
                             {"nearest", nearest},
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
        out["rows"].push_back({{"provision", row.provision},
                               {"question", row.question},
                               {"group", row.group},
                               {"summary", row.summary},
                               {"untested", row.untested},
                               {"cells", cells}});
    }
    out["made_by"] = origin.program;
    out["library"] = origin.fingerprint;
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clausebook
