// One answer of the comparison: why it is so, and what people decide about it.
#include <algorithm>

#include "app/compare.h"
#include "app/review.h"
#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/citation.h"
#include "render/compare_view.h"

namespace clausebook {
namespace {

constexpr std::size_t k_longest_words = 2000;  // of a name, a value or a note

std::string kind_words_of(const Decision& decision) {
    switch (decision.kind) {
        case DecisionKind::confirm:
            return "confirmed it";
        case DecisionKind::set:
            return "corrected it";
        case DecisionKind::note:
            return "noted";
        case DecisionKind::undo:
            return "took a decision back";
        case DecisionKind::join:
        case DecisionKind::split:
        case DecisionKind::relabel:
        case DecisionKind::reparent:
        case DecisionKind::restore:
            return "changed how it is cut";
    }
    return "";
}

std::string state_words(const Decision& decision) {
    if (decision.kind != DecisionKind::set) return decision.words;
    switch (decision.after.status) {
        case AnswerStatus::found:
            return decision.after.value;
        case AnswerStatus::silent:
            return "the text says nothing on it";
        case AnswerStatus::deferred:
            return "it refers elsewhere";
    }
    return "";
}

// What people decided about this answer, latest first.
std::vector<View> decision_views(const std::vector<LoggedDecision>& log, const std::string& key) {
    std::vector<View> out;
    for (auto entry = log.rbegin(); entry != log.rend(); ++entry) {
        const Decision& decision = entry->decision;
        if (decision.provision != key) continue;
        View one;
        one.set("who", decision.who)
            .set("when", date_words(decision.when.substr(0, 10)))
            .set("did", kind_words_of(decision))
            .set("words", state_words(decision))
            .set("reason", decision.reason)
            .set("stands", entry->stands && decision.kind != DecisionKind::undo)
            .set("id", decision.id);
        out.push_back(std::move(one));
    }
    return out;
}

// Where a person came from: the comparison with its choice, or the list of what is to be checked.
std::string way_back(const std::string& back) { return back == "to-check" ? "/to-check" : "/compare" + (back.empty() ? "" : "?" + back); }

Values place_of(const std::string& council, const std::string& question, const std::string& back) {
    Values values{{"council", {council}}, {"question", {question}}};
    if (!back.empty()) values["back"] = {back};
    return values;
}

Result<Response> cell_page(Site& site, const Request& request, const Values& asked, const std::string& wrong) {
    const auto first = [&](const std::string& name) {
        const auto found = asked.find(name);
        return found == asked.end() ? std::string() : found->second.front();
    };
    const std::string council = first("council"), question = first("question"), back = first("back");
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto ref = (*library)->find(council);
    if (!ref) return fail(ref.error());
    if (question.empty()) return fail({"provision-missing", "no question is named", "Choose one on the page Compare", "", ""});
    CompareRequest one;
    one.documents = {ref->id};
    one.provisions = {question};
    const auto table = compare(**library, one);
    if (!table) return fail(table.error());
    const ComparisonRow& row = table->rows.front();
    const ComparisonCell& cell = row.cells.front();
    const auto names = council_names(**library);
    const std::vector<LoggedDecision> log = review_log(**library, "");
    std::vector<View> decisions = decision_views(review_log(**library, ref->id), question);
    std::vector<std::string> doubt_list;
    for (const std::string& doubt : cell.doubts) doubt_list.emplace_back(doubt_words(doubt));
    std::string clauses;
    for (const Quote& quote : cell.quotes) clauses += (clauses.empty() ? "" : "; ") + quote.citation;
    const bool found = cell.status == AnswerStatus::found;
    const std::string typed_who = request.filled("who");
    View view;
    view.set("council", names.at(ref->id))
        .set("title", table->columns.front().details.front().title)
        .set("document_path", document_path(ref->id))
        .set("question_words", row.question)
        .set("found", found)
        .set("silent", cell.status == AnswerStatus::silent)
        .set("elsewhere", cell.status == AnswerStatus::deferred)
        .set("confirmed_silent", cell.status == AnswerStatus::silent && (cell.review.state == CheckState::yes || cell.review.state == CheckState::corrected))
        .set("value", cell.value)
        .set("checked", cell.review.state == CheckState::no ? "not checked by a person yet" : checked_words(cell.review))
        .set("remark", cell.review.remark)
        .set("doubts", words_views(doubt_list))
        .set("quotes", quote_views(cell.quotes, names))
        .set("has_because", !cell.because.empty())
        .set("because", words_views(cell.because))
        .set("has_nearest", !found && !cell.nearest.empty())
        .set("nearest", quote_views(cell.nearest, names))
        .set("statutes", words_views(cell.statutes))
        .set("has_decisions", !decisions.empty())
        .set("decisions", std::move(decisions))
        .set("clauses", request.filled("clauses").empty() ? clauses : request.filled("clauses"))
        .set("new_value", request.filled("value").empty() ? cell.value : request.filled("value"))
        .set("ask_who", request.user.empty())
        .set("reviewer", !typed_who.empty() ? typed_who
                         : log.empty()      ? ""
                                            : log.back().decision.who)
        .set("council_id", ref->id)
        .set("question", question)
        .set("back", back)
        .set("back_path", way_back(back))
        .set("back_label", back == "to-check" ? "To check" : "Comparison")
        .set("saved", request.asked("saved") == "yes")
        .set("wrong", wrong);
    return site.page(request, "cell", wrong.empty() ? "One answer" : "Error: One answer", std::move(view), wrong.empty() ? 200 : 400);
}

// "9(b); para 4.2" as a list of places.
std::vector<std::string> places_of(const std::string& typed) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= typed.size();) {
        const std::size_t end = std::min(typed.find_first_of(";\n", at), typed.size());
        std::string place = typed.substr(at, end - at);
        const std::size_t begin = place.find_first_not_of(" \r\t");
        if (begin != std::string::npos) out.push_back(place.substr(begin, place.find_last_not_of(" \r\t") - begin + 1));
        at = end + 1;
    }
    return out;
}

}  // namespace

