#include "index/unit_terms.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "index/duration.h"
#include "index/schema.h"
#include "index/vocabulary.h"
#include "model/introduction.h"
#include "model/names.h"
#include "model/places.h"
#include "text/citation_key.h"
#include "text/fold.h"
#include "text/words.h"

namespace clausebook {
namespace {

using schema::FieldKind;

const schema::Field& field(std::string_view name) {
    return *std::find_if(schema::k_fields.begin(), schema::k_fields.end(), [&](const schema::Field& f) { return f.name == name; });
}

void put_field(std::vector<std::string>& terms, std::string_view name, std::string_view value) {
    const schema::Field& here = field(name);
    const std::string prefix(here.prefix);
    switch (here.kind) {
        case FieldKind::word:
            for (const std::string& word : folded_words(value)) terms.push_back(schema::cut_term(prefix + ":" + word));
            break;
        case FieldKind::place:
            if (const std::string key = citation_key(value); !key.empty()) {
                terms.push_back(schema::cut_term(prefix + ":" + key));
                if (const std::string shorter = without_paragraphs(key); !shorter.empty() && shorter != key)
                    terms.push_back(schema::cut_term(prefix + ":" + shorter));
            }
            break;
        case FieldKind::whole:
        case FieldKind::duration:
            if (!value.empty()) terms.push_back(schema::cut_term(prefix + ":" + std::string(value)));
            break;
    }
}

void put_stems(std::vector<std::string>& terms, const char* prefix, std::string_view text) {
    for (const Token& token : tokenise(text)) {
        if (!token.stem.empty()) terms.push_back(schema::cut_term(prefix + token.stem));
    }
}

template <class Fact>
std::vector<std::vector<const Fact*>> by_unit(const std::vector<Fact>& facts, std::size_t units) {
    std::vector<std::vector<const Fact*>> out(units);
    for (const Fact& fact : facts) {
        if (fact.unit >= 0 && static_cast<std::size_t>(fact.unit) < units) out[static_cast<std::size_t>(fact.unit)].push_back(&fact);
    }
    return out;
}

}  // namespace

UnitIndexer::UnitIndexer(const DocumentRecord& record, std::string text_hash)
    : record_(record),
      text_hash_(std::move(text_hash)),
      limits_(by_unit(record.facts.time_limits, record.doc.units.size())),
      deciders_(by_unit(record.facts.deciders, record.doc.units.size())),
      references_(by_unit(record.facts.references, record.doc.units.size())),
      duties_(by_unit(record.facts.duties, record.doc.units.size())),
      provisions_(record.doc.units.size()) {
    for (const ProvisionAnswer& answer : record.answers) {
        if (answer.status != AnswerStatus::found) continue;
        for (const ProvisionUnit& unit : answer.units) provisions_[static_cast<std::size_t>(unit.unit)][answer.key] = unit.probability;
    }
    const Details& details = record.doc.details;
    put_field(document_fields_, "doc", record.doc.id);
    put_field(document_fields_, "doc", record.doc.id + "@" + std::to_string(record.version));
    put_field(document_fields_, "council", details.authority);
    put_field(document_fields_, "council", record.doc.id);
    put_field(document_fields_, "title", details.title);
    put_field(document_fields_, "type", details.authority_type);
    put_field(document_fields_, "nation", details.nation);
    put_field(document_fields_, "kind", details.kind);
    put_field(document_fields_, "status", details.status.empty() ? "unknown" : details.status);
    for (const Unit& unit : record.doc.units) {
        HeadingTerms& terms = headings_.emplace_back();
        put_stems(terms.weighted, "ZS", record.doc.words(unit.heading));
        put_field(terms.fields, "heading", record.doc.words(unit.heading));
    }
}

UnitTerms UnitIndexer::terms_of(int index) const {
    const auto i = static_cast<std::size_t>(index);
    const ProtocolDoc& doc = record_.doc;
    const Unit& unit = doc.units[i];
    UnitTerms out;
    const std::string_view printed = doc.words(unit.span());
    int position = 0;
    for (const Token& token : tokenise(printed)) {
        out.words.push_back({schema::cut_term(token.word), ++position});
        if (!token.stem.empty()) out.weighted.push_back(schema::cut_term("Z" + token.stem));
    }
    for (const std::string& joined : joined_words(printed)) out.weighted.push_back(schema::cut_term("J" + joined));
    for (int at = index; at >= 0; at = doc.units[static_cast<std::size_t>(at)].parent) {
        const HeadingTerms& heading = headings_[static_cast<std::size_t>(at)];
        out.weighted.insert(out.weighted.end(), heading.weighted.begin(), heading.weighted.end());
        out.fields.insert(out.fields.end(), heading.fields.begin(), heading.fields.end());
    }
    put_stems(out.weighted, "ZI", introduction_of(doc, index));

    out.fields.insert(out.fields.end(), document_fields_.begin(), document_fields_.end());
    put_field(out.fields, "clause", unit.id);
    put_field(out.fields, "clause", unit.citation);
    put_field(out.fields, "unit", name_of(unit.kind));
    nlohmann::ordered_json limits = nlohmann::ordered_json::array(), deciders = limits, references = limits;
    for (const TimeLimit* limit : limits_[i]) {
        const std::optional<Duration> duration = duration_of(*limit);
        put_field(out.fields, "limit", "any");
        put_field(out.fields, "limit", duration ? duration_term(*duration) : limit->period == Period::event ? "event" : "vague");
        put_field(out.fields, "bearer", limit->bearer);
        put_field(out.fields, "modality", name_of(limit->modality));
        limits.push_back({{"text", doc.words(limit->span)}, {"bound", limit->bound}, {"modality", name_of(limit->modality)}, {"bearer", limit->bearer}});
        if (duration) limits.back()["duration"] = duration_term(*duration);
    }
    for (const Duty* duty : duties_[i]) {
        put_field(out.fields, "modality", name_of(duty->modality));
        put_field(out.fields, "bearer", duty->bearer);
    }
    for (const Decider* decider : deciders_[i]) {
        put_field(out.fields, "decides", decider->role);
        put_field(out.fields, "decides", decider->function);
        put_field(out.fields, "stage", name_of(decider->stage));
        deciders.push_back({{"role", decider->role}, {"function", decider->function}, {"stage", name_of(decider->stage)}, {"matter", decider->matter}});
    }
    for (const Reference* reference : references_[i]) {
        const bool internal = reference->kind == ReferenceKind::internal;
        const std::string target = !internal                     ? reference->target
                                   : reference->target_unit >= 0 ? doc.units[static_cast<std::size_t>(reference->target_unit)].id
                                                                 : "";
        put_field(out.fields, "ref", name_of(reference->kind));
        if (internal && target.empty()) put_field(out.fields, "ref", "dangling");
        if (reference->doubtful) put_field(out.fields, "ref", "doubtful");
        put_field(out.fields, internal ? "refers" : "cites", target);
        if (!internal) put_field(out.fields, "cites", reference->instrument);
        references.push_back({{"text", doc.words(reference->span)}, {"kind", name_of(reference->kind)}, {"target", target}});
    }
    for (const auto& provision : provisions_[i]) put_field(out.fields, "provision", provision.first);
    if (unit.text.empty()) out.fields.emplace_back(schema::k_bare_heading);
    std::sort(out.fields.begin(), out.fields.end());
    out.fields.erase(std::unique(out.fields.begin(), out.fields.end()), out.fields.end());

    std::vector<int> pages;
    for (const Page& page : pages_of(doc, unit.span())) pages.push_back(page.number);
    const nlohmann::ordered_json data = {{"document", doc.id},
                                         {"version", record_.version},
                                         {"unit", unit.id},
                                         {"kind", name_of(unit.kind)},
                                         {"citation", unit.citation},
                                         {"title", doc.details.title},
                                         {"authority", doc.details.authority},
                                         {"headings", headings_of(doc, index)},
                                         {"introduction", introduction_of(doc, index)},
                                         {"label", doc.words(unit.label)},
                                         {"heading", doc.words(unit.heading)},
                                         {"text", doc.words(unit.text)},
                                         {"span", {unit.span().begin, unit.span().end}},
                                         {"length", doc.text.size()},
                                         {"pages", pages},
                                         {"time_limits", limits},
                                         {"deciders", deciders},
                                         {"references", references},
                                         {"provisions", provisions_[i]},
                                         {"text_hash", text_hash_}};
    out.data = data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return out;
}

}  // namespace clausebook
