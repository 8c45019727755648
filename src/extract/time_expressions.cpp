#include "extract/time_expressions.h"

#include <algorithm>

#include "extract/durations.h"
#include "extract/hour_of_day.h"
#include "extract/phrases.h"
#include "extract/time_events.h"
#include "extract/word_lists.h"

namespace clausebook {
namespace {

// ---- durations

bool is_negated(const Reading& reading, std::size_t from, std::size_t at) {
    for (std::size_t back = 1; back <= 7 && at >= from + back; ++back) {
        if (is_one_of(reading.word(at - back), {"not", "no", "never", "nobody"})) return true;
    }
    return false;
}

// What the words before a duration make of it.
struct Lead {
    bool accepted = false;
    bool rejected = false;
    std::string bound;
    std::size_t begin = 0;
};

Lead read_lead(const Reading& reading, std::size_t from, std::size_t number) {
    Lead lead;
    lead.begin = number;
    std::size_t at = number;
    while (at > from && !reading.gap_has(at, ".;:()") &&
           is_one_of(reading.word(at - 1), {"the",     "a",       "an",      "same",   "first",      "next",          "following", "period",
                                            "space",   "maximum", "minimum", "of",     "about",      "approximately", "around",    "only",
                                            "usual",   "normal",  "end",     "expiry", "expiration", "close",         "further",   "another",
                                            "initial", "just",    "total",   "some",   "their",      "its",           "that"}))
        --at;
    if (at == from || reading.gap_has(at, ".;:()")) return lead;
    const std::size_t key = at - 1;
    const std::string_view word = reading.word(key);
    const auto accept = [&](std::string_view bound, std::size_t begin) {
        lead.accepted = true;
        lead.bound = bound;
        lead.begin = begin;
        return lead;
    };
    const std::string_view before = key > from ? reading.word(key - 1) : std::string_view();
    const std::string_view before2 = key > from + 1 ? reading.word(key - 2) : std::string_view();
    if (is_one_of(word, {"at", "on", "upon"}) && is_one_of(reading.word(key + 1), {"the"}) &&
        is_one_of(reading.word(key + 2), {"end", "expiry", "expiration", "close"}))
        return accept("from", key);
    if (word == "within" || word == "inside") return accept("within", key);
    if (word == "in") return accept("within", key);
    if (word == "than") {
        bool denied = before2 == "not" || before2 == "no";
        std::size_t first = key >= 2 ? key - 2 : 0;
        // "in no event later than".
        if (is_one_of(before2, {"event", "case", "circumstances"}) && key >= from + 4 && reading.word(key - 3) == "no") {
            denied = true;
            first = key - 4;
        }
        if (before == "later") return denied ? accept("not-later-than", first) : (lead.rejected = true, lead);
        if (before == "more" || before == "longer" || before == "greater") {
            if (denied) return accept("within", key - 2);
            if (is_negated(reading, from, key)) return accept("within", key - 1);
        }
        if ((before == "less" || before == "fewer" || before == "shorter" || before == "earlier") && denied) return accept("at-least", key - 2);
        lead.rejected = true;
        return lead;
    }
    if (word == "least" && before == "at") return accept("at-least", key - 1);
    if (word == "most" && before == "at") return accept("within", key - 1);
    if (word == "by") return accept("not-later-than", key);
    if (word == "after" || word == "following") return accept("from", key);
    if (word == "before") return accept("before", key);
    if (word == "on" || word == "until" || word == "till") return accept(word == "on" ? "on" : "until", key);
    if (word == "beyond" || word == "exceed" || word == "exceeding") {
        if (is_negated(reading, from, key)) return accept("within", key);
        lead.rejected = true;
        return lead;
    }
    if (word == "to" && before == "up") {
        lead.begin = key - 1;
        lead.rejected = true;
        return lead;
    }
    if (word == "for" && is_one_of(before, {"aim", "aims"})) return accept("within", number);
    if (word == "is" && is_one_of(before, {"it", "period", "limit", "standard", "target", "time"})) return accept("within", number);
    if (is_one_of(word, {"run", "runs", "last", "lasts", "lasting"})) lead.rejected = true;
    if (is_one_of(word, {"target", "targets", "standard", "standards", "limit", "limits", "deadline", "timescale", "timescales", "allowed", "allow", "allows"}))
        return accept("within", number);
    if (is_one_of(word, {"during", "throughout"})) return accept("before", key);
    if (is_one_of(word, {"for",    "over", "under", "every",     "each", "per",   "between", "past",    "last",  "previous", "preceding",
                         "recent", "aged", "term",  "intervals", "once", "twice", "times",   "lasting", "minus", "alternate"}))
        lead.rejected = true;
    return lead;
}

bool precedes_election(const Reading& reading, std::size_t at, std::size_t end) {
    for (std::size_t i = at; i < end && i < at + 8; ++i) {
        if (is_one_of(reading.word(i), {"election", "elections", "poll", "polling", "referendum"})) return true;
    }
    return false;
}

// The anchor is the name of a period; the duration it ends (or, for "day five", begins).
std::optional<StatedDuration> duration_around(const Reading& reading, WordRange sentence, std::size_t anchor) {
    const std::size_t furthest = anchor >= sentence.begin + 9 ? anchor - 9 : sentence.begin;
    for (std::size_t start = furthest; start < anchor; ++start) {
        const auto found = duration_at(reading, start, sentence.end);
        if (found && found->words.contains(anchor)) return found;
    }
    return duration_at(reading, anchor, sentence.end);
}

std::optional<TimeExpression> read_duration(const Reading& reading, WordRange sentence, std::size_t anchor) {
    const auto duration = duration_around(reading, sentence, anchor);
    if (!duration) return std::nullopt;
    const std::size_t begin = duration->words.begin, after = duration->words.end, last = after - 1;
    const bool is_article = is_one_of(reading.word(begin), {"a", "an"});
    Lead lead = read_lead(reading, sentence.begin, begin);
    const std::string_view next = after < sentence.end ? reading.word(after) : std::string_view();
    const bool touches = after < sentence.end && !reading.gap_has(after, ".,;:()");
    const bool is_owner = is_possessive(reading, last);
    const bool qualified_notice =
        touches && is_one_of(next, {"public", "written", "prior", "advance", "clear"}) && is_one_of(reading.word(after + 1), {"notice", "warning"});
    const bool is_notice = qualified_notice || (touches && is_one_of(next, {"notice", "warning"}));
    const bool is_compound = reading.gap_before(last).find('-') != std::string_view::npos && !reading.word(last).ends_with("s");

    // Rates, ages, terms, stretches of work or leave.
    if (touches && is_one_of(next, {"old", "ago", "work", "imprisonment", "leave", "experience", "term", "terms", "run", "long", "per", "each", "every"}))
        return std::nullopt;
    if (after + 1 < sentence.end && touches && (next == "a" || next == "an") && period_named(reading.word(after + 1)) != Period::none) return std::nullopt;
    if (touches && next == "of" && is_one_of(reading.word(after + 1), {"age", "work", "service"})) return std::nullopt;
    if (touches && next == "or" && is_one_of(reading.word(after + 1), {"more", "over", "older", "longer"})) return std::nullopt;
    if (is_owner && !is_notice) return std::nullopt;
    for (std::size_t back = 1; back <= 4 && lead.begin >= sentence.begin + back; ++back) {
        const std::string_view rate = reading.word(lead.begin - back);
        if (is_one_of(rate, {"once", "twice", "times", "intervals"}) || (back == 1 && is_one_of(rate, {"every", "each"}))) return std::nullopt;
    }
    if (is_compound) {
        if (begin > sentence.begin && is_one_of(reading.word(begin - 1), {"same", "that", "usual", "this"})) return std::nullopt;
        if (!touches || !is_one_of(next, {"limit", "target", "standard", "deadline", "rule", "period", "turnaround", "timescale", "response"}))
            return std::nullopt;
        lead = {true, false, "within", begin};
    }
    TimeExpression found;
    found.form = TimeForm::duration;
    found.words = {lead.begin, after};
    found.quantity = duration->quantity;
    found.period = duration->period;
    found.day_type = duration->day_type;
    found.bound = lead.bound;
    found.rule = "duration";
    const auto until_event = touches ? event_connector(reading, after, sentence.end) : std::nullopt;
    const bool counts_back = until_event && until_event->bound == "before";
    if (is_notice) {
        if (lead.rejected && lead.begin == begin) return std::nullopt;
        found.bound = "at-least";
        found.words.end = qualified_notice ? after + 2 : after + 1;
        found.rule = "notice";
        return found;
    }
    if (counts_back && until_event->complement > after) {
        if (lead.rejected && !is_one_of(reading.word(lead.begin), {"up"})) return std::nullopt;
        if (is_one_of(lead.bound, {"before"}) || lead.bound == "within") {
            if (is_one_of(reading.word(lead.begin), {"in", "during", "throughout"}) && !precedes_election(reading, after, sentence.end)) return std::nullopt;
            found.bound = "before";
        } else if (lead.bound != "at-least" && lead.bound != "not-later-than") {
            found.bound = lead.accepted ? "not-later-than" : "before";
        }
        found.words.end = event_end(reading, until_event->complement, sentence.end);
        found.trigger = {until_event->complement, found.words.end};
        found.rule = "duration-before-event";
        return found;
    }
    const bool in_advance = touches && next == "in" && after + 1 < sentence.end && reading.word(after + 1) == "advance";
    if (in_advance || (touches && is_one_of(next, {"beforehand", "ahead"}))) {
        found.bound = lead.bound == "at-least" ? "at-least" : "before";
        found.words.end = after + (in_advance ? 2 : 1);
        return found;
    }
    if (lead.rejected) return std::nullopt;
    // How long something lasts or is kept: "for at least six years".
    if (lead.accepted && lead.begin > sentence.begin && is_one_of(reading.word(lead.begin - 1), {"for", "run", "runs", "last", "lasts", "lasting", "of"}) &&
        is_one_of(lead.bound, {"at-least", "within"}) && !(lead.begin > sentence.begin + 1 && is_one_of(reading.word(lead.begin - 2), {"aim", "aims"})) &&
        !(reading.word(lead.begin - 1) == "of" && lead.begin > sentence.begin + 1 &&
          is_one_of(reading.word(lead.begin - 2), {"notice", "target", "period", "limit", "maximum", "standard", "deadline", "timescale"})))
        return std::nullopt;
    if (lead.accepted && is_one_of(reading.word(lead.begin), {"during", "throughout"})) return std::nullopt;
    if (lead.accepted && lead.bound == "on" && !duration->ordinal) return std::nullopt;
    if (duration->ordinal) {
        const bool of_something = touches && next == "of" && !is_one_of(reading.word(after + 1), {"receipt", "the", "receiving"});
        const bool is_day = duration->period == Period::day || duration->period == Period::working_day || duration->period == Period::hour;
        if (!lead.accepted || of_something ||
            (!is_day && reading.word(lead.begin) != "by" && reading.word(lead.begin) != "within" &&
             !(reading.word(lead.begin) == "in" && reading.word(lead.begin + 2) == "first") &&
             !(reading.word(lead.begin) == "in" && touches && is_one_of(next, {"after", "following"}))))
            return std::nullopt;
        if (duration->quantity < 2 && duration->period == Period::day && lead.bound == "on") return std::nullopt;
    }
    if (!lead.accepted) {
        const bool counted_on = touches && is_one_of(next, {"later", "after", "from", "thereafter"});
        const std::string_view before = begin > sentence.begin ? reading.word(begin - 1) : std::string_view();
        const bool is_allowance =
            touches && (is_one_of(next, {"to", "for", "from", "after", "within"}) || (next == "in" && is_one_of(reading.word(after + 1), {"which", "order"})));
        const bool is_given = (is_one_of(before, {"given", "allowed"})) || (is_one_of(before, {"take", "takes"}) && !touches) ||
                              (next == "in" && reading.word(after + 1) == "which") ||
                              (is_allowance && is_one_of(before, {"have", "has", "take", "takes", "carry", "be", "is", "are"}));
        // "The target is five working days".
        bool is_target = is_one_of(before, {"is", "are", "be", "being"});
        if (is_target) {
            std::size_t named = begin;
            while (named > sentence.begin && named + 10 > begin &&
                   !is_one_of(reading.word(named - 1), {"target", "standard", "limit", "deadline", "timescale", "aim", "period"}))
                --named;
            is_target = named > sentence.begin && named + 10 > begin;
        }
        // "Seven working days is the limit".
        if (touches && is_one_of(next, {"is", "are"}) && reading.word(after + 1) == "the")
            is_target = is_target || is_one_of(reading.word(after + 2), {"limit", "target", "standard", "maximum", "deadline"});
        const bool heads_entry = begin > sentence.begin && reading.gap_has(begin, ":") &&
                                 !is_one_of(before, {"cycle", "review", "frequency", "term", "period", "retention", "duration"});
        if (is_article && !counted_on) return std::nullopt;
        if (!counted_on && !is_given && !heads_entry && !is_target) return std::nullopt;
        if (is_one_of(next, {"later"}) && (found.period == Period::year || found.period == Period::month)) return std::nullopt;
        if (found.period == Period::year && !counted_on) return std::nullopt;
        found.bound = counted_on && next != "from" ? "from" : "within";
        if (counted_on && is_one_of(next, {"later", "thereafter"})) found.words.end = after + 1;
    }
    // "within 5 days of the request": what starts the clock is no part of the words that state the limit.
    if (touches && is_one_of(next, {"of", "from", "after", "following", "beginning"})) {
        found.trigger = {after + 1, event_end(reading, after + 1, sentence.end)};
    }
    return found;
}

// ---- days that are named and not counted: "the next working day", "by close of business on the day after"

struct NamedDay {
    std::string_view bound;
    std::optional<double> quantity;
    Period period;
};

const PhraseSet<NamedDay>& named_days() {
    static const PhraseSet<NamedDay> phrases({
        {"within|inside|in the? hour", {"within", 1, Period::hour}},
        {"within|inside the day", {"within", 1, Period::day}},
        {"within|inside the working? week", {"within", 1, Period::week}},
        {"within|inside the month", {"within", 1, Period::month}},
        {"within|inside|in|during the following|next week", {"within", 1, Period::week}},
        {"within|inside|in|during the following|next month", {"within", 1, Period::month}},
        {"by|before the? end|close of the? next|following working|business|office day", {"not-later-than", 1, Period::working_day}},
        {"by|before the? end|close of the? next|following day", {"not-later-than", 1, Period::day}},
        {"by|before the? end|close of the? next|following week", {"not-later-than", 1, Period::week}},
        {"by|before the? end|close of that|the|this same? working|office? day", {"not-later-than", std::nullopt, Period::day}},
        {"by|before the? end|close of that|the|this same? week", {"not-later-than", std::nullopt, Period::week}},
        {"by|before the? end|close of that|the|this same? month", {"not-later-than", std::nullopt, Period::month}},
        {"by|before close of play|business", {"not-later-than", std::nullopt, Period::none}},
        {"by|before close of play|business on? the? next|following working|business? day", {"not-later-than", 1, Period::working_day}},
        {"by|before close of play|business on? the|that same day", {"not-later-than", std::nullopt, Period::day}},
        {"by|before close of play|business on the day", {"not-later-than", std::nullopt, Period::day}},
        {"by|before noon|midday|midnight|lunchtime", {"not-later-than", std::nullopt, Period::none}},
        {"by|before noon|midday on? the? next|following working|business day", {"not-later-than", 1, Period::working_day}},
        {"by|before noon|midday on? the? next|following day", {"not-later-than", 1, Period::day}},
        {"by|before noon|midday on? the day before", {"not-later-than", 1, Period::day}},
        {"by|before close of play|business on? the day before", {"not-later-than", 1, Period::day}},
        {"by|before noon|midday on the day of", {"not-later-than", std::nullopt, Period::event}},
        {"by|on|not|no later? than? the? next|following working|business|office day", {"not-later-than", 1, Period::working_day}},
        {"the? next|following working|business|office day", {"within", 1, Period::working_day}},
        {"by|on the? next|following day|morning", {"not-later-than", 1, Period::day}},
        {"the? next day|morning", {"within", 1, Period::day}},
        {"the? same|very working? day", {"on", std::nullopt, Period::day}},
        {"that same|very day", {"on", std::nullopt, Period::day}},
        {"on the day on? which|that|of|it|they", {"on", std::nullopt, Period::day}},
        {"on|within|in the? same working? day", {"on", std::nullopt, Period::day}},
        {"in|within the same week", {"within", std::nullopt, Period::week}},
        {"on|by the day after", {"not-later-than", 1, Period::day}},
        {"overnight", {"within", 1, Period::day}},
    });
    return phrases;
}

// ---- vague words

enum class Vague : std::uint8_t { plain, before_noun, at_end };

const PhraseSet<Vague>& vague_words() {
    static const PhraseSet<Vague> phrases({
        {"promptly|forthwith|swiftly|speedily|expeditiously|straightaway|timeously", Vague::plain},
        {"quickly", Vague::plain},
        {"as quickly|speedily|promptly|swiftly as is? reasonably? possible|practicable|practical", Vague::plain},
        {"as quickly|speedily|promptly|swiftly as they|it|he|she|you|we|circumstances reasonably? can|allow|permit", Vague::plain},
        {"as soon as it? is? reasonably? possible|practicable|practical|convenient|feasible", Vague::plain},
        {"as soon as they|it|he|she|you|we reasonably? can|may", Vague::plain},
        {"as early as it? is? reasonably? possible|practicable|practical", Vague::plain},
        {"at the earliest possible? practicable|convenient|available? opportunity|moment|time|date|stage|point|convenience|occasion", Vague::plain},
        {"at the first|next available|possible|convenient? opportunity|occasion", Vague::plain},
        {"at the earliest", Vague::plain},
        {"at his|her|their|your|its earliest convenience|opportunity", Vague::plain},
        {"at an early stage|date|opportunity|point|moment", Vague::plain},
        {"at as early a stage|date as", Vague::plain},
        {"at an appropriate|suitable stage|time|moment|point", Vague::plain},
        {"early on", Vague::plain},
        {"early in", Vague::plain},
        {"without any? undue|unreasonable|unnecessary|avoidable|further|needless|excessive? delay", Vague::plain},
        {"with the? minimum|least of? possible? delay", Vague::plain},
        {"with all? due|reasonable|possible speed|dispatch|despatch|expedition|haste", Vague::plain},
        {"immediately", Vague::plain},
        {"at once", Vague::plain},
        {"straight|right away", Vague::plain},
        {"there and then", Vague::plain},
        {"without waiting", Vague::plain},
        {"by return", Vague::plain},
        {"in good|plenty of? time", Vague::plain},
        {"in sufficient|enough|adequate time", Vague::plain},
        {"in due course|time", Vague::plain},
        {"in a timely manner|fashion|way", Vague::plain},
        {"in a prompt manner|fashion|way", Vague::plain},
        {"in timely manner|fashion", Vague::plain},
        {"on a timely basis", Vague::plain},
        {"in time", Vague::plain},
        {"on time", Vague::plain},
        {"shortly|soon", Vague::at_end},
        {"as a matter of urgency|priority", Vague::plain},
        {"as a priority", Vague::plain},
        {"urgently", Vague::plain},
        {"in advance", Vague::plain},
        {"well? in advance", Vague::plain},
        {"ahead of time", Vague::plain},
        {"beforehand", Vague::plain},
        {"afterwards|subsequently|later|thereafter", Vague::at_end},
        {"later on", Vague::plain},
        {"at a later|subsequent|future time|date|stage|point|meeting", Vague::plain},
        {"at a reasonable time|hour", Vague::plain},
        {"at reasonable times|notice", Vague::plain},
        {"at a mutually? convenient|agreed|suitable time|date", Vague::plain},
        {"at a time mutually? convenient|agreed|agreeable|suitable|that|to", Vague::plain},
        {"within|in a reasonable time|period|timescale|timeframe|interval", Vague::plain},
        {"within a reasonable time frame|scale|limit", Vague::plain},
        {"within any reasonable time|period|timescale|timeframe|deadline|limit", Vague::plain},
        {"within reasonable time|timescales|limits|periods", Vague::plain},
        {"within agreed|appropriate|set timescales|deadlines|timeframes|limits|times", Vague::plain},
        {"within such reasonable? time|period", Vague::plain},
        {"with|on|upon|at|give|given|giving reasonable|adequate|sufficient|due advance|prior? notice", Vague::plain},
        {"reasonable|adequate|sufficient advance|prior? notice|warning", Vague::plain},
        {"give|given|giving|with|without advance|prior notice|warning", Vague::plain},
        {"as and when necessary|required|needed|appropriate", Vague::plain},
        {"early", Vague::at_end},
        {"within the|any|such reasonable? deadline|deadlines|timescale|timescales|period|time|timeframe "
         "that|which|set|laid|agreed|specified|fixed|allowed|prescribed",
         Vague::plain},
        {"timely", Vague::before_noun},
        {"prompt", Vague::before_noun},
        {"speedy|swift|expeditious", Vague::before_noun},
        {"immediate", Vague::before_noun},
        {"early warning|notice|notification|consultation|advice|discussion|disclosure|involvement|engagement|sight|response|reply", Vague::plain},
        {"quick", Vague::before_noun},
    });
    return phrases;
}

// Nouns that a vague adjective makes a limit of: "a prompt reply", "early notice".
bool is_answering_noun(std::string_view word) {
    return is_one_of(
        word, {"access",       "response",        "responses",      "reply",      "replies",       "answer",   "answers",     "action",       "notice",
               "notification", "acknowledgement", "acknowledgment", "attention",  "information",   "advice",   "manner",      "fashion",      "way",
               "return",       "payment",         "resolution",     "delivery",   "warning",       "decision", "decisions",   "consultation", "consideration",
               "disclosure",   "provision",       "submission",     "completion", "communication", "feedback", "updates",     "update",       "reporting",
               "follow",       "handling",        "help",           "assistance", "discussion",    "briefing", "involvement", "engagement",   "service",
               "sight",        "support",         "basis",          "contact",    "settlement",    "report",   "reports"});
}

std::optional<TimeExpression> read_vague(const Reading& reading, WordRange sentence, std::size_t at) {
    const auto match = vague_words().match(reading, at, sentence.end);
    if (!match) return std::nullopt;
    const std::string_view word = reading.word(at);
    const std::size_t after = match->end;
    const std::string_view next = after < sentence.end ? reading.word(after) : std::string_view();
    const std::string_view before = at > sentence.begin ? reading.word(at - 1) : std::string_view();
    TimeExpression found;
    found.words = {at, after};
    found.rule = "vague-word";
    switch (match->value) {
        case Vague::plain:
            break;
        case Vague::at_end: {
            // "later" where it closes its clause; not "no later than", "later stage", "sooner or later".
            const bool closes = after == sentence.end || reading.gap_has(after, ",;:.") || is_one_of(next, {"with", "to", "by", "in", "if"}) ||
                                (next == "be" && word == "afterwards");
            if (!closes || is_one_of(before, {"no", "not", "or", "and", "days", "weeks", "months", "years", "hours", "immediately", "till", "until", "as",
                                              "too", "very", "than"}))
                return std::nullopt;
            break;
        }
        case Vague::before_noun: {
            std::size_t noun = after;
            while (noun < sentence.end && noun < after + 3 && !is_answering_noun(reading.word(noun)) && !reading.gap_has(noun, ".;:")) ++noun;
            const bool stands_alone = word == "timely" && (after == sentence.end || reading.gap_has(after, ",;.:") || next == "and");
            if (!stands_alone && (noun == sentence.end || !is_answering_noun(reading.word(noun)))) return std::nullopt;
            break;
        }
    }
    // "having talked it through beforehand": what has been done already.
    if (word == "beforehand") {
        for (std::size_t back = 1; at >= sentence.begin + back && !reading.gap_has(at - back + 1, ",;:"); ++back) {
            if (reading.word(at - back) == "having") return std::nullopt;
        }
    }
    if (word == "in" && after == at + 2 && reading.word(at + 1) == "advance" && next == "of") return std::nullopt;
    if (word == "in" && after == at + 2 && reading.word(at + 1) == "time" && (is_one_of(next, {"of", "with"}) || is_one_of(before, {"any", "point", "moment"})))
        return std::nullopt;
    if (word == "at" && reading.word(at + 1) == "once" && at > sentence.begin &&
        is_one_of(before, {"councillors", "members", "officers", "people", "parties", "things"}))
        return std::nullopt;
    if (word == "immediately" && is_one_of(next, {"preceding", "above", "below", "apparent", "obvious", "available", "following"})) return std::nullopt;
    if (word == "urgently" && is_one_of(before, {"needs", "need", "needed", "required", "requires", "require", "wanted", "wants"})) return std::nullopt;
    if (word == "shortly" && is_one_of(next, {"after", "before"})) return std::nullopt;
    found.bound = lower_words(reading, found.words);
    return found;
}

// ---- calendar dates

bool is_month(std::string_view word) {
    return is_one_of(word, {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
                            "jan",     "feb",      "mar",   "apr",   "jun", "jul",  "aug",  "sept",   "sep",       "oct",     "nov",      "dec"});
}

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("20") || word.starts_with("19")) && word[2] >= '0' && word[2] <= '9' && word[3] >= '0' && word[3] <= '9';
}

