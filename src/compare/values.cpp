#include "compare/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "text/fold.h"
#include "text/words.h"

namespace clausebook {
namespace {

constexpr std::size_t k_units_tried = 3;  // how far down the ranking a fact is looked for

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

bool one_of(const std::vector<std::string>& words, std::initializer_list<std::string_view> list) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); });
}

std::string_view period_word(Period period, DayType day_type) {
    switch (period) {
        case Period::hour:
            return "hour";
        case Period::day:
            switch (day_type) {
                case DayType::clear:
                    return "clear day";
                case DayType::clear_working:
                    return "clear working day";
                case DayType::calendar:
                    return "calendar day";
                case DayType::unstated:
                case DayType::working:
                    return "day";
            }
            return "day";
        case Period::working_day:
            return day_type == DayType::clear_working ? "clear working day" : "working day";
        case Period::week:
            return "week";
        case Period::month:
            return "month";
        case Period::year:
            return "year";
        case Period::none:
        case Period::event:
            return "";
    }
    return "";
}

// How well a limit answers: one with a figure, in the answering sentence, borne by an officer.
int fitness(const TimeLimit& limit, Span answering) {
    return (limit.quantity && limit.period != Period::event ? 8 : 0) + (answering.contains(limit.span) ? 4 : 0) + (limit.bearer == "officer" ? 2 : 0) +
           (limit.period != Period::event ? 1 : 0);
}

std::string joined(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, "; ")); }

void add_once(std::vector<std::string>& parts, std::string_view part) {
    const std::string folded = fold(part);
    if (std::none_of(parts.begin(), parts.end(), [&](const std::string& other) { return fold(other) == folded; })) parts.emplace_back(part);
}

std::vector<std::string> deciders_of(const Facts& facts, const Provision& provision, int unit) {
    std::vector<std::string> roles;
    for (const Decider& decider : facts.deciders) {
        if (decider.unit == unit && std::find(provision.stages.begin(), provision.stages.end(), decider.stage) != provision.stages.end())
            add_once(roles, decider.role);
    }
    return roles;
}

// The posts and bodies that the sentence names; "officers", "members" are nobody in particular.
std::vector<std::string> roles_named(const ProtocolDoc& doc, const Roles& roles, Span sentence) {
    std::vector<std::string> named;
    const std::string_view text = doc.words(sentence);
    for (const RoleMention& mention : find_roles(roles, text)) {
        if (roles.functions[static_cast<std::size_t>(mention.function)].everyone || mention.possessive) continue;
        add_once(named, text.substr(mention.span.begin, mention.span.size()));
    }
    return named;
}

// A value never stands before the words of another clause: the unit that gave it goes first.
void put_first(ProvisionAnswer& answer, std::size_t place) {
    const auto at = static_cast<std::ptrdiff_t>(place);
    std::rotate(answer.units.begin(), answer.units.begin() + at, answer.units.begin() + at + 1);
    std::rotate(answer.quotes.begin(), answer.quotes.begin() + at, answer.quotes.begin() + at + 1);
}

std::string role_value(const ProtocolDoc& doc, const Facts& facts, const Roles& roles, const Provision& provision, ProvisionAnswer& answer) {
    const std::size_t tried = std::min(answer.units.size(), k_units_tried);
    for (std::size_t i = 0; i < tried && !provision.stages.empty(); ++i) {
        const std::vector<std::string> found = deciders_of(facts, provision, answer.units[i].unit);
        if (found.empty()) continue;
        put_first(answer, i);
        return joined(found);
    }
    for (std::size_t i = 0; i < tried; ++i) {
        for (const Span span : {answer.quotes[i], unit_at(doc, answer.units[i].unit).text}) {
            const std::vector<std::string> named = roles_named(doc, roles, span);
            if (named.empty()) continue;
            put_first(answer, i);
            return joined(named);
        }
    }
    for (std::size_t i = 0; i < tried; ++i) {
        for (const Reference& reference : facts.references) {
            if (reference.unit != answer.units[i].unit) continue;
            put_first(answer, i);
            return (reference.kind == ReferenceKind::external ? reference.target : std::string(doc.words(reference.span))) + " (no role named)";
        }
    }
    return "";
}

