#include "compare/diff_substance.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/names.h"
#include "text/fold.h"

namespace clausebook {

namespace {

// Beyond this a quotation in a message is shortened.
constexpr std::size_t k_most_quoted = 120;

std::string quoted(std::string_view words) {
    if (words.size() <= k_most_quoted) return fmt::format("“{}”", words);
    const std::size_t blank = words.rfind(' ', k_most_quoted);
    return fmt::format("“{} …”", words.substr(0, blank == std::string_view::npos ? k_most_quoted : blank));
}

std::string words_for(Modality modality) {
    std::string words(name_of(modality));
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

std::string subject_of(const TimeLimit& limit) {
    switch (limit.promise) {
        case Promise::acknowledgement:
            return "time to acknowledge";
        case Promise::holding_reply:
            return "time for a holding reply";
        case Promise::full_reply:
            return "reply time";
        case Promise::meeting:
            return "time for a meeting";
        case Promise::decision:
            return "time for a decision";
        case Promise::notice:
            return "notice";
        case Promise::unstated:
            break;
    }
    return "time limit";
}

std::string_view subject_of(Stage stage) {
    switch (stage) {
        case Stage::initial:
            return "who decides";
        case Stage::advice:
            return "who advises";
        case Stage::dispute:
            return "who settles a dispute";
        case Stage::review:
            return "who reviews";
        case Stage::approval:
            return "who approves";
        case Stage::report_to:
            return "who is told or asked";
        case Stage::investigate:
            return "who investigates";
    }
    return {};
}

std::string_view unit_of_time(Period period, DayType type) {
    const bool working = type == DayType::working || type == DayType::clear_working;
    switch (period) {
        case Period::hour:
            return "hours";
        case Period::day:
            return type == DayType::clear           ? "clear days"
                   : type == DayType::clear_working ? "clear working days"
                   : type == DayType::calendar      ? "calendar days"
                   : working                        ? "working days"
                                                    : "days";
        case Period::working_day:
            return type == DayType::clear_working || type == DayType::clear ? "clear working days" : "working days";
        case Period::week:
            return "weeks";
        case Period::month:
            return "months";
        case Period::year:
            return "years";
        case Period::none:
        case Period::event:
            break;
    }
    return {};
}

// Facts of one kind in the units of one side of a change.
template <class Fact>
std::vector<const Fact*> facts_of(const std::vector<Fact>& all, const std::vector<std::vector<int>>& by_unit, const std::vector<int>& units) {
    std::vector<const Fact*> out;
    for (const int unit : units)
        for (const int i : by_unit[static_cast<std::size_t>(unit)]) out.push_back(&all[static_cast<std::size_t>(i)]);
    return out;
}

// Pairs facts off, the likeliest first: score(old, new) < 0 forbids. What has no partner is left with nullptr.
template <class Fact, class Score>
std::vector<std::pair<const Fact*, const Fact*>> pair_off(std::vector<const Fact*> olds, std::vector<const Fact*> news, Score score) {
    std::vector<std::pair<const Fact*, const Fact*>> out;
    while (!olds.empty() && !news.empty()) {
        double best = -1;
        std::size_t best_old = 0, best_new = 0;
        for (std::size_t a = 0; a < olds.size(); ++a)
            for (std::size_t b = 0; b < news.size(); ++b) {
                const double here = score(*olds[a], *news[b]) - (a > b ? 0.001 * static_cast<double>(a - b) : 0.001 * static_cast<double>(b - a));
                if (here > best) best = here, best_old = a, best_new = b;
            }
        if (best < 0) break;
        out.emplace_back(olds[best_old], news[best_new]);
        olds.erase(olds.begin() + static_cast<std::ptrdiff_t>(best_old));
        news.erase(news.begin() + static_cast<std::ptrdiff_t>(best_new));
    }
    for (const Fact* fact : olds) out.emplace_back(fact, nullptr);
    for (const Fact* fact : news) out.emplace_back(nullptr, fact);
    const auto position = [](const std::pair<const Fact*, const Fact*>& pair) { return pair.second ? pair.second->span.begin : pair.first->span.begin; };
    std::stable_sort(out.begin(), out.end(),
                     [&](const auto& a, const auto& b) { return std::pair(a.second == nullptr, position(a)) < std::pair(b.second == nullptr, position(b)); });
    return out;
}

// How many bytes of the old span stand unchanged in the new one.
std::size_t kept_between(const std::vector<WordsRun>& words, Span old_span, Span new_span) {
    std::size_t kept = 0;
    for (const WordsRun& run : words) {
        if (run.kind != WordsKind::same) continue;
        const std::size_t begin = std::max(run.old_span.begin, old_span.begin), end = std::min(run.old_span.end, old_span.end);
        if (begin >= end) continue;
        // Runs whose letters differ are single words: taken as a whole.
        const std::size_t new_begin = run.new_span.begin + (begin - run.old_span.begin), new_end = new_begin + (end - begin);
        const std::size_t from = std::max(new_begin, new_span.begin), to = std::min(new_end, new_span.end);
        if (from < to) kept += to - from;
    }
    return kept;
}

}  // namespace

SubstanceFinder::Side SubstanceFinder::gather(const DiffDocument& doc, const Facts& facts) {
    Side side{doc, facts, {}, {}, {}, {}};
    const auto index = [&](const auto& list, std::vector<std::vector<int>>& by_unit) {
        by_unit.resize(doc.units.size());
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].unit >= 0 && list[i].unit < doc.size()) by_unit[static_cast<std::size_t>(list[i].unit)].push_back(static_cast<int>(i));
    };
    index(facts.time_limits, side.time_limits);
    index(facts.deciders, side.deciders);
    index(facts.references, side.references);
    index(facts.duties, side.duties);
    return side;
}

