#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "app/compare.h"
#include "app/review.h"
#include "ooxml/sheets.h"
#include "render/compare_view.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace clausebook {
namespace {

constexpr std::string_view k_sheet = "Evidence";

// What one row of the sheet says.
struct Row {
    int number = 0;
    std::string provision, column, answer, document, checked_by, corrected, note;
};

constexpr std::pair<const char*, std::string Row::*> k_columns[] = {
    {"provision", &Row::provision},   {"column", &Row::column},       {"answer", &Row::answer}, {"document", &Row::document},
    {"checked by", &Row::checked_by}, {"corrected", &Row::corrected}, {"note", &Row::note},
};

Result<std::vector<Row>> read_rows(std::string_view workbook) {
    const auto sheets = read_sheets(workbook);
    if (!sheets) return fail(sheets.error());
    const auto sheet = std::find_if(sheets->begin(), sheets->end(), [](const Sheet& one) { return one.name == k_sheet; });
    if (sheet == sheets->end() || sheet->rows.empty()) {
        return fail(
            {"import-bad", "it has no sheet '" + std::string(k_sheet) + "'", "import a table that was made with: clausebook compare --format xlsx", "", ""});
    }
    std::vector<std::pair<std::size_t, std::string Row::*>> columns;
    for (const auto& [name, field] : k_columns) {
        const auto& head = sheet->rows.front().cells;
        const auto found = std::find_if(head.begin(), head.end(), [&wanted = name](const std::string& cell) { return fold(cell) == wanted; });
        if (found == head.end()) {
            return fail(
                {"import-bad", "the sheet '" + std::string(k_sheet) + "' has no column '" + name + "'", "leave the head row as it was exported", "", ""});
        }
        columns.emplace_back(found - head.begin(), field);
    }
    std::vector<Row> rows;
    for (auto row = sheet->rows.begin() + 1; row != sheet->rows.end(); ++row) {
        Row out;
        out.number = row->number;
        for (const auto& [column, field] : columns) {
            if (column < row->cells.size()) out.*field = fold_blanks(row->cells[column]);
        }
        if (!out.provision.empty()) rows.push_back(std::move(out));
    }
    return rows;
}

// The document that a row is about; empty where it tells none.
std::string document_of(const Library& library, const Row& row) {
    const Manifest& manifest = library.book().manifest();
    for (const std::string* name : {&row.document, &row.column}) {
        if (!name->empty() && manifest.document(*name) != nullptr) return *name;
    }
    std::vector<std::string> of_authority;
    for (const DocumentRef& ref : library.in_use()) {
        if (manifest.document(ref.id)->version(ref.version)->details().authority == row.column) of_authority.push_back(ref.id);
    }
    return of_authority.size() == 1 ? of_authority.front() : "";
}

// The rows of one cell, and what they ask for together.
struct EditedCell {
    std::vector<const Row*> rows;
    std::set<std::string> checked_by, corrected, notes;
};

std::string only(const std::set<std::string>& words) { return words.empty() ? "" : *words.begin(); }

bool says_absent(const std::string& words) {
    const std::string folded = fold(words);
    return folded == "silent" || folded == "not found" || folded == "absent" || folded == "none" || folded == "not found (unchecked)";
}

}  // namespace

