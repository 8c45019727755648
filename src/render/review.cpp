#include "render/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "model/names.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// For people: an absence is only said to be one once somebody has looked.
std::string said(const std::string& status, const std::string& value, bool checked) {
    if (status == "silent") return checked ? "silent" : "not found";
    if (status == "deferred") return "refers elsewhere";
    return value.empty() && status == "found" ? "see the words" : value;
}

std::string said(const CellState& state, bool checked) { return said(std::string(name_of(state.status)), state.value, checked); }

std::string places_words(const std::vector<Anchor>& places) {
    std::string out;
    for (const Anchor& place : places) out += (out.empty() ? "" : "; ") + (place.citation.empty() ? place.unit : place.citation);
    return out;
}

// What a decision says, in one line.
std::string decided_words(const Decision& decision) {
    const auto quoted = [](const std::string& words) { return "\u201c" + words + "\u201d"; };
    switch (decision.kind) {
        case DecisionKind::confirm:
            return decision.provision.empty() ? "checked" : said(decision.after, true);
        case DecisionKind::set:
            return said(decision.after, true) + ", formerly " + said(decision.before, false);
        case DecisionKind::note:
            return decision.words;
        case DecisionKind::join:
            return quoted(decision.was) + " belongs to the clause before it";
        case DecisionKind::split:
            return "a new clause begins with " + quoted(decision.words);
        case DecisionKind::relabel:
            return (decision.words.empty() ? "no number" : "numbered " + decision.words) + (decision.was.empty() ? "" : ", formerly " + decision.was);
        case DecisionKind::reparent:
            return "stands under " + (decision.places.size() > 1 ? places_words({decision.places[1]}) : "nothing") + ", formerly " + decision.was;
        case DecisionKind::restore:
            return "left out by mistake: " + quoted(decision.words);
        case DecisionKind::undo:
            return "takes back " + decision.undoes;
    }
    return "";
}

std::string subject_words(const Decision& decision) {
    if (!decision.provision.empty()) return decision.provision;
    if (decision.places.empty()) return decision.kind == DecisionKind::undo ? "" : "the document";
    return places_words({decision.kind == DecisionKind::join ? decision.places.back() : decision.places.front()});
}

Json state_json(const CellState& state) {
    Json units = Json::array();
    for (std::size_t i = 0; i < state.units.size(); ++i) {
        units.push_back({{"unit", state.units[i].unit}, {"citation", state.units[i].citation}, {"text", i < state.quotes.size() ? state.quotes[i] : ""}});
    }
    return {{"status", name_of(state.status)}, {"value", text_or_null(state.value)}, {"units", units}};
}

Json one_decision(const Decision& decision) {
    Json out = {{"id", decision.id},
                {"who", decision.who},
                {"when", decision.when},
                {"kind", name_of(decision.kind)},
                {"document", decision.document},
                {"version", decision.version},
                {"provision", text_or_null(decision.provision)},
                {"reason", text_or_null(decision.reason)}};
    if (!decision.provision.empty()) {
        out["before"] = state_json(decision.before);
        out["after"] = state_json(decision.after);
    }
    Json places = Json::array();
    for (const Anchor& place : decision.places) places.push_back({{"unit", place.unit}, {"citation", place.citation}});
    out["places"] = places;
    out["was"] = text_or_null(decision.was);
    out["words"] = text_or_null(decision.words);
    out["replaces"] = decision.replaces;
    out["undoes"] = text_or_null(decision.undoes);
    return out;
}

Json damage_json(const std::vector<ReviewDamage>& damage) {
    Json out = Json::array();
    for (const ReviewDamage& one : damage) out.push_back({{"line", one.line}, {"what", one.what}, {"torn", one.torn}});
    return out;
}

// The beginning of a long text, cut at a blank.
std::string shortened(const std::string& text) {
    constexpr std::size_t k_longest = 80;
    if (text.size() <= k_longest) return text;
    const std::size_t cut = text.rfind(' ', k_longest);
    return cut == std::string::npos ? text : text.substr(0, cut) + " …";
}

constexpr std::array<const char*, 4> k_quote_states = {"stands", "altered", "superseded", "unknown"};

constexpr std::array<const char*, 6> k_states = {"unchecked", "doubtful", "recheck", "conflict", "checked", "corrected"};
std::string state_word(ReviewState state) { return k_states[static_cast<std::size_t>(state)]; }

}  // namespace

std::string review_list_text(const std::vector<ReviewItem>& items, const TextStyle& style) {
    std::string out;
    std::array<int, k_states.size()> counts{};
    for (std::size_t i = 0; i < items.size();) {
        const std::string document = items[i].document;
        const int version = items[i].version;
        out += bold(printable(version > 0 ? fmt::format("{}@{}", document, version) : document), style) + "\n";
        TextTable table({{"WHAT"}, {"STATE"}, {"ANSWER"}, {"PLACE"}, {"WHY"}});
        for (; i < items.size() && items[i].document == document && items[i].version == version; ++i) {
            const ReviewItem& item = items[i];
            ++counts[static_cast<std::size_t>(item.state)];
            const bool settled = item.state == ReviewState::checked || item.state == ReviewState::corrected;
            std::string why = item.message;
            if (settled && !item.by.empty()) why += (why.empty() ? "" : "; ") + fmt::format("by {}, {}", item.by, item.on);
            table.add({item.provision.empty() ? "clause" : item.provision, state_word(item.state), printable(shortened(said(item.status, item.value, settled))),
                       printable(item.citation), printable(why)});
        }
        out += table.render(style) + "\n";
    }
    std::string sum;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) sum += fmt::format("{}{} {}", sum.empty() ? "" : ", ", counts[i], k_states[i]);
    }
    return out + (sum.empty() ? "Nothing to check" : sum) + ".\n";
}

