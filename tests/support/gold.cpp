#include "support/gold.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "model/names.h"

namespace clausebook {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* field) {
    const auto found = object.find(field);
    return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

template <class Enum>
Enum value_of(const std::string& name, int last) {
    for (int i = 0; i <= last; ++i) {
        if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
    }
    throw std::runtime_error("unknown value '" + name + "'");
}

Span append(std::string& text, const std::string& words, char before) {
    if (words.empty()) return {};
    if (!text.empty() && text.back() != '\n') text += before;
    const std::size_t begin = text.size();
    text += words;
    return {begin, text.size()};
}

// The first place in the unit's heading or text where the words stand.
Span find_words(const ProtocolDoc& doc, const Unit& unit, const std::string& words) {
    if (words.empty()) return {};
    for (const Span span : {unit.text, unit.heading}) {
        const std::size_t at = doc.words(span).find(words);
        if (at != std::string_view::npos) return {span.begin + at, span.begin + at + words.size()};
    }
    return {};
}

}  // namespace

DocumentRecord read_gold(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path.string() + ": cannot be opened");
    const Json gold = Json::parse(in);
    DocumentRecord record;
    ProtocolDoc& doc = record.doc;
    doc.id = gold.at("document").at("id");
    doc.format = "text";
    doc.details.title = text_of(gold.at("document"), "title");
    doc.details.authority = text_of(gold.at("document"), "authority");
    doc.details.authority_type = text_of(gold.at("document"), "authority_type");
    record.source_name = text_of(gold.at("document"), "source");
    std::map<std::string, int> index;
    for (const Json& row : gold.at("units")) {
        Unit unit;
        unit.id = row.at("id");
        if (row.at("parent").is_string()) unit.parent = index.at(row.at("parent"));
        unit.kind = value_of<UnitKind>(row.at("kind"), static_cast<int>(UnitKind::meta));
        unit.label = append(doc.text, text_of(row, "num"), ' ');
        unit.heading = append(doc.text, text_of(row, "heading"), ' ');
        unit.text = append(doc.text, text_of(row, "text"), '\n');
        unit.citation = unit.id;
        doc.text += '\n';
        index.emplace(unit.id, static_cast<int>(doc.units.size()));
        doc.units.push_back(unit);
    }
    const auto unit_of = [&](const Json& row) { return index.at(row.at("unit")); };
    const auto at = [&](int i) -> const Unit& { return doc.units[static_cast<std::size_t>(i)]; };
    for (const Json& row : gold.at("time_limits")) {
        TimeLimit limit;
        limit.unit = unit_of(row);
        limit.span = find_words(doc, at(limit.unit), row.at("text"));
        if (row.at("quantity").is_number()) limit.quantity = row.at("quantity").get<double>();
        limit.period = value_of<Period>(text_of(row, "period"), static_cast<int>(Period::event));
        limit.bound = text_of(row, "bound");
        limit.qualifier = find_words(doc, at(limit.unit), text_of(row, "qualifier"));
        limit.trigger = text_of(row, "trigger");
        limit.modality = value_of<Modality>(text_of(row, "modality"), static_cast<int>(Modality::must_not));
        limit.bearer = text_of(row, "bearer");
        limit.action = text_of(row, "action");
        record.facts.time_limits.push_back(limit);
    }
    for (const Json& row : gold.at("deciders")) {
        Decider decider;
        decider.unit = unit_of(row);
        decider.role = row.at("role");
        decider.span = find_words(doc, at(decider.unit), decider.role);
        decider.stage = value_of<Stage>(text_of(row, "stage"), static_cast<int>(Stage::investigate));
        decider.matter = text_of(row, "matter");
        decider.advised_by = text_of(row, "advised_by");
        record.facts.deciders.push_back(decider);
    }
    for (const Json& row : gold.at("references")) {
        Reference reference;
        reference.unit = unit_of(row);
        reference.span = find_words(doc, at(reference.unit), row.at("text"));
        reference.kind = value_of<ReferenceKind>(text_of(row, "kind"), static_cast<int>(ReferenceKind::external));
        const std::string target = text_of(row, "target");
        if (reference.kind == ReferenceKind::external) {
            reference.target = target;
        } else if (!target.empty()) {
            reference.target_unit = index.at(target);
        }
        record.facts.references.push_back(reference);
    }
    for (const auto& [key, row] : gold.at("provisions").items()) {
        ProvisionAnswer answer;
        answer.key = key;
        answer.status = AnswerStatus::found;
        answer.value = text_of(row, "value");
        for (const Json& unit : row.at("units")) answer.units.push_back({index.at(unit), 1.0, {}});
        record.answers.push_back(answer);
    }
    return record;
}

std::filesystem::path reference_folder() {
    const char* given = std::getenv("CLAUSEBOOK_REFERENCE");
    const std::filesystem::path folder = given ? std::filesystem::path(given) : std::filesystem::path(CLAUSEBOOK_SOURCE_DIR) / ".." / "shared";
    return std::filesystem::exists(folder / "gold" / "score.py") ? folder : std::filesystem::path();
}

}  // namespace clausebook