Result<ReviewImport> import_review(Library& library, const Reviewer& reviewer, std::string_view workbook) {
    const auto rows = read_rows(workbook);
    if (!rows) return fail(rows.error());
    ReviewImport result;
    result.rows = static_cast<int>(rows->size());
    std::map<std::pair<std::string, std::string>, EditedCell> cells;
    CompareRequest request;
    for (const Row& row : *rows) {
        const std::string document = document_of(library, row);
        if (document.empty()) {
            if (!row.checked_by.empty() || !row.corrected.empty()) {
                result.conflicts.push_back({row.column, row.provision, "row " + std::to_string(row.number), "this library holds no such document"});
            }
            continue;
        }
        cells[{document, row.provision}].rows.push_back(&row);
        if (std::find(request.documents.begin(), request.documents.end(), document) == request.documents.end()) request.documents.push_back(document);
    }
    if (request.documents.empty()) return result;
    const auto table = compare(library, request);
    if (!table) return fail(table.error());
    int serial = library.review().next_serial();
    for (auto& [key, cell] : cells) {
        const std::string& document = key.first;
        const std::string& provision = key.second;
        const auto row = std::find_if(table->rows.begin(), table->rows.end(), [&](const ComparisonRow& one) { return one.provision == provision; });
        const auto column = std::find_if(table->columns.begin(), table->columns.end(), [&](const ComparisonColumn& one) { return one.name == document; });
        const std::string place = "row " + std::to_string(cell.rows.front()->number);
        const auto conflict = [&](const std::string& why) { result.conflicts.push_back({document, provision, place, why}); };
        if (row == table->rows.end()) {
            const bool edited =
                std::any_of(cell.rows.begin(), cell.rows.end(), [](const Row* one) { return !one->checked_by.empty() || !one->corrected.empty(); });
            if (edited) conflict("this library has no such question");
            continue;
        }
        const ComparisonCell& now = row->cells[static_cast<std::size_t>(column - table->columns.begin())];
        const ShownCell shown = shown_cell(now);
        const std::string note_now = fold_blanks(shown.note), signed_now = fold_blanks(checked_by_words(now));
        for (const Row* one : cell.rows) {
            if (!one->checked_by.empty() && one->checked_by != signed_now) cell.checked_by.insert(one->checked_by);
            if (!one->corrected.empty()) cell.corrected.insert(one->corrected);
            if (one->note == note_now) continue;
            const bool goes_on = !note_now.empty() && one->note.starts_with(note_now);
            std::string more = goes_on ? one->note.substr(note_now.size()) : one->note;
            while (!more.empty() && (more.front() == ' ' || more.front() == ';')) more.erase(0, 1);
            if (!more.empty()) cell.notes.insert(more);
        }
        if (cell.checked_by.empty() && cell.corrected.empty() && cell.notes.empty()) continue;
        const std::string answer_now = fold_blanks(shown.answer);
        const auto other = std::find_if(cell.rows.begin(), cell.rows.end(), [&](const Row* one) { return one->answer != answer_now; });
        const bool unchecked_then = std::none_of(cell.rows.begin(), cell.rows.end(), [&](const Row* one) { return one->checked_by == signed_now; });
        if (cell.checked_by.size() > 1 || cell.corrected.size() > 1) {
            conflict("its rows contradict each other");
        } else if (other != cell.rows.end()) {
            conflict("the answer was '" + (*other)->answer + "' in the table and is '" + answer_now + "' now");
        } else if (!signed_now.empty() && unchecked_then) {
            conflict("was meanwhile checked by " + signed_now);
        } else {
            const Reviewer who{cell.checked_by.empty() ? reviewer.who : only(cell.checked_by), reviewer.when};
            DecisionRequest wanted;
            wanted.document = document;
            wanted.provision = provision;
            std::vector<DecisionRequest> requests;
            if (!cell.corrected.empty()) {
                wanted.kind = DecisionKind::set;
                const std::string words = only(cell.corrected);
                if (says_absent(words)) {
                    wanted.absent = true;
                } else if (fold(words) == "refers elsewhere") {
                    wanted.elsewhere = true;
                } else {
                    wanted.value = words;
                }
                requests.push_back(wanted);
            } else if (!cell.checked_by.empty()) {
                wanted.kind = DecisionKind::confirm;
                requests.push_back(wanted);
            }
            for (const std::string& note : cell.notes) {
                DecisionRequest remark;
                remark.kind = DecisionKind::note;
                remark.document = document;
                remark.provision = provision;
                remark.words = note;
                requests.push_back(remark);
            }
            for (const DecisionRequest& one : requests) {
                Result<Decision> decision = prepare_decision(library, who, one, serial);
                if (!decision) {
                    conflict(decision.error().message);
                    continue;
                }
                ++serial;
                result.added.push_back(std::move(*decision));
            }
        }
    }
    if (auto kept = write_decisions(library, result.added); !kept) return fail(kept.error());
    return result;
}

}  // namespace clausebook
