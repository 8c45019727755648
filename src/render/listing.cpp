#include "render/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t k_doubts_shown = 5;  // of one file

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string dumped(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string count(int n) { return n == 0 ? "" : std::to_string(n); }

std::string plural(std::size_t n, std::string_view one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); }

std::string_view outcome_name(AddOutcome outcome) {
    switch (outcome) {
        case AddOutcome::added:
            return "added";
        case AddOutcome::new_version:
            return "new version";
        case AddOutcome::unchanged:
            return "unchanged";
        case AddOutcome::failed:
            return "failed";
    }
    return "";
}

Json diagnostic_json(const Diagnostic& diagnostic) {
    Json out = {{"severity", diagnostic.severity == Severity::error     ? "error"
                             : diagnostic.severity == Severity::warning ? "warning"
                                                                        : "note"},
                {"code", diagnostic.code},
                {"message", diagnostic.message},
                {"span", {diagnostic.span.begin, diagnostic.span.end}}};
    if (diagnostic.page_number > 0) out["page"] = diagnostic.page_number;
    return out;
}

Json error_json(const Error& error) {
    return {{"code", error.code},
            {"message", error.message},
            {"hint", text_or_null(error.hint)},
            {"path", text_or_null(error.path)},
            {"place", text_or_null(error.place)}};
}

Json damage_json(const std::vector<Damage>& damage) {
    Json out = Json::array();
    for (const Damage& one : damage) out.push_back({{"document", one.document}, {"file", one.file}, {"what", one.what}});
    return out;
}

}  // namespace

std::string error_line(const Error& error) {
    std::string line;
    for (const std::string& part : {error.path, error.place}) {
        if (!part.empty()) line += (line.empty() ? "" : ", ") + part;
    }
    if (!line.empty()) line += ": ";
    line += error.message + ".";
    if (!error.hint.empty()) {
        std::string hint = error.hint;
        if (hint[0] >= 'a' && hint[0] <= 'z') hint[0] = static_cast<char>(hint[0] - 'a' + 'A');
        line += " " + hint + (hint.back() == '.' || hint.back() == '?' ? "" : ".");
    }
    return printable(line);
}

std::string list_text(const std::vector<ListedDocument>& documents, const TextStyle& style) {
    TextTable table({{"DOCUMENT"}, {"COUNCIL"}, {"TITLE"}, {"STATUS"}, {"ADOPTED"}, {"CLAUSES", true}, {"PAGES", true}});
    for (const ListedDocument& document : documents) {
        const bool several = document.versions > 1 || document.version > 1;
        table.add({document.id + (several ? "@" + std::to_string(document.version) : "") + (document.home ? " *" : ""),
                   document.details.authority.empty() ? "-" : document.details.authority,
                   document.details.title.empty() ? document.source_name : document.details.title,
                   document.details.status.empty() ? "unknown" : document.details.status, document.details.adopted.empty() ? "-" : document.details.adopted,
                   std::to_string(document.units), count(document.pages)});
    }
    std::string out = documents.empty() ? "" : table.render(style);
    const bool home = std::any_of(documents.begin(), documents.end(), [](const ListedDocument& d) { return d.home; });
    out += fmt::format("{}{}.\n", documents.empty() ? "" : "\n", plural(documents.size(), "document"));
    if (home) out += "* our own council\n";
    std::vector<std::string> groups;
    for (const ListedDocument& document : documents) groups.insert(groups.end(), document.groups.begin(), document.groups.end());
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    for (const std::string& group : groups) {
        std::string members;
        for (const ListedDocument& document : documents) {
            if (std::find(document.groups.begin(), document.groups.end(), group) != document.groups.end())
                members += (members.empty() ? "" : ", ") + document.id;
        }
        out += printable(fmt::format("group {}: {}", group, members)) + "\n";
    }
    return out;
}

std::string list_json(const std::vector<ListedDocument>& documents) {
    Json rows = Json::array();
    for (const ListedDocument& document : documents) {
        const Details& details = document.details;
        Json row = {{"id", document.id},
                    {"version", document.version},
                    {"versions", document.versions},
                    {"source", document.source_name},
                    {"path", document.source_path},
                    {"form", document.format},
                    {"added", document.added},
                    {"units", document.units},
                    {"pages", document.pages},
                    {"warnings", document.warnings},
                    {"authority", text_or_null(details.authority)},
                    {"authority_type", text_or_null(details.authority_type)},
                    {"nation", text_or_null(details.nation)},
                    {"kind", text_or_null(details.kind)},
                    {"title", text_or_null(details.title)},
                    {"adopted", text_or_null(details.adopted)},
                    {"review", text_or_null(details.review)},
                    {"effective", text_or_null(details.effective)},
                    {"document_version", text_or_null(details.version)},
                    {"status", text_or_null(details.status)},
                    {"url", text_or_null(details.url)},
                    {"retrieved", text_or_null(details.retrieved)},
                    {"home", document.home},
                    {"groups", document.groups}};
        if (document.read_with.first_page > 0) row["page_range"] = {document.read_with.first_page, document.read_with.last_page};
        rows.push_back(std::move(row));
    }
    return dumped({{"format", "clausebook/1"}, {"documents", rows}});
}