SubstanceFinder::SubstanceFinder(const DiffDocument& old_doc, const Facts& old_facts, const DiffDocument& new_doc, const Facts& new_facts,
                                 const Correspondence& match)
    : old_(gather(old_doc, old_facts)), new_(gather(new_doc, new_facts)), match_(match) {}

std::vector<Substance> SubstanceFinder::compare(const Change& change) const {
    std::vector<Substance> out;
    compare_time_limits(change, out);
    compare_duties(change, out);
    compare_deciders(change, out);
    // What a clause that came or went refers to is no change of another duty.
    if (change.kind != ChangeKind::insert && change.kind != ChangeKind::remove) compare_references(change, out);
    return out;
}

std::string SubstanceFinder::place(const Change& change, int new_unit) const {
    const Unit& unit = new_unit >= 0              ? new_.doc.unit(new_unit)
                       : change.new_units.empty() ? old_.doc.unit(change.old_units[0])
                                                  : new_.doc.unit(change.new_units[0]);
    return unit.citation.empty() ? unit.id : unit.citation;
}

void SubstanceFinder::compare_time_limits(const Change& change, std::vector<Substance>& out) const {
    const auto olds = facts_of(old_.facts.time_limits, old_.time_limits, change.old_units);
    const auto news = facts_of(new_.facts.time_limits, new_.time_limits, change.new_units);
    const auto old_words = [&](Span span) { return old_.doc.doc->words(span); };
    const auto new_words = [&](Span span) { return new_.doc.doc->words(span); };
    // Without a number or an event's name the words are all there is to a limit.
    const auto same_length = [&](const TimeLimit& a, const TimeLimit& b) {
        if (a.quantity != b.quantity || a.period != b.period || a.day_type != b.day_type || a.bound != b.bound) return false;
        return a.quantity.has_value() || fold(old_words(a.span)) == fold(new_words(b.span));
    };
    const auto pairs = pair_off(olds, news, [&](const TimeLimit& a, const TimeLimit& b) {
        double score =
            8 * same_length(a, b) + 2 * (a.promise == b.promise) + 1 * (a.bearer == b.bearer) + 1 * (a.period == b.period) + 1 * (a.bound == b.bound);
        if (!a.action.empty() && fold(a.action) == fold(b.action)) score += 3;
        if (kept_between(change.words, a.span, b.span) > 0) score += 1.5;
        return score - 1.5;  // nothing in common but one of the lesser signs: another limit
    });
    for (const auto& [a, b] : pairs) {
        const std::string where = place(change, b ? b->unit : -1);
        if (!a || !b) {
            const std::string subject = subject_of(a ? *a : *b);
            const std::string words = a ? quoted(old_words(a->span)) : quoted(new_words(b->span));
            out.push_back({SubstanceKind::time_limit, fmt::format("{}: {} {} ({})", a ? "no longer" : "new", subject, words, where), a ? a->span : Span{},
                           b ? b->span : Span{}});
            continue;
        }
        const auto say = [&, old_span = a->span, new_span = b->span](SubstanceKind kind, std::string message) {
            out.push_back({kind, fmt::format("{} ({})", message, where), old_span, new_span});
        };
        if (!same_length(*a, *b)) {
            const std::string_view unit = unit_of_time(b->period, b->day_type);
            if (a->quantity && b->quantity && a->bound == b->bound && !unit.empty()) {
                const std::string_view old_unit = unit_of_time(a->period, a->day_type);
                say(SubstanceKind::time_limit,
                    fmt::format("{}: {}{} → {} {}", subject_of(*b), *a->quantity, old_unit == unit ? "" : fmt::format(" {}", old_unit), *b->quantity, unit));
            } else {
                say(SubstanceKind::time_limit, fmt::format("{}: {} → {}", subject_of(*b), quoted(old_words(a->span)), quoted(new_words(b->span))));
            }
        }
        if (fold(old_words(a->qualifier)) != fold(new_words(b->qualifier))) {
            const std::string limit = fmt::format("{} {}", subject_of(*b), quoted(new_words(b->span)));
            if (a->qualifier.empty())
                say(SubstanceKind::time_limit, fmt::format("{}: now qualified by {}", limit, quoted(new_words(b->qualifier))));
            else if (b->qualifier.empty())
                say(SubstanceKind::time_limit, fmt::format("{}: no longer qualified by {}", limit, quoted(old_words(a->qualifier))));
            else
                say(SubstanceKind::time_limit,
                    fmt::format("{}: qualified by {}, formerly {}", limit, quoted(new_words(b->qualifier)), quoted(old_words(a->qualifier))));
        }
    }
    // A limit's own force counts where the sentence around it was not read as a duty.
    for (const auto& [a, b] : pairs) {
        if (!a || !b || a->modality == b->modality || a->modality == Modality::none || b->modality == Modality::none) continue;
        if (!new_.duties[static_cast<std::size_t>(b->unit)].empty()) continue;
        out.push_back({SubstanceKind::modality, fmt::format("{}, formerly {} ({})", words_for(b->modality), words_for(a->modality), place(change, b->unit)),
                       a->span, b->span});
    }
}

