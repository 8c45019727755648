#include "compare/table.h"

#include <algorithm>
#include <optional>

#include "compare/table_summary.h"
#include "model/names.h"
#include "model/places.h"
#include "text/fold.h"
#include "text/words.h"

namespace clausebook {
namespace {

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

std::string page_of(const std::vector<int>& numbers, const std::vector<std::string>& labels) {
    if (numbers.empty()) return "";
    return labels.empty() || labels.front().empty() ? std::to_string(numbers.front()) : labels.front();
}

Quote shown_quote(const CitedQuote& quote) { return {quote.document, quote.unit, quote.citation, quote.text, page_of(quote.pages, quote.page_labels)}; }

// What should make a reader careful with an answer.
std::vector<std::string> doubts_of(const Details& details, const StoredAnswer& answer) {
    std::vector<std::string> doubts;
    if (answer.near_threshold) doubts.emplace_back("near-threshold");
    if (std::any_of(answer.quotes.begin(), answer.quotes.end(), [](const CitedQuote& quote) { return quote.machine_read; })) doubts.emplace_back("ocr");
    if (answer.misnumbered) doubts.emplace_back("numbering");
    if (details.adopted.empty() && details.effective.empty()) doubts.emplace_back("undated");
    if (details.status == "draft" || details.status == "superseded") doubts.emplace_back("not-in-force");
    return doubts;
}

// One document's answer.
struct Said {
    const AnsweredDocument* document = nullptr;
    const StoredAnswer* answer = nullptr;
};

ComparisonCell cell_of(const Provision& provision, const std::vector<Said>& all) {
    ComparisonCell cell;
    for (const Said& said : all) {
        if (said.answer->status != AnswerStatus::found) continue;
        cell.units.insert(cell.units.end(), said.answer->units.begin(), said.answer->units.end());
        for (const CitedQuote& quote : said.answer->quotes) cell.quotes.push_back(shown_quote(quote));
        if (cell.status == AnswerStatus::found) continue;
        cell.status = AnswerStatus::found;
        cell.value = said.answer->value;
        cell.because = said.answer->because;
        cell.doubts = doubts_of(said.document->details, *said.answer);
    }
    if (cell.status == AnswerStatus::found) return cell;
    for (const Said& said : all) {
        if (said.answer->status == AnswerStatus::deferred && cell.status != AnswerStatus::deferred) {
            cell.status = AnswerStatus::deferred;
            cell.refers_to = said.answer->refers_to;
            for (const CitedQuote& quote : said.answer->quotes) cell.quotes.push_back(shown_quote(quote));
        }
        for (const CitedQuote& near : said.answer->nearest) cell.nearest.push_back(shown_quote(near));
        if (said.answer->near_threshold && cell.doubts.empty()) cell.doubts.emplace_back("near-threshold");
        for (const Statute& statute : provision.statutes) {
            const Details& details = said.document->details;
            const std::string name = statute.provision.empty() ? statute.name : statute.name + ", " + statute.provision;
            if (statute.applies(details.nation, details.authority_type) && std::find(cell.statutes.begin(), cell.statutes.end(), name) == cell.statutes.end())
                cell.statutes.push_back(name);
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

const StoredAnswer* answer_of(const AnsweredDocument& document, const std::string& key) {
    const auto found = std::find_if(document.answers.begin(), document.answers.end(), [&](const StoredAnswer& answer) { return answer.key == key; });
    return found == document.answers.end() ? nullptr : &*found;
}

bool within(const std::vector<std::string>& some, const std::vector<std::string>& all) {
    return !some.empty() &&
           std::all_of(some.begin(), some.end(), [&](const std::string& word) { return std::find(all.begin(), all.end(), word) != all.end(); });
}

// How surely a document is the one that another one of the same council names: 2 by its title, 1 by its kind, 0 not at all.
int names(const std::vector<std::string>& name, const Details& from, const AnsweredDocument& other) {
    const Details& details = other.details;
    if (fold(from.authority) != fold(details.authority) && !(from.authority.empty() || details.authority.empty())) return 0;
    const std::vector<std::string> title = folded_words(details.title);
    // One word ("protocol") names no document in particular.
    if ((name.size() > 1 && within(name, title)) || (title.size() > 1 && within(title, name))) return 2;
    return !details.kind.empty() && !details.authority.empty() && fold(from.authority) == fold(details.authority) && within(folded_words(details.kind), name)
               ? 1
               : 0;
}

// Lets the document that a deferred cell names answer for it. Where two might be meant, neither is taken.
const StoredAnswer* follow(ComparisonCell& cell, const std::string& key, const Said& from, const std::vector<const AnsweredDocument*>& library) {
    const std::vector<std::string> name = folded_words(cell.refers_to);
    const AnsweredDocument* target = nullptr;
    int best = 0;
    bool tied = false;
    for (const AnsweredDocument* other : library) {
        const int sure = other->id == from.document->id ? 0 : names(name, from.document->details, *other);
        if (sure == 0 || sure < best) continue;
        tied = sure == best;
        best = sure;
        target = other;
    }
    if (!target || tied) return nullptr;
    const StoredAnswer* answer = answer_of(*target, key);
    if (!answer || answer->status != AnswerStatus::found) return nullptr;
    std::vector<Quote> quotes;
    for (const CitedQuote& quote : answer->quotes) quotes.push_back(shown_quote(quote));
    cell.units = answer->units;
    for (const Quote& quote : cell.quotes) cell.units.push_back(quote.unit);
    quotes.insert(quotes.end(), cell.quotes.begin(), cell.quotes.end());
    cell.quotes = std::move(quotes);
    cell.status = AnswerStatus::found;
    cell.value = answer->value;
    cell.because = answer->because;
    cell.doubts = doubts_of(target->details, *answer);
    cell.followed = target->id;
    cell.nearest.clear();
    cell.statutes.clear();
    return answer;
}

struct Column {
    ComparisonColumn shown;
    std::vector<const AnsweredDocument*> documents;
};

std::vector<const AnsweredDocument*> by_id(const std::vector<AnsweredDocument>& documents) {
    std::vector<const AnsweredDocument*> sorted;
    for (const AnsweredDocument& document : documents) sorted.push_back(&document);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->id != b->id ? a->id < b->id : a->version < b->version; });
    return sorted;
}

std::vector<Column> columns_of(const std::vector<const AnsweredDocument*>& documents, const TableOptions& options) {
    std::vector<Column> columns;
    for (const AnsweredDocument* document : documents) {
        const Details& details = document->details;
        const std::string name = options.by_authority && !details.authority.empty() ? details.authority : document->id;
        auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& other) { return options.by_authority && other.shown.name == name; });
        if (column == columns.end()) column = columns.insert(columns.end(), Column{{name, {}, {}, false}, {}});
        column->shown.documents.push_back(document->id);
        column->shown.details.push_back(details);
        column->shown.home = column->shown.home || (!options.home.empty() && document->id == options.home);
        column->documents.push_back(document);
    }
    std::stable_sort(columns.begin(), columns.end(),
                     [](const Column& a, const Column& b) { return a.shown.home != b.shown.home ? a.shown.home : a.shown.name < b.shown.name; });
    return columns;
}

}  // namespace

