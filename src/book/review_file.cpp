#include "book/review_file.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/whole_number.h"
#include "book/files.h"
#include "book/sha256.h"
#include "model/names.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t k_sum_digits = 64;
constexpr std::string_view k_sum_begin = ",\"sum\":\"";
constexpr std::string_view k_sum_end = "\"}";

constexpr std::pair<const char*, std::string Anchor::*> k_anchor[] = {
    {"unit", &Anchor::unit},   {"citation", &Anchor::citation}, {"words", &Anchor::words},   {"intro", &Anchor::intro},
    {"label", &Anchor::label}, {"headings", &Anchor::headings}, {"before", &Anchor::before}, {"after", &Anchor::after},
};

Json anchor_json(const Anchor& anchor) {
    Json out = Json::object();
    for (const auto& [name, field] : k_anchor) {
        if (!(anchor.*field).empty()) out[name] = anchor.*field;
    }
    return out;
}

Anchor parse_anchor(const Json& json) {
    Anchor anchor;
    for (const auto& [name, field] : k_anchor) anchor.*field = json.value(name, std::string());
    return anchor;
}

Json anchors_json(const std::vector<Anchor>& anchors) {
    Json out = Json::array();
    for (const Anchor& anchor : anchors) out.push_back(anchor_json(anchor));
    return out;
}

std::vector<Anchor> parse_anchors(const Json& json) {
    std::vector<Anchor> anchors;
    for (const Json& one : json) anchors.push_back(parse_anchor(one));
    return anchors;
}

Json state_json(const CellState& state) {
    return {{"status", name_of(state.status)}, {"value", state.value}, {"units", anchors_json(state.units)}, {"quotes", state.quotes}, {"text", state.text}};
}

CellState parse_state(const Json& json) {
    CellState state;
    const std::string status = json.at("status");
    state.status = status == "found" ? AnswerStatus::found : status == "deferred" ? AnswerStatus::deferred : AnswerStatus::silent;
    state.value = json.at("value");
    state.units = parse_anchors(json.at("units"));
    state.quotes = json.at("quotes").get<std::vector<std::string>>();
    state.text = json.at("text");
    return state;
}

std::optional<DecisionKind> kind_named(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(DecisionKind::undo); ++i) {
        if (name_of(static_cast<DecisionKind>(i)) == name) return static_cast<DecisionKind>(i);
    }
    return std::nullopt;
}

Json decision_json(const Decision& decision) {
    Json out = {{"id", decision.id},           {"serial", decision.serial},      {"who", decision.who},
                {"when", decision.when},       {"kind", name_of(decision.kind)}, {"document", decision.document},
                {"version", decision.version}, {"reason", decision.reason}};
    if (!decision.provision.empty()) {
        out["provision"] = decision.provision;
        out["before"] = state_json(decision.before);
        out["after"] = state_json(decision.after);
    }
    if (!decision.places.empty()) out["places"] = anchors_json(decision.places);
    if (!decision.was.empty()) out["was"] = decision.was;
    if (!decision.words.empty()) out["words"] = decision.words;
    if (!decision.replaces.empty()) out["replaces"] = decision.replaces;
    if (!decision.undoes.empty()) out["undoes"] = decision.undoes;
    return out;
}

Decision parse_decision(const Json& json, DecisionKind kind) {
    Decision decision;
    decision.id = json.at("id");
    decision.serial = whole_number(json.at("serial"));
    decision.who = json.at("who");
    decision.when = json.at("when");
    decision.kind = kind;
    decision.document = json.at("document");
    decision.version = whole_number(json.at("version"));
    decision.reason = json.at("reason");
    decision.provision = json.value("provision", std::string());
    if (!decision.provision.empty()) {
        decision.before = parse_state(json.at("before"));
        decision.after = parse_state(json.at("after"));
    }
    if (json.contains("places")) decision.places = parse_anchors(json.at("places"));
    decision.was = json.value("was", std::string());
    decision.words = json.value("words", std::string());
    if (json.contains("replaces")) decision.replaces = json.at("replaces").get<std::vector<std::string>>();
    decision.undoes = json.value("undoes", std::string());
    return decision;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// A line without its line break; `sum` becomes its checksum.
std::string sealed(Json json, std::string& sum) {
    Json whole = {{"prev", sum}};
    whole.update(json);
    std::string line = dumped(whole);
    line.pop_back();
    sum = sha256(line);
    return line.append(k_sum_begin).append(sum).append(k_sum_end);
}

// The checksum at the end of a line; empty where the line is not as it was written.
std::string_view proven_sum(std::string_view line) {
    const std::size_t tail = k_sum_begin.size() + k_sum_digits + k_sum_end.size();
    if (line.size() <= tail) return {};
    const std::string_view body = line.substr(0, line.size() - tail);
    const std::string_view sum = line.substr(body.size() + k_sum_begin.size(), k_sum_digits);
    const bool shaped = line.substr(body.size(), k_sum_begin.size()) == k_sum_begin && line.ends_with(k_sum_end);
    return shaped && sha256(body) == sum ? sum : std::string_view();
}

}  // namespace

