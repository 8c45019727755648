// The comparison: councils and questions are chosen, the choice is in the address; a table of short answers, each of which opens to its words.
#include "app/compare.h"

#include <algorithm>

#include "app/change_documents.h"
#include "app/own_provisions.h"
#include "model/own_words.h"
#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/compare_table_files.h"
#include "render/compare_view.h"

namespace clausebook {
namespace {

constexpr std::size_t k_most_quotes = 3;      // of one answer
constexpr std::size_t k_words_in_cell = 140;  // bytes of an answer in words

// What is compared, as the address says.
struct Choice {
    CouncilChoice councils;
    std::vector<std::string> topics;     // groups of questions
    std::vector<std::string> questions;  // keys
    bool differing = false;
    bool by_authority = false;

    static Choice read(const Request& request) {
        Choice choice{read_council_choice(request.query), request.all_asked("topic"), request.all_asked("question"), request.asked("differing") == "yes",
                      request.asked("by") == "authority"};
        return choice;
    }
    std::string query() const {
        Values values;
        add_choice(values, councils);
        if (!topics.empty()) values["topic"] = topics;
        if (!questions.empty()) values["question"] = questions;
        if (differing) values["differing"] = {"yes"};
        if (by_authority) values["by"] = {"authority"};
        return query_of(values);
    }
};

bool holds(const std::vector<std::string>& list, const std::string& one) { return std::find(list.begin(), list.end(), one) != list.end(); }

// The groups of the questions, in the catalogue's order.
std::vector<std::string> groups_of(const Provisions& provisions) {
    std::vector<std::string> groups;
    for (const Provision& provision : provisions.list) {
        if (!holds(groups, provision.group)) groups.push_back(provision.group);
    }
    return groups;
}

Result<ComparisonTable> compared(const Library& library, const Provisions& provisions, const Choice& choice) {
    CompareRequest asked;
    asked.documents = choice.councils.councils;
    asked.group = choice.councils.set;
    asked.by_authority = choice.by_authority;
    asked.only_differing = choice.differing;
    const std::vector<std::string> groups = groups_of(provisions);
    for (const std::string& topic : choice.topics) {
        if (!holds(groups, topic)) return fail({"topic-missing", "there is no group of questions '" + topic + "'", "", "", ""});
    }
    asked.provisions = choice.questions;
    for (const Provision& provision : provisions.list) {
        if (holds(choice.topics, provision.group) && !holds(asked.provisions, provision.key)) asked.provisions.push_back(provision.key);
    }
    return compare(library, asked);
}

void show_question_choice(View& view, const Provisions& provisions, const Choice& choice) {
    std::vector<View> topics;
    for (const std::string& group : groups_of(provisions)) {
        std::vector<View> questions;
        for (const Provision& provision : provisions.list) {
            if (provision.group != group) continue;
            View one;
            one.set("key", provision.key).set("question", provision.question).set("chosen", holds(choice.questions, provision.key));
            questions.push_back(std::move(one));
        }
        View topic;
        topic.set("group", group)
            .set("words", group.empty() ? "Other questions" : group_words(group))
            .set("count", counted(questions.size(), "question", "questions"))
            .set("chosen", holds(choice.topics, group))
            .set("questions", std::move(questions));
        topics.push_back(std::move(topic));
    }
    view.set("topics", std::move(topics)).set("differing", choice.differing).set("by_authority", choice.by_authority);
}

// The beginning of an answer in words, cut between words and marked so.
std::string beginning(const std::string& words) {
    if (words.size() <= k_words_in_cell) return "\u201c" + words + "\u201d";
    const std::size_t blank = words.rfind(' ', k_words_in_cell);
    return "\u201c" + words.substr(0, blank == std::string::npos ? 0 : blank) + " \u2026\u201d";
}

std::string answer_words(const ComparisonCell& cell) {
    const ShownCell shown = shown_cell(cell, 0);
    if (cell.status != AnswerStatus::found)
        return cell.status == AnswerStatus::deferred ? "Refers elsewhere" : shown.answer == "silent" ? "Silent" : "Not found";
    return shown.quoted ? beginning(cell.value) : shown.answer;
}

std::string relation_words(Relation relation) {
    const std::string_view word = relation_word(relation);
    if (word.empty()) return "";
    return std::string(word) + (relation == Relation::no_figure   ? ""
                                : relation == Relation::same      ? " as ours"
                                : relation == Relation::different ? " from ours"
                                                                  : " than ours");
}

bool is_marked(Relation relation) {
    switch (relation) {
        case Relation::none:
        case Relation::ours:
        case Relation::same:
            return false;
        case Relation::shorter:
        case Relation::longer:
        case Relation::different:
        case Relation::no_figure:
            return true;
    }
    return false;
}

std::vector<View> doubt_views(const ComparisonCell& cell) {
    std::vector<std::string> words;
    for (const std::string& doubt : cell.doubts) words.emplace_back(doubt_words(doubt));
    return words_views(words);
}

using Names = std::map<std::string, std::string>;

View cell_view(const ComparisonRow& row, const ComparisonColumn& column, const ComparisonCell& cell, const Names& names, const std::string& back) {
    std::vector<View> checks;
    for (const std::string& document : column.documents) {
        View one;
        one.set("path",
                "/compare/cell?" + query_of({{"council", {document}}, {"question", {row.provision}}}) + (back.empty() ? "" : "&back=" + encode_address(back)));
        checks.push_back(std::move(one));
    }
    const bool found = cell.status == AnswerStatus::found;
    View view;
    view.set("answer", answer_words(cell))
        .set("absent", !found)
        .set("value", found && !is_own_words(cell.value, cell.quotes))
        .set("words", found && is_own_words(cell.value, cell.quotes))
        .set("differs", is_marked(cell.relation))
        .set("relation", relation_words(cell.relation))
        .set("checked", checked_words(cell.review))
        .set("doubts", doubt_views(cell))
        .set("has_quotes", !cell.quotes.empty())
        .set("quotes", quote_views(cell.quotes, names, k_most_quotes))
        .set("further", cell.quotes.size() > k_most_quotes ? std::to_string(cell.quotes.size() - k_most_quotes) : "")
        .set("has_nearest", !found && !cell.nearest.empty())
        .set("nearest", found ? std::vector<View>() : quote_views(cell.nearest, names, k_most_quotes))
        .set("statutes", found ? std::vector<View>() : words_views(cell.statutes))
        .set("checks", std::move(checks))
        .set("council", column.name);
    return view;
}

View column_view(const ComparisonColumn& column, const Names& names, bool by_authority) {
    const auto name = names.find(column.name);
    View view;
    view.set("council", by_authority || name == names.end() ? column.name : name->second).set("home", column.home);
    std::vector<View> texts;
    for (std::size_t i = 0; i < column.documents.size(); ++i) {
        const Details& details = column.details[i];
        View text;
        text.set("path", document_path(column.documents[i]))
            .set("title", details.title.empty() ? column.documents[i] : details.title)
            .set("year", details.adopted.substr(0, 4))
            .set("status", details.status == "in-force" || details.status.empty() ? "" : status_words(details.status));
        texts.push_back(std::move(text));
    }
    view.set("texts", std::move(texts));
    return view;
}

View table_view(const ComparisonTable& table, const Names& names, const Choice& choice) {
    std::vector<View> columns, rows;
    for (const ComparisonColumn& column : table.columns) columns.push_back(column_view(column, names, choice.by_authority));
    const std::string back = choice.query();
    std::string group;
    for (const ComparisonRow& row : table.rows) {
        View one;
        if (rows.empty() || row.group != group) one.set("group", row.group.empty() ? "Other questions" : group_words(row.group));
        group = row.group;
        std::vector<View> cells;
        for (std::size_t i = 0; i < row.cells.size(); ++i) cells.push_back(cell_view(row, table.columns[i], row.cells[i], names, back));
        one.set("key", row.provision).set("question", row.question).set("untested", row.untested).set("cells", std::move(cells));
        rows.push_back(std::move(one));
    }
    View view;
    view.set("width", table.columns.size() + 1).set("columns", std::move(columns)).set("has_rows", !rows.empty()).set("rows", std::move(rows));
    return view;
}

}  // namespace

Result<Response> show_compare(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const Choice choice = Choice::read(request);
    const auto catalogue = catalogue_of(**library);
    if (!catalogue) return fail(catalogue.error());
    View view;
    show_council_choice(view, **library, choice.councils);
    show_question_choice(view, catalogue->provisions, choice);
    if (!request.query.empty()) {
        const auto table = compared(**library, catalogue->provisions, choice);
        if (!table) return fail(table.error());
        const std::string query = choice.query();
        view.set("table", table_view(*table, council_names(**library), choice))
            .set("wide", true)
            .set("summary", counted(table->rows.size(), "question", "questions") + ", " + counted(table->columns.size(), "column", "columns"))
            .set("method", k_comparison_method)
            .set("save", "/compare/save?" + query + (query.empty() ? "" : "&"));
    }
    view.set("set_name", request.asked("saved"));
    return site.page(request, "compare", "Compare", std::move(view));
}

Result<Response> save_compare(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto catalogue = catalogue_of(**library);
    if (!catalogue) return fail(catalogue.error());
    const auto table = compared(**library, catalogue->provisions, Choice::read(request));
    if (!table) return fail(table.error());
    const TableOrigin origin{"clausebook " CLAUSEBOOK_VERSION, (*library)->book().manifest().model_hash, site.today()};
    const std::string& form = request.asked("format");
    const std::string name = "comparison-" + site.today() + "." + form;
    if (form == "csv") return download(compare_csv(*table, origin), "text/csv; charset=utf-8", name);
    if (form == "html") return download(compare_html(*table, origin), "text/html; charset=utf-8", name);
    const bool xlsx = form == "xlsx";
    if (!xlsx && form != "docx") return fail({"format-missing", "a comparison cannot be saved in that form", "Choose Excel, Word, CSV or one page", "", ""});
    const Result<std::string> bytes = xlsx ? compare_xlsx(*table, origin) : compare_docx(*table, origin, TableLayout::automatic);
    if (!bytes) return fail(bytes.error());
    return download(
        *bytes,
        xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        name);
}

Result<Response> save_set(Site& site, const Request& request) {
    const std::string& name = request.filled("name");
    if (name.empty() || name.size() > 100) return fail({"set-unnamed", "the set has no name", "Give it a short name, such as neighbours", "", ""});
    auto library = site.library_for_writing();
    if (!library) return fail(library.error());
    if (auto set = set_group(*library, name, request.all_filled("council")); !set) return fail(set.error());
    if (request.all_filled("council").empty()) return redirect("/compare");
    return redirect("/compare?" + query_of({{"set", {name}}}));
}

}  // namespace clausebook
