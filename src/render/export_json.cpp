#include "render/export_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/names.h"
#include "model/places.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

Json unit_json(const ProtocolDoc& doc, const Unit& unit) {
    Json out = {{"id", unit.id},
                {"parent", unit.parent < 0 ? Json(nullptr) : Json(doc.units[static_cast<std::size_t>(unit.parent)].id)},
                {"kind", name_of(unit.kind)},
                {"num", text_or_null(doc.words(unit.label))},
                {"heading", text_or_null(doc.words(unit.heading))},
                {"text", doc.words(unit.text)},
                {"citation", unit.citation},
                {"pages", Json::array()},
                {"page_labels", Json::array()},
                {"span", span_json(unit.span())}};
    for (const Page& page : pages_of(doc, unit.span())) {
        out["pages"].push_back(page.number);
        out["page_labels"].push_back(page.label);
    }
    return out;
}

const std::string& unit_id(const ProtocolDoc& doc, int unit) { return doc.units[static_cast<std::size_t>(unit)].id; }

Json time_limit_json(const ProtocolDoc& doc, const TimeLimit& limit) {
    Json quantity = nullptr;
    if (limit.quantity) {
        const auto whole = static_cast<long long>(*limit.quantity);
        quantity = static_cast<double>(whole) == *limit.quantity ? Json(whole) : Json(*limit.quantity);
    }
    return {{"unit", unit_id(doc, limit.unit)},
            {"text", doc.words(limit.span)},
            {"quantity", quantity},
            {"period", text_or_null(name_of(limit.period))},
            {"day_type", name_of(limit.day_type)},
            {"bound", limit.bound},
            {"qualifier", text_or_null(doc.words(limit.qualifier))},
            {"trigger", text_or_null(limit.trigger)},
            {"modality", text_or_null(name_of(limit.modality))},
            {"bearer", text_or_null(limit.bearer)},
            {"action", text_or_null(limit.action)},
            {"promise", name_of(limit.promise)},
            {"hard_cap", limit.hard_cap},
            {"span", span_json(limit.span)},
            {"rule", limit.rule}};
}

Json decider_json(const ProtocolDoc& doc, const Decider& decider) {
    return {{"unit", unit_id(doc, decider.unit)},
            {"text", doc.words(decider.span)},
            {"matter", text_or_null(decider.matter)},
            {"stage", name_of(decider.stage)},
            {"role", decider.role},
            {"function", text_or_null(decider.function)},
            {"advised_by", text_or_null(decider.advised_by)},
            {"span", span_json(decider.span)},
            {"rule", decider.rule}};
}

Json reference_json(const ProtocolDoc& doc, const Reference& reference) {
    const bool internal = reference.kind == ReferenceKind::internal;
    Json target = nullptr;
    if (internal && reference.target_unit >= 0) target = unit_id(doc, reference.target_unit);
    if (!internal && !reference.target.empty()) target = reference.target;
    Json out = {{"unit", unit_id(doc, reference.unit)}, {"text", doc.words(reference.span)},
                {"kind", name_of(reference.kind)},      {"target", target},
                {"span", span_json(reference.span)},    {"rule", reference.rule}};
    if (!reference.instrument.empty()) out["instrument"] = reference.instrument;
    if (!reference.provision.empty()) out["provision"] = reference.provision;
    if (reference.doubtful) {
        out["doubtful"] = true;
        out["likelier"] = reference.likelier_unit >= 0 ? Json(unit_id(doc, reference.likelier_unit)) : Json(nullptr);
    }
    return out;
}

Json provisions_json(const DocumentRecord& record) {
    Json out = Json::object();
    for (const ProvisionAnswer& answer : record.answers) {
        if (answer.status != AnswerStatus::found || answer.units.empty()) continue;
        Json units = Json::array();
        for (const ProvisionUnit& unit : answer.units) units.push_back(unit_id(record.doc, unit.unit));
        out[answer.key] = {{"units", units}, {"value", text_or_null(answer.value)}};
    }
    return out;
}

Json document_json(const DocumentRecord& record) {
    const ProtocolDoc& doc = record.doc;
    const Details& details = doc.details;
    Json out = {{"id", doc.id},
                {"source", record.source_name},
                {"version", record.version},
                {"document",
                 {{"id", doc.id},
                  {"authority", text_or_null(details.authority)},
                  {"authority_type", text_or_null(details.authority_type)},
                  {"nation", text_or_null(details.nation)},
                  {"kind", text_or_null(details.kind)},
                  {"title", text_or_null(details.title)},
                  {"source", record.source_name},
                  {"adopted", text_or_null(details.adopted)},
                  {"review", text_or_null(details.review)},
                  {"effective", text_or_null(details.effective)},
                  {"version", text_or_null(details.version)},
                  {"status", text_or_null(details.status)},
                  {"url", text_or_null(details.url)},
                  {"retrieved", text_or_null(details.retrieved)}}},
                {"units", Json::array()},
                {"time_limits", Json::array()},
                {"deciders", Json::array()},
                {"references", Json::array()},
                {"provisions", provisions_json(record)}};
    for (const Unit& unit : doc.units) out["units"].push_back(unit_json(doc, unit));
    for (const TimeLimit& limit : record.facts.time_limits) out["time_limits"].push_back(time_limit_json(doc, limit));
    for (const Decider& decider : record.facts.deciders) out["deciders"].push_back(decider_json(doc, decider));
    for (const Reference& reference : record.facts.references) out["references"].push_back(reference_json(doc, reference));
    return out;
}

}  // namespace

std::string export_json(const std::vector<DocumentRecord>& records) {
    Json out = {{"format", "clausebook/1"}, {"documents", Json::array()}};
    for (const DocumentRecord& record : records) out["documents"].push_back(document_json(record));
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clausebook
