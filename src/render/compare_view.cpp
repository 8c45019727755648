#include "render/compare_view.h"

#include <fmt/format.h>

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
    if (doubt == "remote") return "stands in a remote book";
    return doubt;
}

namespace {

std::string citation_of(const Quote& quote) {
    std::string citation = quote.citation;
    if (!quote.page.empty()) citation += fmt::format(" (page {})", quote.page);
    return citation;
}

void add_note(std::string& note, std::string_view more) {
    if (!note.empty()) note += "; ";
    note += more;
}

}  // namespace

ShownCell shown_cell(const ComparisonCell& cell, std::size_t most_quotes) {
    ShownCell shown;
    switch (cell.status) {
        case AnswerStatus::found:
            shown.answer = cell.value.empty() ? "see the words" : cell.value;
            break;
        case AnswerStatus::silent:
            shown.answer = "not found";
            break;
        case AnswerStatus::deferred:
            shown.answer = "refers elsewhere";
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
    if (cell.checked != "no") add_note(shown.note, "checked: " + cell.checked);
    if (cell.status != AnswerStatus::found) {
        for (const std::string& statute : cell.statutes) add_note(shown.note, "governed by the " + statute + " (not in this library)");
        std::string nearest;
        for (const Quote& quote : cell.nearest) nearest += (nearest.empty() ? "" : ", ") + quote.citation;
        if (!nearest.empty()) add_note(shown.note, "nearest: " + nearest);
    }
    return shown;
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