void SubstanceFinder::compare_duties(const Change& change, std::vector<Substance>& out) const {
    const auto olds = facts_of(old_.facts.duties, old_.duties, change.old_units);
    const auto news = facts_of(new_.facts.duties, new_.duties, change.new_units);
    const auto pairs = pair_off(olds, news, [&](const Duty& a, const Duty& b) {
        const std::size_t kept = kept_between(change.words, a.span, b.span);
        return kept > 0 ? static_cast<double>(kept) : -1;
    });
    for (const auto& [a, b] : pairs) {
        if (!a || !b || a->modality == b->modality || a->modality == Modality::none || b->modality == Modality::none) continue;
        out.push_back({SubstanceKind::modality, fmt::format("{}, formerly {} ({})", words_for(b->modality), words_for(a->modality), place(change, b->unit)),
                       a->span, b->span});
    }
}

void SubstanceFinder::compare_deciders(const Change& change, std::vector<Substance>& out) const {
    const auto olds = facts_of(old_.facts.deciders, old_.deciders, change.old_units);
    const auto news = facts_of(new_.facts.deciders, new_.deciders, change.new_units);
    const auto same_role = [](const Decider& a, const Decider& b) { return fold(a.role) == fold(b.role); };
    const auto pairs = pair_off(olds, news, [&](const Decider& a, const Decider& b) {
        if (same_role(a, b)) return 10.0 + 5 * (a.stage == b.stage);
        return a.stage == b.stage ? 1.0 + (a.matter == b.matter) : -1.0;
    });
    for (const auto& [a, b] : pairs) {
        const std::string where = place(change, b ? b->unit : -1);
        const Span old_span = a ? a->span : Span{}, new_span = b ? b->span : Span{};
        std::string message;
        if (a && b && !same_role(*a, *b))
            message = fmt::format("{}: {} → {} ({})", subject_of(b->stage), a->role, b->role, where);
        else if (a && b && a->stage != b->stage)
            message = fmt::format("{}: {} ({}), formerly {}", b->role, subject_of(b->stage), where, subject_of(a->stage));
        else if (!a)
            message = fmt::format("{}: now {} ({})", subject_of(b->stage), b->role, where);
        else if (!b)
            message = fmt::format("{}: no longer {} ({})", subject_of(a->stage), a->role, where);
        if (!message.empty()) out.push_back({SubstanceKind::decider, message, old_span, new_span});
    }
}

