#include "extract/marked_clauses.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>

#include "model/names.h"
#include "text/words.h"

namespace clausebook {
namespace {

std::vector<std::string> parts_of(const std::string& line, std::string_view sign) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(sign, at), line.size());
        out.push_back(line.substr(at, end - at));
        at = end + sign.size();
    }
    return out;
}

std::optional<Stage> stage_of(std::string_view name) {
    for (const Stage stage : {Stage::initial, Stage::advice, Stage::dispute, Stage::review, Stage::approval, Stage::report_to, Stage::investigate}) {
        if (name_of(stage) == name) return stage;
    }
    return std::nullopt;
}

// Adds "D stage | role", "D ? | role" or "T quantity period modality bearer | words"; gives what is wrong with it, or nothing.
std::string add_fact(const std::string& fact, MarkedClause& clause) {
    const std::size_t bar = fact.find(" | ");
    if (bar == std::string::npos || bar < 3) return "a fact has no ' | ' between its kind and its words";
    const std::string words = fact.substr(bar + 3);
    if (clause.text.find(words) == std::string::npos) return "the clause does not say '" + words + "'";
    const std::vector<std::string> head = parts_of(fact.substr(2, bar - 2), " ");
    if (fact.starts_with("T ") && head.size() >= 2) {
        clause.time_limits.push_back(head[0] + " " + head[1] + " | " + words);
        return "";
    }
    if (!fact.starts_with("D ")) return "a fact is neither D nor T";
    if (head[0] == "?") {
        clause.doubtful.push_back(words);
        return "";
    }
    const auto stage = stage_of(head[0]);
    if (!stage) return "no stage is called '" + head[0] + "'";
    clause.deciders.push_back({*stage, words});
    return "";
}

}  // namespace

Result<std::vector<MarkedClause>> read_marked_clauses(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) return fail({"training-missing", "the file cannot be opened", "", path.string(), ""});
    std::vector<MarkedClause> clauses;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        const auto wrong = [&](std::string message) {
            return fail({"training-line", std::move(message), "see corpus/training/README.md", path.string(), fmt::format("line {}", number)});
        };
        const std::vector<std::string> columns = parts_of(line, "\t");
        if (columns.size() != 4) return wrong("the line has not the columns that it should");
        MarkedClause clause{columns[0], columns[1], columns[2], {}, {}, {}};
        for (const std::string& fact : parts_of(columns[3], " ;; ")) {
            if (fact.empty()) continue;
            if (const std::string fault = add_fact(fact, clause); !fault.empty()) return wrong(fault);
        }
        clauses.push_back(std::move(clause));
    }
    return clauses;
}

std::vector<MarkedClause> MarkedClauses::all() const {
    std::vector<MarkedClause> out = early;
    out.insert(out.end(), late.begin(), late.end());
    return out;
}

Result<MarkedClauses> read_all_marked_clauses(const std::filesystem::path& folder) {
    auto early = read_marked_clauses(folder / "early.tsv");
    if (!early) return fail(early.error());
    auto late = read_marked_clauses(folder / "late.tsv");
    if (!late) return fail(late.error());
    return MarkedClauses{std::move(*early), std::move(*late)};
}

ProtocolDoc clauses_document(const std::vector<HeadedClause>& clauses) {
    ProtocolDoc doc;
    const auto put = [&](std::string_view words) {
        const std::size_t begin = doc.text.size();
        doc.text += words;
        const Span span{begin, doc.text.size()};
        doc.text += '\n';
        return span;
    };
    for (const HeadedClause& one : clauses) {
        Unit section, clause;
        section.id = std::to_string(doc.units.size() / 2 + 1);
        section.kind = UnitKind::section;
        section.heading = put(one.heading);
        clause.id = section.id + "/p1";
        clause.parent = static_cast<int>(doc.units.size());
        clause.text = put(one.text);
        doc.units.push_back(section);
        doc.units.push_back(clause);
    }
    return doc;
}

ProtocolDoc clause_document(std::string_view heading, std::string_view text) { return clauses_document({{heading, text}}); }

std::vector<MarkedClause::MarkedDecider> Agreement::add(const MarkedClause& clause, const std::vector<Decider>& found, int unit) {
    std::vector<MarkedClause::MarkedDecider> missed = clause.deciders;
    wanted += static_cast<int>(missed.size());
    for (const Decider& decider : found) {
        if (decider.unit != unit) continue;
        auto like = missed.end();
        for (auto mark = missed.begin(); mark != missed.end(); ++mark) {
            if (!same_words(mark->role, decider.role)) continue;
            if (like == missed.end() || mark->stage == decider.stage) like = mark;
            if (like->stage == decider.stage) break;
        }
        if (like != missed.end()) {
            ++made;
            ++right;
            right_stage += like->stage == decider.stage;
            missed.erase(like);
        } else if (std::none_of(clause.doubtful.begin(), clause.doubtful.end(), [&](const std::string& role) { return same_words(role, decider.role); })) {
            ++made;
        }
    }
    return missed;
}

bool same_words(std::string_view a, std::string_view b) {
    constexpr std::array<std::string_view, 4> articles = {"the", "a", "an", "s"};
    std::vector<std::string> few = folded_words(a), many = folded_words(b);
    for (std::vector<std::string>* words : {&few, &many})
        std::erase_if(*words, [&](const std::string& word) { return std::find(articles.begin(), articles.end(), word) != articles.end(); });
    if (few.size() > many.size()) few.swap(many);
    return !few.empty() && (std::equal(few.begin(), few.end(), many.begin()) || std::equal(few.rbegin(), few.rend(), many.rbegin()));
}

}  // namespace clausebook
