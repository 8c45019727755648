#include "render/compare_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/own_words.h"

namespace clausebook {

const std::string_view k_comparison_method =
    "Each answer was found by a program in the documents listed and is followed by their exact words. The short answer is derived from those words. "
    "\"Not found\" means that the program found no clause to the point in these documents; what other documents say is not known.";

std::string_view relation_word(Relation relation) {
    switch (relation) {
        case Relation::none:
        case Relation::ours:
            return "";
        case Relation::same:
            return "same";
        case Relation::shorter:
            return "shorter";
        case Relation::longer:
            return "longer";
        case Relation::different:
            return "different";
        case Relation::no_figure:
            return "no figure";
    }
    return "";
}

std::string_view doubt_words(std::string_view doubt) {
    if (doubt == "near-threshold") return "the program is unsure";
    if (doubt == "ocr") return "read by machine from a picture of the page";
    if (doubt == "numbering") return "the clause's number is doubtful";
    if (doubt == "undated") return "the document bears no date";
    if (doubt == "not-in-force") return "the document is not in force";
    if (doubt == "remote") return "stands in a library on another machine";
    return doubt;
}

namespace {

constexpr std::string_view k_see_words = "see the exact words";

std::string citation_of(const Quote& quote) {
    std::string citation = quote.citation;
    if (!quote.page.empty()) citation += fmt::format(" (page {})", quote.page);
    return citation;
}

void add_note(std::string& note, std::string_view more) {
    if (!note.empty()) note += "; ";
    note += more;
}

void add_review(std::string& note, const AnswerReview& review) {
    const std::string who = review.by + ", " + review.on;
    switch (review.state) {
        case CheckState::no:
            break;
        case CheckState::yes:
            add_note(note, "checked by " + who);
            break;
        case CheckState::corrected:
            add_note(note, "corrected by " + who);
            break;
        case CheckState::recheck:
            add_note(note, "to be checked again: " + review.remark);
            break;
    }
    if (review.checked()) {
        if (review.from_version > 0) add_note(note, fmt::format("carried over from version {}, the words are the same", review.from_version));
        if (!review.remark.empty()) add_note(note, review.remark);
    }
    for (const std::string& words : review.notes) add_note(note, "note: " + words);
}

}  // namespace

std::string checked_by_words(const ComparisonCell& cell) {
    const bool checked = cell.review.checked();
    return checked ? cell.review.by + ", " + cell.review.on : "";
}

std::vector<std::string> shown_checks(const ComparisonTable& table) {
    std::vector<std::string> lines;
    bool reviewed = false;
    for (const ComparisonRow& row : table.rows) {
        std::string checked, unchecked;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ComparisonCell& cell = row.cells[i];
            reviewed = reviewed || cell.unchecked || cell.review.state != CheckState::no;
            const std::string who = checked_by_words(cell);
            std::string& list = who.empty() ? unchecked : checked;
            list += (list.empty() ? "" : "; ") + table.columns[i].name + (who.empty() ? "" : " (" + who + ")");
            if (cell.review.state == CheckState::recheck) list += " (to be checked again)";
        }
        std::string line = row.question;
        if (!checked.empty()) line += " Checked: " + checked + ".";
        if (!unchecked.empty()) line += " Not checked: " + unchecked + ".";
        lines.push_back(std::move(line));
    }
    return reviewed ? lines : std::vector<std::string>();
}

std::string_view answer_beside_quotes(const ShownCell& cell) { return cell.quoted ? k_see_words : std::string_view(cell.answer); }

ShownCell shown_cell(const ComparisonCell& cell, std::size_t most_quotes) {
    ShownCell shown;
    switch (cell.status) {
        case AnswerStatus::found:
            shown.answer = cell.value.empty() ? std::string(k_see_words) : cell.value;
            shown.quoted = is_own_words(cell.value, cell.quotes);
            break;
        case AnswerStatus::silent:
            shown.answer = !checked_by_words(cell).empty() ? "silent" : cell.unchecked ? "not found (unchecked)" : "not found";
            break;
        case AnswerStatus::deferred:
            shown.answer = cell.refers_to.empty() ? "refers elsewhere" : fmt::format("refers elsewhere: {}", cell.refers_to);
            break;
    }
    for (const Quote& quote : cell.quotes) {
        if (shown.quotes.size() == most_quotes) break;
        shown.quotes.push_back("\u201c" + quote.text + "\u201d");
        shown.citations.push_back(citation_of(quote));
    }
    if (cell.quotes.size() > most_quotes) {
        const std::size_t further = cell.quotes.size() - most_quotes;
        add_note(shown.note, fmt::format("{} further {}", further, further == 1 ? "clause" : "clauses"));
    }
    for (const std::string& doubt : cell.doubts) add_note(shown.note, doubt_words(doubt));
    add_review(shown.note, cell.review);
    if (!cell.followed.empty()) add_note(shown.note, fmt::format("answered by \u201c{}\u201d ({}), which it refers to", cell.refers_to, cell.followed));
    if (cell.status == AnswerStatus::deferred && !cell.refers_to.empty())
        add_note(shown.note, fmt::format("\u201c{}\u201d is not in this library, or does not answer: add it", cell.refers_to));
    if (cell.status != AnswerStatus::found) {
        for (const std::string& statute : cell.statutes) add_note(shown.note, "governed by the " + statute + " (not in this library)");
        std::string nearest;
        for (const Quote& quote : cell.nearest) nearest += (nearest.empty() ? "" : "; ") + quote.citation;
        if (!nearest.empty()) add_note(shown.note, "nearest: " + nearest);
    }
    return shown;
}

std::string column_title(const ComparisonTable& table, std::size_t column) {
    const ComparisonColumn& shown = table.columns[column];
    const auto authority = [](const ComparisonColumn& one) { return one.details.empty() ? std::string() : one.details.front().authority; };
    const std::string council = authority(shown);
    if (council.empty() || council == shown.name) return shown.name;
    const auto of_council = std::count_if(table.columns.begin(), table.columns.end(), [&](const ComparisonColumn& one) { return authority(one) == council; });
    return of_council > 1 ? fmt::format("{} ({})", council, shown.name) : council;
}

std::vector<std::string> shown_sources(const ComparisonTable& table) {
    std::vector<std::string> lines;
    for (const ComparisonColumn& column : table.columns) {
        for (std::size_t i = 0; i < column.documents.size(); ++i) {
            const Details& details = column.details[i];
            std::string line = column.documents[i] + ":";
            const auto add = [&](std::string_view before, const std::string& what) {
                if (!what.empty()) line += fmt::format("{}{}{}", line.back() == ':' ? " " : ", ", before, what);
            };
            add("", details.authority);
            add("", details.title);
            add("version ", details.version);
            add("adopted ", details.adopted);
            add("effective ", details.effective);
            add("status ", details.status);
            add("", details.url);
            add("retrieved ", details.retrieved);
            if (line.back() == ':') line += " nothing is known of it but its text";
            lines.push_back(line);
        }
    }
    return lines;
}

}  // namespace clausebook