std::string yes_no_value(const ProtocolDoc& doc, const ProvisionAnswer& answer) {
    // A duty to keep silent or to leave denies too, so that only words that permit make a "yes".
    const std::vector<std::string> words = folded_words(doc.words(answer.quotes.front()));
    const bool denied = one_of(words, {"not", "no", "never", "nor", "neither", "cannot", "cant", "dont", "none", "without", "unless", "only"});
    const bool permitted = one_of(words, {"may", "can", "entitled", "free", "allowed", "permitted", "able"});
    return permitted && !denied ? "yes" : "no";
}

// A letter that is acknowledged is not answered yet.
bool acknowledges(const TimeLimit& limit) { return limit.promise == Promise::acknowledgement || limit.promise == Promise::holding_reply; }

const TimeLimit* answering_limit(const Facts& facts, const Provision& provision, const ProvisionAnswer& answer) {
    const bool asks_for_it = fold(provision.question).find("acknowledg") != std::string::npos;
    for (const bool any : {asks_for_it, true}) {
        for (std::size_t i = 0; i < answer.units.size() && i < k_units_tried; ++i) {
            const TimeLimit* best = nullptr;
            int best_fitness = -1;
            for (const TimeLimit& limit : facts.time_limits) {
                if (limit.unit != answer.units[i].unit || limit.bearer == "member" || (!any && acknowledges(limit))) continue;
                const int fits = fitness(limit, answer.quotes[i]);
                if (fits > best_fitness) {
                    best = &limit;
                    best_fitness = fits;
                }
            }
            if (best) return best;
        }
    }
    return nullptr;
}

}  // namespace

std::string duration_words(const ProtocolDoc& doc, const TimeLimit& limit) {
    std::string words;
    if (limit.quantity && limit.period != Period::none && limit.period != Period::event) {
        const bool one = std::abs(*limit.quantity - 1) < 1e-9;
        words = fmt::format("{:g} {}{}", *limit.quantity, period_word(limit.period, limit.day_type), one ? "" : "s");
        if (limit.bound == "at-least") words += " at least";
    } else if (limit.period == Period::event || limit.bound == "on") {
        words = std::string(doc.words(limit.span));
    } else {
        words = std::string(doc.words(limit.span)) + " (no period given)";
    }
    if (!limit.qualifier.empty()) {
        std::string qualifier(doc.words(limit.qualifier));
        // The sentence's capital is none of the value's.
        if (qualifier.size() > 1 && qualifier[0] >= 'A' && qualifier[0] <= 'Z' && qualifier[1] >= 'a' && qualifier[1] <= 'z')
            qualifier[0] = static_cast<char>(qualifier[0] - 'A' + 'a');
        words += ", " + qualifier;
    }
    return words;
}

const TimeLimit* stated_limit(const ProtocolDoc& doc, const Facts& facts, const ProvisionAnswer& answer) {
    for (const ProvisionUnit& unit : answer.units) {
        for (const TimeLimit& limit : facts.time_limits) {
            if (limit.unit == unit.unit && duration_words(doc, limit) == answer.value) return &limit;
        }
    }
    return nullptr;
}

void derive_values(const ProtocolDoc& doc, const Facts& facts, const Catalogue& catalogue, std::vector<ProvisionAnswer>& answers) {
    for (std::size_t i = 0; i < answers.size() && i < catalogue.provisions.list.size(); ++i) {
        const Provision& provision = catalogue.provisions.list[i];
        ProvisionAnswer& answer = answers[i];
        if (answer.units.empty()) continue;
        switch (provision.answer) {
            case AnswerType::duration:
                if (const TimeLimit* limit = answering_limit(facts, provision, answer)) {
                    answer.value = duration_words(doc, *limit);
                    const auto unit =
                        std::find_if(answer.units.begin(), answer.units.end(), [&](const ProvisionUnit& each) { return each.unit == limit->unit; });
                    put_first(answer, static_cast<std::size_t>(unit - answer.units.begin()));
                }
                break;
            case AnswerType::role:
                answer.value = role_value(doc, facts, catalogue.roles, provision, answer);
                break;
            case AnswerType::yes_no:
                answer.value = yes_no_value(doc, answer);
                break;
            case AnswerType::text:
                answer.value = std::string(doc.words(answer.quotes.front()));
                break;
        }
    }
}

}  // namespace clausebook