Result<Response> show_cell(Site& site, const Request& request) { return cell_page(site, request, request.query, ""); }

Result<Response> decide_cell(Site& site, const Request& request) {
    const std::string &what = request.filled("decision"), &council = request.filled("council"), &question = request.filled("question");
    const std::string& who = request.user.empty() ? request.filled("who") : request.user;
    const auto wrong = [&](const std::string& words) { return cell_page(site, request, request.form, words); };
    if (who.find_first_not_of(" \t") == std::string::npos) return wrong("Write your name: a decision is kept with who took it");
    for (const char* field : {"who", "value", "words", "reason", "clauses"}) {
        if (request.filled(field).size() > k_longest_words) return wrong("What was written is too long");
    }
    DecisionRequest decision;
    decision.document = council;
    decision.provision = question;
    decision.reason = request.filled("reason");
    if (what == "confirm") {
        decision.kind = DecisionKind::confirm;
    } else if (what == "note") {
        decision.kind = DecisionKind::note;
        decision.words = request.filled("words");
    } else if (what == "undo") {
        decision.kind = DecisionKind::undo;
        decision.undoes = request.filled("undoes");
    } else if (what == "set") {
        decision.kind = DecisionKind::set;
        const std::string& now = request.filled("now");
        decision.absent = now == "absent";
        decision.elsewhere = now == "elsewhere";
        if (!decision.absent && !request.filled("clauses").empty()) decision.units = places_of(request.filled("clauses"));
        if (now == "answer" && !request.filled("value").empty()) decision.value = request.filled("value");
    } else {
        return wrong("Choose what to do");
    }
    auto library = site.library_for_writing();
    if (!library) return fail(library.error());
    const auto written = record_decision(*library, {who, site.today()}, decision);
    if (!written) {
        std::string message = written.error().message + (written.error().hint.empty() ? "" : ". " + written.error().hint);
        if (!message.empty() && message[0] >= 'a' && message[0] <= 'z') message[0] = static_cast<char>(message[0] - 'a' + 'A');
        return wrong(message);
    }
    Values place = place_of(council, question, request.filled("back"));
    place["saved"] = {"yes"};
    return redirect("/compare/cell?" + query_of(place));
}

}  // namespace clausebook