std::string review_list_json(const std::vector<ReviewItem>& items) {
    Json list = Json::array();
    for (const ReviewItem& item : items) {
        list.push_back({{"state", state_word(item.state)},
                        {"document", item.document},
                        {"version", item.version > 0 ? Json(item.version) : Json(nullptr)},
                        {"provision", text_or_null(item.provision)},
                        {"question", text_or_null(item.question)},
                        {"unit", text_or_null(item.unit)},
                        {"citation", text_or_null(item.citation)},
                        {"status", text_or_null(item.status)},
                        {"value", text_or_null(item.value)},
                        {"message", text_or_null(item.message)},
                        {"by", text_or_null(item.by)},
                        {"on", text_or_null(item.on)},
                        {"decisions", item.decisions}});
    }
    return dumped({{"format", "clausebook/1"}, {"items", list}});
}

std::string review_log_text(const std::vector<LoggedDecision>& log, const std::vector<ReviewDamage>& damage, const TextStyle& style) {
    TextTable table({{"ID"}, {"WHEN"}, {"WHO"}, {"DOCUMENT"}, {"WHAT"}, {"DECISION"}});
    for (const LoggedDecision& logged : log) {
        const Decision& decision = logged.decision;
        std::string words = decided_words(decision);
        if (!decision.reason.empty()) words += " (" + decision.reason + ")";
        if (!logged.stands) words += " [no longer]";
        table.add({decision.id.substr(0, 6), printable(decision.when.substr(0, 10)), printable(decision.who),
                   printable(fmt::format("{}@{}", decision.document, decision.version)), printable(subject_words(decision)),
                   printable(fmt::format("{}: {}", name_of(decision.kind), words))});
    }
    std::string out = log.empty() ? "No decisions.\n" : table.render(style);
    for (const ReviewDamage& one : damage) out += fmt::format("review.jsonl, line {}: {}\n", one.line, one.what);
    return out;
}

std::string review_log_json(const std::vector<LoggedDecision>& log, const std::vector<ReviewDamage>& damage) {
    Json list = Json::array();
    for (const LoggedDecision& logged : log) {
        list.push_back(one_decision(logged.decision));
        list.back()["stands"] = logged.stands;
    }
    return dumped({{"format", "clausebook/1"}, {"decisions", list}, {"damage", damage_json(damage)}});
}

std::string decision_text(const Decision& decision, const TextStyle& style) {
    const std::string subject = subject_words(decision);
    return paragraph(printable(fmt::format("{}@{}{}{}: {}: {} ({}, {})", decision.document, decision.version, subject.empty() ? "" : ", ", subject,
                                           name_of(decision.kind), decided_words(decision), decision.who, decision.when.substr(0, 10))),
                     "", 0, style);
}

std::string decision_json(const Decision& decision) { return dumped({{"format", "clausebook/1"}, {"decision", one_decision(decision)}}); }

std::string review_import_text(const ReviewImport& result, const TextStyle& style) {
    std::string out;
    for (const Decision& decision : result.added) out += decision_text(decision, style);
    if (!result.conflicts.empty()) {
        out += (out.empty() ? "" : "\n") + bold("Conflicts", style) + "\n";
        TextTable table({{"DOCUMENT"}, {"QUESTION"}, {"WHERE"}, {"WHY"}});
        for (const ReviewConflict& one : result.conflicts) {
            table.add({printable(one.document), printable(one.provision), printable(one.place), printable(one.message)});
        }
        out += table.render(style);
    }
    return out +
           fmt::format("{}{} looked at, {} taken over, {} in conflict.\n", out.empty() ? "" : "\n", result.rows, result.added.size(), result.conflicts.size());
}

std::string review_import_json(const ReviewImport& result) {
    Json added = Json::array(), conflicts = Json::array();
    for (const Decision& decision : result.added) added.push_back(one_decision(decision));
    for (const ReviewConflict& one : result.conflicts) {
        conflicts.push_back(
            {{"document", text_or_null(one.document)}, {"provision", text_or_null(one.provision)}, {"place", one.place}, {"message", one.message}});
    }
    return dumped({{"format", "clausebook/1"}, {"rows", result.rows}, {"added", added}, {"conflicts", conflicts}});
}

std::string report_check_text(const ReportCheck& check, const TextStyle& style) {
    TextTable table({{"WHERE"}, {"DOCUMENT"}, {"CITATION"}, {"WORDS"}, {"WHY"}});
    std::size_t fallen = 0;
    for (const ReportQuote& quote : check.quotes) {
        if (quote.state == QuoteState::stands) continue;
        ++fallen;
        table.add({printable(quote.place), printable(quote.document), printable(quote.citation), printable(quote.text), printable(quote.message)});
    }
    std::string out = fallen == 0 ? "" : table.render(style) + "\n";
    out += fmt::format("{} of {} quotes stand as they are quoted.", check.quotes.size() - fallen, check.quotes.size());
    if (!check.fingerprint.empty()) out += check.same_library ? " The library is as it was." : " The library has changed since the report was made.";
    return out + "\n";
}

std::string report_check_json(const ReportCheck& check) {
    Json quotes = Json::array();
    for (const ReportQuote& quote : check.quotes) {
        quotes.push_back({{"state", k_quote_states[static_cast<std::size_t>(quote.state)]},
                          {"document", quote.document},
                          {"place", quote.place},
                          {"citation", quote.citation},
                          {"text", quote.text},
                          {"message", text_or_null(quote.message)}});
    }
    return dumped({{"format", "clausebook/1"}, {"fingerprint", text_or_null(check.fingerprint)}, {"same_library", check.same_library}, {"quotes", quotes}});
}

}  // namespace clausebook
