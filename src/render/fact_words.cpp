#include "render/fact_words.h"

#include <fmt/format.h>

#include "model/names.h"

namespace clausebook {
namespace {

// An enumeration's word as people write it: "working-day" is "working day".
std::string spoken(std::string_view name) {
    std::string out(name);
    for (char& c : out) {
        if (c == '-') c = ' ';
    }
    return out;
}

std::string amount(const TimeLimit& limit) {
    if (!limit.quantity || limit.period == Period::none || limit.period == Period::event)
        return limit.period == Period::event ? "tied to an event" : spoken(limit.bound);
    std::string unit = spoken(name_of(limit.period));
    if (limit.period == Period::day && limit.day_type != DayType::unstated && limit.day_type != DayType::working)
        unit = spoken(name_of(limit.day_type)) + " " + unit;
    if (limit.day_type == DayType::clear_working) unit = "clear working day";
    return fmt::format("{:g} {}{}", *limit.quantity, unit, *limit.quantity == 1 ? "" : "s");
}

std::string stage_words(Stage stage) {
    switch (stage) {
        case Stage::initial:
            return "decides first";
        case Stage::advice:
            return "gives advice";
        case Stage::dispute:
            return "decides in a dispute";
        case Stage::review:
            return "reviews the decision";
        case Stage::approval:
            return "must approve";
        case Stage::report_to:
            return "is told";
        case Stage::investigate:
            return "looks into it";
    }
    return {};
}

}  // namespace

std::string modality_words(Modality modality) { return spoken(name_of(modality)); }

std::string fact_words(const TimeLimit& limit) {
    std::string out = "Time limit: " + amount(limit);
    if (limit.promise != Promise::unstated)
        out += " for " + std::string(limit.promise == Promise::acknowledgement ? "an " : "a ") + spoken(name_of(limit.promise));
    if (!limit.bearer.empty()) out += "; who must act: " + limit.bearer;
    if (limit.modality != Modality::none) out += " (" + modality_words(limit.modality) + ")";
    if (!limit.trigger.empty()) out += "; counted from: " + limit.trigger;
    if (limit.hard_cap) out += "; never later";
    return out;
}

std::string fact_words(const Decider& decider) {
    std::string out = "Who decides: " + decider.role + " " + stage_words(decider.stage);
    if (!decider.advised_by.empty()) out += ", advised by " + decider.advised_by;
    return out;
}

std::string fact_words(const ProtocolDoc& doc, const Reference& reference) {
    const auto place = [&](int unit) {
        const Unit& target = doc.units[static_cast<std::size_t>(unit)];
        return target.citation.empty() ? std::string(doc.words(target.heading)) : target.citation;
    };
    if (reference.kind == ReferenceKind::external) return "Refers to " + reference.target + (reference.provision.empty() ? "" : ", " + reference.provision);
    if (reference.target_unit < 0) return "Refers to a place that this document does not have";
    std::string out = "Refers to " + place(reference.target_unit);
    if (reference.doubtful && reference.likelier_unit >= 0) out += ", which is doubtful: " + place(reference.likelier_unit) + " fits its words better";
    return out;
}

}  // namespace clausebook