std::string added_text(const AddReport& report, const TextStyle& style) {
    TextTable table({{"FILE"}, {"DOCUMENT"}, {""}, {"CLAUSES", true}, {"PAGES", true}, {"DOUBTS", true}});
    std::size_t counts[4] = {};
    for (const AddedFile& file : report.files) {
        ++counts[static_cast<std::size_t>(file.outcome)];
        const std::size_t slash = file.path.rfind('/');
        table.add({slash == std::string::npos || slash + 1 == file.path.size() ? file.path : file.path.substr(slash + 1), file.document,
                   std::string(outcome_name(file.outcome)), count(file.units), count(file.pages), count(static_cast<int>(file.diagnostics.size()))});
    }
    std::string out = report.files.empty() ? "" : table.render(style) + "\n";
    for (const AddedFile& file : report.files) {
        std::size_t shown = 0;
        for (const Diagnostic& diagnostic : file.diagnostics) {
            if (++shown > k_doubts_shown) {
                out += fmt::format("{}: {} more doubts, see: clausebook show {}\n", file.document, file.diagnostics.size() - k_doubts_shown, file.document);
                break;
            }
            const std::string page = diagnostic.page_number > 0 ? fmt::format(", page {}", diagnostic.page_number) : "";
            out += printable(fmt::format("{}{}: {}", file.document, page, diagnostic.message)) + "\n";
        }
    }
    std::string sum;
    const auto part = [&](AddOutcome outcome, std::string_view words) {
        const std::size_t n = counts[static_cast<std::size_t>(outcome)];
        if (n > 0) sum += fmt::format("{}{} {}", sum.empty() ? "" : ", ", n, words);
    };
    part(AddOutcome::added, "added");
    part(AddOutcome::new_version, counts[static_cast<std::size_t>(AddOutcome::new_version)] == 1 ? "new version" : "new versions");
    part(AddOutcome::unchanged, "unchanged");
    part(AddOutcome::failed, "failed");
    if (counts[0] + counts[1] + counts[3] == 0 && counts[2] > 0) sum += ": nothing was changed";
    if (report.left_alone > 0)
        sum += fmt::format("{}{} left alone, being no documents", sum.empty() ? "" : "; ", plural(static_cast<std::size_t>(report.left_alone), "other file"));
    return out + sum + ".\n";
}

std::string added_json(const AddReport& report) {
    Json files = Json::array();
    for (const AddedFile& file : report.files) {
        Json row = {{"path", file.path},   {"outcome", outcome_name(file.outcome)}, {"document", text_or_null(file.document)}, {"units", file.units},
                    {"pages", file.pages}, {"diagnostics", Json::array()}};
        for (const Diagnostic& diagnostic : file.diagnostics) row["diagnostics"].push_back(diagnostic_json(diagnostic));
        if (file.outcome == AddOutcome::failed) row["error"] = error_json(file.error);
        files.push_back(std::move(row));
    }
    return dumped({{"format", "clausebook/1"}, {"files", files}, {"left_alone", report.left_alone}});
}

std::string verification_text(const Verification& result, const TextStyle& style) {
    std::string out;
    const auto put = [&](const std::vector<Damage>& list, const char* what) {
        if (list.empty()) return;
        TextTable table({{"DOCUMENT"}, {"FILE"}, {what}});
        for (const Damage& one : list) table.add({one.document, one.file, one.what});
        out += table.render(style) + "\n";
    };
    put(result.damage, "DAMAGE");
    put(result.behind, "MADE UP FOR BY THE NEXT add");
    put(result.drift, "READ OTHERWISE NOW");
    out += fmt::format("{}, {}: ", plural(static_cast<std::size_t>(result.documents), "version"), plural(static_cast<std::size_t>(result.units), "clause"));
    out += result.damage.empty() ? "every hash, span and label proven" : plural(result.damage.size(), "fault");
    if (!result.drift.empty())
        out += fmt::format("; {} would be read otherwise by this program (clausebook rebuild --reread takes that over)", result.drift.size());
    return out + ".\n";
}

std::string verification_json(const Verification& result) {
    return dumped({{"format", "clausebook/1"},
                   {"versions", result.documents},
                   {"units", result.units},
                   {"damage", damage_json(result.damage)},
                   {"behind", damage_json(result.behind)},
                   {"drift", damage_json(result.drift)}});
}

}  // namespace clausebook