// A date is a limit where it says when something is due to be reviewed, or by when an act is due; the date of an adoption, an Act or a
// version is none.
std::optional<TimeExpression> read_date(const Reading& reading, WordRange sentence, std::size_t at) {
    std::size_t begin = at, end = at;
    const std::string_view word = reading.word(at);
    if (is_month(word) && reading.is_capital(at)) {
        end = at + 1;
        if (begin > sentence.begin && !reading.word(begin - 1).empty() && reading.word(begin - 1)[0] >= '0' && reading.word(begin - 1)[0] <= '9' &&
            reading.word(begin - 1).size() <= 4 && !is_year(reading.word(begin - 1)))
            --begin;
        if (end < sentence.end && is_year(reading.word(end)) && !reading.gap_has(end, ".;:"))
            ++end;
        else if (begin == at && (word == "may" || word == "march"))
            return std::nullopt;
        else if (end < sentence.end && reading.word(end)[0] >= '0' && reading.word(end)[0] <= '9' && reading.word(end).size() <= 4) {
            ++end;
            if (end < sentence.end && is_year(reading.word(end))) ++end;
        }
    } else if (is_year(word)) {
        end = at + 1;
    } else {
        return std::nullopt;
    }
    // "07/2025", "01/07/2025".
    if (is_year(word)) {
        while (begin > sentence.begin && reading.gap_before(begin) == "/" && reading.word(begin - 1).size() <= 2) --begin;
        if (begin == at && at > sentence.begin && reading.word(at - 1) == "of") return std::nullopt;
    }
    bool is_review = false;
    for (std::size_t back = 1; back <= 9 && begin >= back; ++back) {
        const std::string_view earlier = reading.word(begin - back);
        if (is_one_of(earlier, {"adopted", "approved", "last", "version", "updated", "revised", "issued", "amended", "reviewed", "act", "order", "regulations",
                                "created", "published", "since", "effective"})) {
            if (earlier == "reviewed" && begin >= back + 1 && is_one_of(reading.word(begin - back - 1), {"be", "next"}))
                return TimeExpression{TimeForm::date, {begin, end}, std::nullopt, Period::none, DayType::unstated, "on", {}, "review-date"};
            break;
        }
        if (is_one_of(earlier, {"review", "reviewing", "revision", "again", "revisited", "reconsidered", "renewal"})) {
            is_review = !(begin >= back + 1 && is_one_of(reading.word(begin - back - 1), {"last", "previous", "latest"}));
            break;
        }
    }
    TimeExpression found{TimeForm::date, {begin, end}, std::nullopt, Period::none, DayType::unstated, "on", {}, "review-date"};
    if (is_review && !(end < sentence.end && is_one_of(reading.word(end), {"meeting", "meetings"}))) return found;
    std::size_t lead = begin;
    while (lead > sentence.begin && is_one_of(reading.word(lead - 1), {"the", "end", "of"})) --lead;
    const bool dated_act = end - begin == 1 && is_year(word);
    if (lead > sentence.begin && !dated_act && is_one_of(reading.word(lead - 1), {"by", "before", "than"})) {
        found.words.begin = reading.word(lead - 1) == "than" && lead >= sentence.begin + 3 ? lead - 3 : lead - 1;
        found.bound = reading.word(lead - 1) == "before" ? "before" : "not-later-than";
        found.rule = "date";
        return found;
    }
    return std::nullopt;
}

