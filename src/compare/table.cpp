#include "compare/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "compare/table_summary.h"
#include "compare/values.h"
#include "model/names.h"

namespace clausebook {
namespace {

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

std::string page_of(const ProtocolDoc& doc, Span span) {
    const auto place = std::partition_point(doc.places.begin(), doc.places.end(), [&](const Place& p) { return p.span.end <= span.begin; });
    if (place == doc.places.end() || place->span.begin >= span.end) return "";
    const auto page = std::find_if(doc.pages.begin(), doc.pages.end(), [&](const Page& p) { return p.number == place->page_number; });
    return page == doc.pages.end() || page->label.empty() ? std::to_string(place->page_number) : page->label;
}

bool machine_read(const ProtocolDoc& doc, Span span) {
    return std::any_of(doc.places.begin(), doc.places.end(), [&](const Place& place) {
        if (place.span.end <= span.begin || place.span.begin >= span.end) return false;
        return std::any_of(doc.pages.begin(), doc.pages.end(), [&](const Page& page) { return page.number == place.page_number && page.machine_read; });
    });
}

// What should make a reader careful with an answer.
std::vector<std::string> doubts_of(const ProtocolDoc& doc, const ProvisionAnswer& answer) {
    std::vector<std::string> doubts;
    if (answer.near_threshold) doubts.emplace_back("near-threshold");
    if (std::any_of(answer.quotes.begin(), answer.quotes.end(), [&](Span quote) { return machine_read(doc, quote); })) doubts.emplace_back("ocr");
    const bool misnumbered = std::any_of(answer.units.begin(), answer.units.end(), [&](const ProvisionUnit& found) {
        const Span label = unit_at(doc, found.unit).label;
        return !label.empty() && std::any_of(doc.diagnostics.begin(), doc.diagnostics.end(),
                                             [&](const Diagnostic& d) { return !d.span.empty() && d.span.begin <= label.begin && label.begin < d.span.end; });
    });
    if (misnumbered) doubts.emplace_back("numbering");
    if (doc.details.adopted.empty() && doc.details.effective.empty()) doubts.emplace_back("undated");
    if (doc.details.status == "draft" || doc.details.status == "superseded") doubts.emplace_back("not-in-force");
    return doubts;
}

// One document's answer, with the limit that a ranking goes by.
struct Said {
    const DocumentRecord* record = nullptr;
    const ProvisionAnswer* answer = nullptr;
};

ComparisonCell cell_of(const Provision& provision, const std::vector<Said>& all) {
    ComparisonCell cell;
    for (const Said& said : all) {
        const ProtocolDoc& doc = said.record->doc;
        for (std::size_t i = 0; i < said.answer->units.size(); ++i) {
            const int unit = said.answer->units[i].unit;
            cell.units.push_back(unit_at(doc, unit).id);
            cell.quotes.push_back(quote_of(doc, unit, said.answer->quotes[i]));
        }
        if (said.answer->status == AnswerStatus::found && cell.status != AnswerStatus::found) {
            cell.status = AnswerStatus::found;
            cell.value = said.answer->value;
            cell.because = said.answer->units.front().because;
            cell.doubts = doubts_of(doc, *said.answer);
        }
    }
    if (cell.status == AnswerStatus::found) return cell;
    for (const Said& said : all) {
        const ProtocolDoc& doc = said.record->doc;
        if (said.answer->status == AnswerStatus::deferred) {
            cell.status = AnswerStatus::deferred;
            for (const Span quote : said.answer->quotes) {
                cell.quotes.push_back(quote_of(doc, said.answer->nearest.front().unit, quote));
            }
        }
        for (const ProvisionUnit& near : said.answer->nearest) cell.nearest.push_back(quote_of(doc, near.unit, unit_at(doc, near.unit).text));
        if (said.answer->near_threshold && cell.doubts.empty()) cell.doubts.emplace_back("near-threshold");
        for (const Statute& statute : provision.statutes) {
            const std::string name = statute.provision.empty() ? statute.name : statute.name + ", " + statute.provision;
            if (statute.applies(doc.details.nation, doc.details.authority_type) &&
                std::find(cell.statutes.begin(), cell.statutes.end(), name) == cell.statutes.end()) {
                cell.statutes.push_back(name);
            }
        }
    }
    return cell;
}

// What people said of a cell. One of several documents speaks for it by its answer; an absence only stands once all were looked at.
void review_cell(ComparisonCell& cell, const std::vector<Said>& all, bool reviewed) {
    const AnswerReview* review = nullptr;
    for (const Said& said : all) {
        const AnswerReview& one = said.answer->review;
        cell.review.notes.insert(cell.review.notes.end(), one.notes.begin(), one.notes.end());
        if (cell.status != AnswerStatus::silent && (said.answer->status != cell.status || review != nullptr)) continue;
        const bool weaker = review == nullptr || one.state == CheckState::recheck || (one.state == CheckState::no && review->state != CheckState::recheck);
        if (weaker) review = &one;
    }
    if (review != nullptr) {
        std::vector<std::string> notes = std::move(cell.review.notes);
        cell.review = *review;
        cell.review.notes = std::move(notes);
    }
    cell.checked = name_of(cell.review.state);
    cell.unchecked = reviewed && cell.review.state == CheckState::no;
}

struct Column {
    ComparisonColumn shown;
    std::vector<const DocumentRecord*> records;
};

std::vector<Column> columns_of(const std::vector<DocumentRecord>& records, const TableOptions& options) {
    std::vector<const DocumentRecord*> sorted;
    for (const DocumentRecord& record : records) sorted.push_back(&record);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->doc.id != b->doc.id ? a->doc.id < b->doc.id : a->version < b->version; });
    std::vector<Column> columns;
    for (const DocumentRecord* record : sorted) {
        const Details& details = record->doc.details;
        const std::string name = options.by_authority && !details.authority.empty() ? details.authority : record->doc.id;
        auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& other) { return options.by_authority && other.shown.name == name; });
        if (column == columns.end()) column = columns.insert(columns.end(), Column{{name, {}, {}, false}, {}});
        column->shown.documents.push_back(record->doc.id);
        column->shown.details.push_back(details);
        column->shown.home = column->shown.home || (!options.home.empty() && record->doc.id == options.home);
        column->records.push_back(record);
    }
    std::stable_sort(columns.begin(), columns.end(),
                     [](const Column& a, const Column& b) { return a.shown.home != b.shown.home ? a.shown.home : a.shown.name < b.shown.name; });
    return columns;
}