void SubstanceFinder::compare_references(const Change& change, std::vector<Substance>& out) const {
    const auto olds = facts_of(old_.facts.references, old_.references, change.old_units);
    const auto news = facts_of(new_.facts.references, new_.references, change.new_units);
    const auto old_words = [&](const Reference& r) { return old_.doc.doc->words(r.span); };
    const auto new_words = [&](const Reference& r) { return new_.doc.doc->words(r.span); };
    const auto same_words = [&](const Reference& a, const Reference& b) { return fold(old_words(a)) == fold(new_words(b)); };
    const auto same_target = [&](const Reference& a, const Reference& b) {
        if (a.kind == ReferenceKind::external) return fold(a.target) == fold(b.target) && a.provision == b.provision;
        return a.target_unit >= 0 && match_.new_of_old[static_cast<std::size_t>(a.target_unit)] == b.target_unit;
    };
    const auto pairs = pair_off(olds, news, [&](const Reference& a, const Reference& b) {
        if (a.kind != b.kind) return -1.0;
        const double alike = 4 * same_target(a, b) + 2 * same_words(a, b) + (kept_between(change.words, a.span, b.span) > 0);
        return a.kind == ReferenceKind::external && alike == 0 ? -1.0 : alike;
    });
    for (const auto& [a, b] : pairs) {
        const std::string where = place(change, b ? b->unit : -1);
        if (a && b) {
            if (same_words(*a, *b)) continue;  // whether it still points to the same place is a matter of the whole document
            const bool follows = a->kind == ReferenceKind::internal && same_target(*a, *b);
            if (a->kind == ReferenceKind::external && same_target(*a, *b)) continue;
            out.push_back({SubstanceKind::reference,
                           fmt::format("{}: {} → {} ({})", follows ? "reference follows the renumbering" : "reference", quoted(old_words(*a)),
                                       quoted(new_words(*b)), where),
                           a->span, b->span});
        } else {
            out.push_back({SubstanceKind::reference,
                           fmt::format("{}: reference {} ({})", a ? "no longer" : "new", a ? quoted(old_words(*a)) : quoted(new_words(*b)), where),
                           a ? a->span : Span{}, b ? b->span : Span{}});
        }
    }
}

}  // namespace clausebook
