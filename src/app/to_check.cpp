#include "app/to_check.h"

#include <algorithm>
#include <optional>

#include "app/compare.h"

namespace clausebook {
namespace {

std::optional<CheckReason> reason_of(const ComparisonCell& cell) {
    if (cell.checked == "recheck") return CheckReason::recheck;
    if (cell.checked != "no") return std::nullopt;
    if (cell.status == AnswerStatus::silent) return CheckReason::absent;
    // What holds of a whole document (no date, not in force) is no doubt about the answer.
    const bool doubtful =
        std::any_of(cell.doubts.begin(), cell.doubts.end(), [](const std::string& doubt) { return doubt != "undated" && doubt != "not-in-force"; });
    return doubtful ? std::optional(CheckReason::doubtful) : std::nullopt;
}

}  // namespace

Result<std::vector<AnswerToCheck>> list_to_check(const Library& library) {
    auto table = compare(library, {});
    if (!table) return fail(table.error());
    std::vector<AnswerToCheck> out;
    for (std::size_t column = 0; column < table->columns.size(); ++column) {
        const auto first = static_cast<std::ptrdiff_t>(out.size());
        for (ComparisonRow& row : table->rows) {
            ComparisonCell& cell = row.cells[column];
            const auto reason = reason_of(cell);
            if (reason) out.push_back({table->columns[column].name, row.provision, row.question, *reason, std::move(cell)});
        }
        std::stable_sort(out.begin() + first, out.end(), [](const AnswerToCheck& a, const AnswerToCheck& b) { return a.reason < b.reason; });
    }
    return out;
}

}  // namespace clausebook