int ReviewFile::next_serial() const {
    int highest = 0;
    for (const Decision& decision : decisions) highest = std::max(highest, decision.serial);
    return highest == std::numeric_limits<int>::max() ? highest : highest + 1;
}

std::string decision_id(const Decision& decision) {
    Decision nameless = decision;
    nameless.id.clear();
    return sha256(dumped(decision_json(nameless))).substr(0, 16);
}

ReviewFile parse_review(std::string_view bytes, std::string_view known_sum) {
    ReviewFile file;
    file.cut_short = !known_sum.empty();
    int number = 0;
    // Broken lines wait for the next whole one, which may own up to them.
    std::vector<ReviewDamage> broken;
    std::size_t broken_bytes = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        const bool is_last = end == bytes.size();
        at = end + 1;
        ++number;
        const std::string_view sum = proven_sum(line);
        if (sum.empty()) {
            if (is_last) {
                file.ends_torn = line.size();
                broken.push_back({number, "the end of a write that was cut off; it is left out of account", true});
            } else {
                broken_bytes = line.size();
                broken.push_back({number, "is not as it was written; it is left out of account", false});
            }
            continue;
        }
        file.open_ended = is_last;
        Json json;
        std::string prev;
        try {
            json = Json::parse(line);
            prev = json.at("prev");
            if (broken_bytes > 0 && json.contains("torn") && std::cmp_equal(whole_number(json.at("torn")), broken_bytes)) broken.pop_back();
        } catch (const Json::exception&) {
            broken.push_back({number, "is no entry; it is left out of account", false});
        }
        file.damage.insert(file.damage.end(), broken.begin(), broken.end());
        if (broken.empty() && prev != file.last_sum) file.damage.push_back({number, "does not follow the line before it: a line was lost or moved", false});
        broken.clear();
        broken_bytes = 0;
        if (sum == known_sum || prev == known_sum) file.cut_short = false;
        file.last_sum = std::string(sum);
        if (json.is_null() || json.contains("torn")) continue;
        try {
            const std::string kind = json.at("kind");
            if (const std::optional<DecisionKind> known = kind_named(kind)) {
                file.decisions.push_back(parse_decision(json, *known));
            } else {
                file.damage.push_back({number, "is of a kind that this version of clausebook does not know (" + kind + "); it is left out of account", false});
            }
        } catch (const Json::exception&) {
            file.damage.push_back({number, "is no entry; it is left out of account", false});
        }
    }
    file.damage.insert(file.damage.end(), broken.begin(), broken.end());
    if (file.cut_short) {
        file.damage.push_back(
            {number + 1, "is missing, and with it the last decisions: put a copy of this file back, or take it as it is with: clausebook rebuild", false});
    }
    return file;
}

Result<ReviewFile> read_review(const std::filesystem::path& path, std::string_view known_sum) {
    const Result<std::string> bytes = read_bytes(path);
    if (!bytes && bytes.error().code == "file-missing") return parse_review("", known_sum);
    if (!bytes) return fail(bytes.error());
    return parse_review(*bytes, known_sum);
}

Result<void> append_review(const std::filesystem::path& path, const std::vector<Decision>& decisions, ReviewFile& there) {
    std::string sum = there.last_sum, lines;
    if (there.open_ended || there.ends_torn > 0) lines += '\n';
    if (there.ends_torn > 0) lines += sealed({{"torn", there.ends_torn}}, sum) + "\n";
    for (const Decision& decision : decisions) lines += sealed(decision_json(decision), sum) + "\n";
    if (auto written = append_synced(path, lines); !written) return written;
    there.decisions.insert(there.decisions.end(), decisions.begin(), decisions.end());
    there.last_sum = sum;
    std::erase_if(there.damage, [](const ReviewDamage& one) { return one.torn; });
    there.ends_torn = 0;
    there.open_ended = false;
    return {};
}

}  // namespace clausebook
