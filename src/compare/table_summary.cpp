#include "compare/table_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text/fold.h"
#include "text/words.h"

namespace clausebook {
namespace {

using Limit = std::optional<StoredLimit>;

bool has_figure(const Limit& limit) { return limit && limit->quantity && limit->period != Period::none && limit->period != Period::event; }

// Only limits on the same act in the same period and the same kind of days can be ranked: ten days are neither more nor less than seven working days.
bool comparable(const StoredLimit& a, const StoredLimit& b) {
    const bool same_act = a.promise == b.promise || a.promise == Promise::unstated || b.promise == Promise::unstated;
    return same_act && a.period == b.period && a.day_type == b.day_type;
}

Relation limit_relation(const Limit& ours, const Limit& theirs) {
    if (!has_figure(theirs)) return has_figure(ours) ? Relation::no_figure : Relation::same;
    if (!has_figure(ours) || !comparable(*ours, *theirs)) return Relation::different;
    if (*theirs->quantity < *ours->quantity) return Relation::shorter;
    return *theirs->quantity > *ours->quantity ? Relation::longer : Relation::same;
}

// The part of a value by which two answers are told to be the same.
std::string likeness_of(const std::string& value, AnswerType answer) {
    const std::string folded = fold(value);
    if (answer == AnswerType::yes_no) return folded.substr(0, folded.find(' '));
    return folded;
}

struct Count {
    std::string_view word;
    Relation relation;
};
constexpr Count k_counts[] = {{"shorter", Relation::shorter},
                              {"same", Relation::same},
                              {"longer", Relation::longer},
                              {"different", Relation::different},
                              {"no figure", Relation::no_figure}};

int home_column(const std::vector<ComparisonColumn>& columns) {
    const auto home = std::find_if(columns.begin(), columns.end(), [](const ComparisonColumn& column) { return column.home; });
    return home == columns.end() ? -1 : static_cast<int>(home - columns.begin());
}

// The columns that are counted: of each council one, home's own if it is there, else the first that answers, else the first that refers elsewhere.
std::vector<std::size_t> counted_columns(const ComparisonRow& row, const std::vector<ComparisonColumn>& columns) {
    const auto council_of = [](const ComparisonColumn& column) {
        return column.details.empty() || column.details.front().authority.empty() ? column.name : fold(column.details.front().authority);
    };
    const auto rank = [&](std::size_t i) {
        if (columns[i].home) return 0;
        return row.cells[i].status == AnswerStatus::found ? 1 : row.cells[i].status == AnswerStatus::deferred ? 2 : 3;
    };
    std::map<std::string, std::size_t> best;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto [place, first] = best.emplace(council_of(columns[i]), i);
        if (!first && rank(i) < rank(place->second)) place->second = i;
    }
    std::vector<std::size_t> counted;
    for (const auto& [council, column] : best) counted.push_back(column);
    std::sort(counted.begin(), counted.end());
    return counted;
}

std::string names_of(const ComparisonRow& row, const std::vector<ComparisonColumn>& columns, const std::vector<std::size_t>& counted, AnswerStatus status) {
    std::vector<std::string> names;
    for (const std::size_t i : counted) {
        if (row.cells[i].status == status) names.push_back(columns[i].name);
    }
    if (names.empty()) return "";
    constexpr std::size_t k_most_named = 4;
    if (names.size() > k_most_named) return std::to_string(names.size());
    return fmt::format("{} ({})", names.size(), fmt::join(names, ", "));
}

}  // namespace

void summarise(ComparisonRow& row, const std::vector<ComparisonColumn>& columns, AnswerType answer, const std::vector<Limit>& limits) {
    const int ours = home_column(columns);
    const ComparisonCell* home = ours < 0 ? nullptr : &row.cells[static_cast<std::size_t>(ours)];
    const std::vector<std::size_t> counted = counted_columns(row, columns);
    std::vector<std::string> parts;
    if (home && home->status == AnswerStatus::found && answer != AnswerType::text) {
        std::map<Relation, int> counts;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            ComparisonCell& cell = row.cells[i];
            if (cell.status != AnswerStatus::found) continue;
            if (static_cast<int>(i) == ours) {
                cell.relation = Relation::ours;
            } else if (answer == AnswerType::duration) {
                cell.relation = limit_relation(limits[static_cast<std::size_t>(ours)], limits[i]);
            } else {
                cell.relation = likeness_of(cell.value, answer) == likeness_of(home->value, answer) ? Relation::same : Relation::different;
            }
            if (std::binary_search(counted.begin(), counted.end(), i)) ++counts[cell.relation];
        }
        std::vector<std::string> figures;
        for (const Count& count : k_counts) {
            if (counts[count.relation] > 0) figures.push_back(fmt::format("{} {}", count.word, counts[count.relation]));
        }
        parts.push_back("Ours: " + home->value);
        if (!figures.empty()) parts.push_back(fmt::format("{}", fmt::join(figures, ", ")));
    } else {
        const auto found = std::count_if(counted.begin(), counted.end(), [&](std::size_t i) { return row.cells[i].status == AnswerStatus::found; });
        if (home) {
            parts.emplace_back(home->status == AnswerStatus::found      ? "Ours: found"
                               : home->status == AnswerStatus::deferred ? "Ours: refers elsewhere"
                                                                        : "Ours: not found");
        }
        parts.push_back(fmt::format("found in {} of {}", found, counted.size()));
    }
    if (const std::string names = names_of(row, columns, counted, AnswerStatus::deferred); !names.empty()) parts.push_back("refers elsewhere " + names);
    if (const std::string names = names_of(row, columns, counted, AnswerStatus::silent); !names.empty()) parts.push_back("not found " + names);
    row.summary = fmt::format("{}", fmt::join(parts, "; "));
}

bool differs(const ComparisonRow& row, AnswerType answer) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const ComparisonCell& cell) {
        const ComparisonCell& first = row.cells.front();
        if (cell.status != first.status) return true;
        return cell.status == AnswerStatus::found && answer != AnswerType::text && likeness_of(cell.value, answer) != likeness_of(first.value, answer);
    });
}

}  // namespace clausebook
