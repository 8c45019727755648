#include "extract/time_events.h"

#include "extract/modality.h"
#include "extract/phrases.h"
#include "extract/word_lists.h"

namespace clausebook {
namespace {

const PhraseSet<std::string_view>& connectors() {
    static const PhraseSet<std::string_view> phrases({
        {"before|ere", "before"},
        {"prior to", "before"},
        {"well? in advance of", "before"},
        {"ahead of", "before"},
        {"preceding", "before"},
        {"until|till", "until"},
        {"unless and until", "until"},
        {"unless or until", "until"},
        {"pending", "until"},
        {"after", "from"},
        {"following", "from"},
        {"immediately|shortly|soon|directly after|following", "from"},
        {"as soon as", "as soon as"},
        {"immediately on|upon", "from"},
        {"immediately before", "before"},
        {"immediately prior to", "before"},
        {"on|upon leaving|ceasing|vacating|relinquishing", "from"},
        {"on|upon taking|joining|entering|assuming|accepting|becoming", "on"},
        {"on|upon his|her|their|its|first? appointment|election|induction|completion|commencement|termination|arrival|departure", "on"},
        {"in|during the day|days|week|weeks|month|months? immediately? after|following", "from"},
        {"in the day|days|week|weeks|month|months? immediately? before", "before"},
        {"in|during the period|run immediately? before|up|leading", "before"},
        {"on|upon receipt", "on"},
        {"to|at the|its|their|that next ordinary|available|scheduled|convenient|full? meeting", "on"},
        {"once", "from"},
        {"from the day|date|moment|time on|at which|that", "from"},
        {"from the day|date|moment|time when|that", "from"},
        {"at the outset of", "at the outset"},
        {"at the outset", "at the outset"},
        {"from the outset of?", "at the outset"},
        {"at the start|beginning|commencement|opening of", "at the start"},
        {"at the start|beginning|commencement", "at the start"},
        {"at the end|close|conclusion of", "at the end"},
        {"at any time up to", "not-later-than"},
        {"at any time before", "before"},
        {"at any time prior to", "before"},
        {"up to the start|beginning|end|close|date|time|day|publication|point of", "not-later-than"},
        {"up until", "until"},
        {"by the time that?", "not-later-than"},
        {"by the date|day|deadline|time of|on|when|specified|set|stated", "not-later-than"},
        {"by the deadline", "not-later-than"},
        {"by|before the end|close|conclusion|start|beginning|expiry of", "not-later-than"},
        {"not|no later than", "not-later-than"},
        {"not|no later than at?", "not-later-than"},
        {"not|no earlier than", "from"},
        {"not before", "from"},
    });
    return phrases;
}

bool is_body(std::string_view word) {
    return is_one_of(word, {"committee", "committees",   "council",    "cabinet",   "panel",       "executive", "board",     "court",     "tribunal",
                            "leader",    "subcommittee", "commission", "members",   "councillors", "mediator",  "inspector", "ombudsman", "magistrates",
                            "judge",     "inquiry",      "scrutiny",   "governors", "mayor",       "chief",     "chair",     "chairman",  "person",
                            "assembly",  "parliament",   "minister",   "delegates", "officer",     "director",  "clerk",     "solicitor", "them",
                            "him",       "her",          "us",         "you",       "others",      "anybody",   "everybody", "public"});
}

bool is_occasion(std::string_view word) {
    return is_one_of(word, {"meeting",     "meetings", "election", "elections", "decision", "decisions", "publication",  "hearing",      "hearings",  "debate",
                            "appointment", "vote",     "session",  "sitting",   "event",    "visit",     "deadline",     "interview",    "appraisal", "agenda",
                            "day",         "date",     "time",     "start",     "end",      "close",     "consultation", "announcement", "release",   "issue",
                            "poll",        "is",       "are",      "has",       "have",     "was",       "can",          "may",          "begins",    "takes",
                            "comes",       "makes",    "decides",  "considers", "meets",    "sits",      "gives",        "reaches",      "published", "been"});
}

bool names_number(std::string_view word) {
    return (!word.empty() && word[0] >= '0' && word[0] <= '9') ||
           is_one_of(word, {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty"});
}

bool is_month_name(std::string_view word) {
    return is_one_of(word, {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"});
}

bool ends_clause(const Reading& reading, std::size_t at, std::size_t sentence_end) { return at >= sentence_end || reading.gap_has(at, ",;:.()"); }

// Where a sentence opens with an event and sets no comma after it ("Prior to changing the protocol the Cabinet will"), the main clause
// begins at the article before its modal; the sentence's end where there is no such article.
std::size_t main_clause(const Reading& reading, std::size_t from, std::size_t sentence_end) {
    for (std::size_t at = from; at < sentence_end; ++at) {
        if (reading.gap_has(at, ",;:") && at > from) return sentence_end;
        if (!is_one_of(reading.word(at), {"must", "shall", "should", "will", "may", "can", "cannot"})) continue;
        for (std::size_t back = at; back > from + 1; --back) {
            if (is_one_of(reading.word(back - 1), {"the", "a", "an", "any", "each", "every", "no", "all", "members", "councillors", "officers"}))
                return back - 1;
        }
        return sentence_end;
    }
    return sentence_end;
}

// "laid before the committee", "documents before the cabinet", "what is before a meeting": a place, where a body without an occasion
// follows, or where something is put or comes before it.
bool is_place(const Reading& reading, WordRange sentence, std::size_t at, std::size_t complement) {
    const std::string_view verb = at > sentence.begin ? reading.word(at - 1) : std::string_view();
    const std::string_view first = reading.word(complement);
    if (is_one_of(verb, {"is",   "are",   "come",    "comes", "coming", "came",   "go",      "goes",      "hearing", "heard", "put",      "lay",
                         "laid", "bring", "brought", "place", "placed", "appear", "appears", "appearing", "items",   "item",  "business", "matters"}) &&
        (is_one_of(first, {"the", "a", "an", "any", "each"}) || is_body(first)) &&
        !(verb == "place" && is_one_of(reading.word(at - 2), {"take", "takes", "taking", "took", "taken"})))
        return true;
    const std::size_t stop = std::min(event_end(reading, complement, sentence.end), complement + 9);
    bool body = false;
    for (std::size_t i = complement; i < stop; ++i) {
        const std::string_view word = reading.word(i);
        if (is_one_of(word, {"which", "who", "whom", "that", "what", "how", "whether", "to", "on"})) break;
        if (is_occasion(word) || (word.ends_with("ing") && word.size() > 5 && i == complement)) return false;
        if (is_body(word)) {
            body = true;
            // "before the public hears of it": what follows the body is its verb.
            const bool last = i + 1 >= stop;
            if (!last && !is_body(reading.word(i + 1)) &&
                !is_one_of(reading.word(i + 1), {"of", "for", "in", "at", "on", "by", "with", "and", "or", "to", "from", "as", "which", "who", "whom", "that",
                                                 "meeting", "members", "committee"}))
                return false;
        }
    }
    if (!body) return false;
    return true;
}

}  // namespace

std::optional<EventConnector> event_connector(const Reading& reading, std::size_t at, std::size_t sentence_end) {
    const auto match = connectors().match(reading, at, sentence_end);
    if (!match) return std::nullopt;
    return EventConnector{match->value, match->end};
}

std::size_t event_end(const Reading& reading, std::size_t at, std::size_t sentence_end) {
    std::size_t end = at;
    while (end < sentence_end && end < at + 24) {
        if (end > at && reading.gap_has(end, ",;:()[]")) break;
        if (end > at && reading.gap_before(end).find(" \xE2\x80\x93") != std::string_view::npos) break;
        const std::string_view word = reading.word(end);
        if (end > at && is_one_of(word, {"unless", "if", "so", "but", "where", "explaining", "giving", "provided", "except", "together", "whether", "must",
                                         "shall", "should", "will"}))
            break;
        if (end > at && is_one_of(word, {"and", "or"})) {
            // A new clause has a modal of its own before it ends.
            bool clause = false;
            for (std::size_t next = end + 1; next < sentence_end && next < end + 9 && !reading.gap_has(next, ",;:()"); ++next) {
                if (is_one_of(reading.word(next), {"must", "shall", "should", "will", "may", "can", "cannot"})) clause = true;
            }
            // So has a second order: "after every by-election and report it".
            if (word == "and" && is_one_of(reading.word(end + 1), {"report", "tell", "send", "give", "inform", "notify", "record", "publish", "reply",
                                                                   "explain", "let", "keep", "answer"}))
                clause = true;
            if (clause) break;
        }
        ++end;
    }
    return end;
}

std::optional<TimeExpression> read_event(const Reading& reading, WordRange sentence, std::size_t at) {
    const auto match = connectors().match(reading, at, sentence.end);
    if (!match) return std::nullopt;
    const std::string_view word = reading.word(at);
    const std::string_view last = reading.word(match->end - 1);
    const std::string_view before = at > sentence.begin ? reading.word(at - 1) : std::string_view();
    const std::size_t complement = match->end;
    const std::string_view next = complement < sentence.end ? reading.word(complement) : std::string_view();
    // "acknowledged on receipt", but not "on receipt of a complaint the officer will": an occasion.
    if (last == "receipt") {
        if (at == sentence.begin || (next == "of" && !ends_clause(reading, event_end(reading, complement, sentence.end), sentence.end))) return std::nullopt;
        return TimeExpression{TimeForm::event, {at, complement}, std::nullopt, Period::event, DayType::unstated, std::string(match->value), {}, "event"};
    }
    const bool alone = complement >= sentence.end || reading.gap_has(complement, ",;:.()") || is_one_of(next, {"or", "and"});
    TimeExpression found;
    found.form = TimeForm::event;
    found.period = Period::event;
    found.bound = match->value;
    found.rule = "event";
    // "on appointment", "upon completion of the works"; but not "advice on appointment".
    if (is_one_of(word, {"on", "upon"}) &&
        is_one_of(last, {"appointment", "election", "induction", "completion", "commencement", "termination", "arrival", "departure"})) {
        if (is_one_of(before, {"advice", "guidance", "information", "report",    "reports", "policy", "policies", "rules", "law",   "training", "questions",
                               "vote",   "views",    "decision",    "decisions", "effect",  "depend", "depends",  "based", "agree", "agreed",   "consulted"}) ||
            !(complement >= sentence.end || reading.gap_has(complement, ",;:.()") || reading.is_capital(complement) ||
              is_one_of(next, {"of", "to", "as", "by", "and", "or", "the", "a", "an", "any", "each", "every", "all", "members", "officers", "councillors"})))
            return std::nullopt;
        found.words = {at, complement};
        if (next == "of") found.words.end = event_end(reading, complement, sentence.end);
        return found;
    }
    const bool stands_alone = is_one_of(last, {"outset", "start", "beginning", "commencement", "deadline", "meeting"});
    if (stands_alone) {
        found.words = {at, complement};
        if (last == "beginning" && before == "from") return std::nullopt;
        return found;
    }
    if (alone) return std::nullopt;
    if (word == "before" && is_one_of(next, {"it", "them", "him", "her"}) &&
        (ends_clause(reading, complement + 1, sentence.end) || is_one_of(reading.word(complement + 1), {"and", "or", "for", "to", "at", "on", "in"})))
        return std::nullopt;
    if (last == "after" && (is_one_of(before, {"look", "looks", "looked", "looking", "named", "sought", "day", "year", "morning", "soon", "shortly"}) ||
                            is_one_of(next, {"all", "hours", "care", "that", "which", "this", "it"}) || names_number(next)))
        return std::nullopt;
    if (word == "before" && (is_one_of(before, {"day", "never", "year", "week", "month", "night", "morning"}) || is_one_of(next, {"now", "long"}) ||
                             (next == "that" && ends_clause(reading, complement + 1, sentence.end)) || (next[0] >= '0' && next[0] <= '9')))
        return std::nullopt;
    if (word == "before" || word == "ere" || word == "not") {
        if (match->value != "not-later-than" && is_place(reading, sentence, at, complement)) return std::nullopt;
    }
    if (last == "following" && word == "following") {
        const bool adjective =
            is_one_of(before, {"the", "these", "those", "a", "any", "day", "year", "week", "month"}) && !is_one_of(before, {"day", "week", "year", "month"});
        const bool preposition =
            is_one_of(next, {"the",      "a",        "an",         "any",          "each",      "every",       "receipt",       "publication",  "this",
                             "that",     "these",    "such",       "consultation", "his",       "her",         "their",         "its",          "completion",
                             "approval", "adoption", "discussion", "election",     "elections", "appointment", "investigation", "notification", "termination"});
        // A capital in the middle of a sentence belongs to a title: "Following the Public Pound".
        if (adjective || !preposition || (at > sentence.begin && reading.is_capital(at))) return std::nullopt;
    }
    if (word == "until" || word == "till") {
        if (is_one_of(next, {"now", "recently", "then", "later", "late", "today"}) || names_number(next)) return std::nullopt;
        // "from the notice of election until the close of poll": a season, in which something else is asked.
        for (std::size_t back = 1; back <= 10 && at >= sentence.begin + back && !reading.gap_has(at - back + 1, ",;:"); ++back) {
            if (reading.word(at - back) == "from" && (at - back == sentence.begin || reading.gap_has(at - back, ",;:"))) return std::nullopt;
        }
    }
    if (word == "preceding" || word == "pending") {
        const bool opens_event = is_one_of(next, {"the", "a", "an", "any", "its", "his", "her", "their", "such", "receipt", "completion", "resolution",
                                                  "determination", "approval", "investigation", "publication"});
        if (is_one_of(before, {"the", "a", "any", "immediately", "still", "all"}) || word == "preceding" || !opens_event) return std::nullopt;
    }

    if (word == "as" && match->value == "as soon as") {
        const std::string_view last_of = reading.word(complement + 2);
        if (is_one_of(next, {"possible", "practicable", "reasonably", "practical", "is"}) ||
            (next == "it" && is_one_of(last_of, {"possible", "practicable", "reasonably", "practical"})))
            return std::nullopt;
    }
    // "no later than May 2027" is a date.
    if (is_month_name(next) && reading.is_capital(complement)) return std::nullopt;
    if (names_number(next) && is_month_name(reading.word(complement + 1))) return std::nullopt;
    if (is_one_of(word, {"not", "no"}) && (next == "a" || next == "an" || names_number(next))) return std::nullopt;
    if (word == "at" && match->value == "at the end" && is_one_of(next, {"the", "this", "each", "every"}) &&
        is_one_of(reading.word(complement + 1), {"day", "report", "protocol", "document", "line"}))
        return std::nullopt;
    // "once a month", "at once", "once again" tell no event.
    if (word == "once" && (is_one_of(before, {"at", "than", "just", "more", "only"}) ||
                           is_one_of(next, {"a", "an", "every", "each", "per", "again", "more", "in", "during", "or", "and", "at", "only", "for", "as"})))
        return std::nullopt;
    // "after, or in some cases before": the words tell no event.
    const std::size_t opening = complement;
    std::size_t end = event_end(reading, complement, sentence.end);
    if (at == sentence.begin) end = std::min(end, main_clause(reading, complement, sentence.end));
    // "on taking office and comes back": the office is all that is taken.
    if (is_one_of(word, {"on", "upon"}) && last.ends_with("ing")) {
        for (std::size_t i = complement; i < end; ++i) {
            if (is_one_of(reading.word(i), {"and", "or", "the"}) && i > complement) end = i;
        }
    }
    if (end <= complement) return std::nullopt;
    if (match->value == "from" && last == "after" && end - complement == 1 && is_one_of(next, {"use", "effects"})) return std::nullopt;
    found.words = {at, end};
    found.trigger = {opening, end};
    return found;
}

}  // namespace clausebook