const ProvisionAnswer* answer_of(const DocumentRecord& record, const std::string& key) {
    const auto found = std::find_if(record.answers.begin(), record.answers.end(), [&](const ProvisionAnswer& answer) { return answer.key == key; });
    return found == record.answers.end() ? nullptr : &*found;
}

}  // namespace

Quote quote_of(const ProtocolDoc& doc, int unit, Span span) {
    return {doc.id, unit_at(doc, unit).id, unit_at(doc, unit).citation, std::string(doc.words(span)), page_of(doc, span)};
}

ComparisonTable compare_documents(const std::vector<DocumentRecord>& records, const Catalogue& catalogue, const TableOptions& options) {
    const std::vector<Column> columns = columns_of(records, options);
    ComparisonTable table;
    for (const Column& column : columns) table.columns.push_back(column.shown);
    for (const Provision& provision : catalogue.provisions.list) {
        const auto& wanted = options.provisions;
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), provision.key) == wanted.end()) continue;
        if (!options.group.empty() && provision.group != options.group) continue;
        ComparisonRow row{provision.key, provision.question, provision.group, "", provision.untested, {}};
        std::vector<const TimeLimit*> limits;
        for (const Column& column : columns) {
            std::vector<Said> said;
            for (const DocumentRecord* record : column.records) {
                if (const ProvisionAnswer* answer = answer_of(*record, provision.key)) said.push_back({record, answer});
            }
            std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) { return a.answer->probability > b.answer->probability; });
            row.cells.push_back(cell_of(provision, said));
            review_cell(row.cells.back(), said, options.reviewed);
            const bool timed = !said.empty() && provision.answer == AnswerType::duration && said.front().answer->status == AnswerStatus::found;
            const TimeLimit* limit = timed ? answering_limit(said.front().record->facts, *said.front().answer) : nullptr;
            // A person's figure is not the one that was read.
            const bool overruled = limit != nullptr && row.cells.back().review.state == CheckState::corrected &&
                                   duration_words(said.front().record->doc, *limit) != row.cells.back().value;
            limits.push_back(overruled ? nullptr : limit);
        }
        summarise(row, table.columns, provision.answer, limits);
        if (!options.only_differing || differs(row, provision.answer)) table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace clausebook