// "an acknowledgement within two days and an answer within five": the last number counts what the one before it counted.
std::optional<TimeExpression> read_elliptic(const Reading& reading, WordRange sentence, std::size_t at, const std::vector<TimeExpression>& found) {
    if (!is_one_of(reading.word(at), {"within", "inside"}) || found.empty()) return std::nullopt;
    const TimeExpression& before = found.back();
    if (before.rule != "duration" || before.words.begin < sentence.begin || !before.quantity) return std::nullopt;
    const auto number = number_at(reading, at + 1, sentence.end);
    if (!number || number->ordinal) return std::nullopt;
    if (number->end < sentence.end && !reading.gap_has(number->end, ",;:.()") && !is_one_of(reading.word(number->end), {"and", "or", "if", "where"}))
        return std::nullopt;
    TimeExpression out = before;
    out.words = {at, number->end};
    out.quantity = number->value;
    out.bound = "within";
    out.trigger = {};
    return out;
}

bool is_period_anchor(std::string_view word) { return period_named(word) != Period::none || word == "fortnight" || word == "fortnights"; }

// Two expressions side by side that state one time: "by noon, four working days before the meeting", "promptly after the meeting".
bool joins(const Reading& reading, const TimeExpression& first, const TimeExpression& second) {
    if (first.words.end != second.words.begin) return false;
    const std::string_view gap = reading.gap_before(second.words.begin);
    const bool hour_of_day = first.rule == "named-day" && first.period == Period::none;
    if (hour_of_day) return second.form == TimeForm::duration && gap.find_first_of(".;:") == std::string_view::npos;
    return first.form == TimeForm::vague && second.form == TimeForm::event && gap == " ";
}

}  // namespace