Quote quote_of(const ProtocolDoc& doc, int unit, Span span) {
    std::vector<int> numbers;
    std::vector<std::string> labels;
    for (const Page& page : pages_of(doc, span)) {
        numbers.push_back(page.number);
        labels.push_back(page.label);
    }
    return {doc.id, unit_at(doc, unit).id, unit_at(doc, unit).citation, std::string(doc.words(span)), page_of(numbers, labels)};
}

ComparisonTable compare_documents(const std::vector<AnsweredDocument>& documents, const Catalogue& catalogue, const TableOptions& options,
                                  const std::vector<AnsweredDocument>& library) {
    const std::vector<const AnsweredDocument*> shown = by_id(documents);
    std::vector<const AnsweredDocument*> all = by_id(library);
    for (const AnsweredDocument* document : shown) {
        if (std::none_of(all.begin(), all.end(), [&](const AnsweredDocument* other) { return other->id == document->id; })) all.push_back(document);
    }
    const std::vector<Column> columns = columns_of(shown, options);
    ComparisonTable table;
    for (const Column& column : columns) table.columns.push_back(column.shown);
    for (const Provision& provision : catalogue.provisions.list) {
        const auto& wanted = options.provisions;
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), provision.key) == wanted.end()) continue;
        if (!options.group.empty() && provision.group != options.group) continue;
        ComparisonRow row{provision.key, provision.question, provision.group, "", provision.untested, {}};
        std::vector<std::optional<StoredLimit>> limits;
        for (const Column& column : columns) {
            std::vector<Said> said;
            for (const AnsweredDocument* document : column.documents) {
                if (const StoredAnswer* answer = answer_of(*document, provision.key)) said.push_back({document, answer});
            }
            std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) { return a.answer->probability > b.answer->probability; });
            ComparisonCell cell = cell_of(provision, said);
            review_cell(cell, said, options.reviewed);
            const StoredAnswer* answer = nullptr;
            if (cell.status == AnswerStatus::found) {
                answer = std::find_if(said.begin(), said.end(), [](const Said& each) { return each.answer->status == AnswerStatus::found; })->answer;
            } else if (cell.status == AnswerStatus::deferred) {
                const auto from = std::find_if(said.begin(), said.end(), [](const Said& each) { return each.answer->status == AnswerStatus::deferred; });
                answer = follow(cell, provision.key, *from, all);
            }
            limits.push_back(answer && provision.answer == AnswerType::duration ? answer->limit : std::nullopt);
            row.cells.push_back(std::move(cell));
        }
        summarise(row, table.columns, provision.answer, limits);
        if (!options.only_differing || differs(row, provision.answer)) table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace clausebook
