#include "render/diff_json.h"

#include <nlohmann/json.hpp>

#include "model/names.h"

namespace clausebook {

namespace {

using Json = nlohmann::ordered_json;

Json ids(const ProtocolDoc& doc, const std::vector<int>& units) {
    Json out = Json::array();
    for (const int unit : units) out.push_back(doc.units[static_cast<std::size_t>(unit)].id);
    return out;
}

Json span_json(Span span) { return span.empty() ? Json(nullptr) : Json::array({span.begin, span.end}); }

Json unit_id(const ProtocolDoc& doc, int unit) { return unit < 0 ? Json(nullptr) : Json(doc.units[static_cast<std::size_t>(unit)].id); }

Json words_json(const VersionComparison& versions, const Change& change) {
    Json out = Json::array();
    for (const WordsRun& run : change.words) {
        const std::string_view old_words = versions.old_doc.words(run.old_span), new_words = versions.new_doc.words(run.new_span);
        Json item = {{"kind", name_of(run.kind)}, {"text", run.kind == WordsKind::removed ? old_words : new_words}};
        if (run.kind == WordsKind::same && old_words != new_words) item["old_text"] = old_words;
        out.push_back(std::move(item));
    }
    return out;
}

}  // namespace

std::string diff_json(const VersionComparison& versions) {
    Json changes = Json::array(), references = Json::array();
    for (const Change& change : versions.changes.changes) {
        Json substance = Json::array();
        for (const Substance& item : change.substance)
            substance.push_back(
                {{"kind", name_of(item.kind)}, {"message", item.message}, {"old_span", span_json(item.old_span)}, {"new_span", span_json(item.new_span)}});
        changes.push_back({{"kind", name_of(change.kind)},
                           {"old", ids(versions.old_doc, change.old_units)},
                           {"new", ids(versions.new_doc, change.new_units)},
                           {"substance", std::move(substance)},
                           {"words", words_json(versions, change)}});
    }
    for (const ReferenceChange& reference : versions.changes.references)
        references.push_back({{"status", reference.broken ? "broken" : "repaired"},
                              {"old", unit_id(versions.old_doc, reference.old_unit)},
                              {"new", unit_id(versions.new_doc, reference.new_unit)},
                              {"span", span_json(reference.new_span)},
                              {"message", reference.message}});
    const Json out = {{"format", "clausebook/1"},
                      {"old", versions.old_name},
                      {"new", versions.new_name},
                      {"changes", std::move(changes)},
                      {"references", std::move(references)}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clausebook