std::vector<TimeExpression> find_time_expressions(const Reading& reading) {
    std::vector<TimeExpression> out;
    const auto keep = [&](TimeExpression found) {
        // What begins further left and reaches as far takes in what was found before: "three days" in "three days before the meeting".
        while (!out.empty() && out.back().words.begin >= found.words.begin) out.pop_back();
        if (!out.empty() && out.back().words.end > found.words.begin) return;
        // "within 5 days after the request": the request starts the clock of what was found already.
        if (!out.empty() && !out.back().trigger.empty() && found.words.begin >= out.back().words.end && found.words.begin < out.back().trigger.end) return;
        if (!out.empty() && joins(reading, out.back(), found)) {
            found.words.begin = out.back().words.begin;
            if (found.form == TimeForm::duration || found.bound == "from") found.bound = out.back().bound;
            out.pop_back();
        }
        out.push_back(std::move(found));
    };
    for (const WordRange sentence : reading.sentences) {
        for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
            if (!out.empty() && at < out.back().words.end) continue;
            const std::string_view word = reading.word(at);
            if (const auto day = named_days().match(reading, at, sentence.end)) {
                TimeExpression found{
                    TimeForm::duration, {at, day->end}, day->value.quantity, day->value.period, DayType::unstated, std::string(day->value.bound), {},
                    "named-day"};
                if (day->value.period == Period::working_day) found.day_type = DayType::working;
                if (!(word == "the" && at > sentence.begin && is_one_of(reading.word(at - 1), {"of", "until"}))) keep(std::move(found));
                continue;
            }
            if (auto found = read_clock(reading, sentence, at)) {
                keep(std::move(*found));
                continue;
            }
            if (is_period_anchor(word)) {
                if (auto found = read_duration(reading, sentence, at)) keep(std::move(*found));
                continue;
            }
            if (auto found = read_date(reading, sentence, at)) {
                keep(std::move(*found));
                continue;
            }
            if (auto found = read_elliptic(reading, sentence, at, out)) {
                keep(std::move(*found));
                continue;
            }
            auto event = read_event(reading, sentence, at);
            auto vague = read_vague(reading, sentence, at);
            if (event && (!vague || event->words.end > vague->words.end)) {
                // "not later than the expiry of ten working days": what follows the connector is a length of time, not an event.
                std::optional<TimeExpression> counted;
                bool is_length = false;
                for (std::size_t anchor = at + 1; anchor < event->words.end && anchor < at + 12 && !counted; ++anchor) {
                    if (!is_period_anchor(reading.word(anchor)) || !duration_around(reading, sentence, anchor)) continue;
                    counted = read_duration(reading, sentence, anchor);
                    is_length = is_length || !counted;
                    if (counted && counted->words.begin > at) counted.reset();
                }
                if (counted)
                    keep(std::move(*counted));
                else if (!is_length)
                    keep(std::move(*event));
            } else if (vague) {
                keep(std::move(*vague));
            }
        }
    }
    return out;
}

}  // namespace clausebook
